import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { FrameworkOfPlanFragment } from '@/gql/graphql'
import { type Column, DataTable, Section, StatusTag, useNamed } from '@/kit'
import { FrameworkSides } from '../FrameworkSides'
import s from './Page.module.css'

const FrameworkOfPlan = graphql(`
  fragment FrameworkOfPlan on Framework {
    goals
    contents
    parts {
      unit {
        id
        name
        nameEn
      }
      participant {
        id
        packageTitle
        viewerSeesPackage
      }
      businessFlow
      dataFlow
      scope
      interfaces {
        name
        direction
        counterpart
        data
      }
    }
    overlaps {
      key
      kind
      reason
      ruledByName
      ...OverlapSides
    }
  }
`)
type Part = FrameworkOfPlanFragment['parts'][number]

/** The framework plan as it stands; nothing where none was written. */
export function Framework({ framework: of, whole }: { framework: FragmentType<typeof FrameworkOfPlan>; whole: boolean }) {
  const { t } = useTranslation('project-framework')
  const { t: p } = useTranslation('project')
  const named = useNamed()
  const framework = readFragment(FrameworkOfPlan, of)
  const parts = framework.parts.filter((part) => part.scope.length || part.businessFlow || part.dataFlow || part.interfaces.length)
  if (!framework.goals && !framework.contents && !parts.length) return null
  const sees = (part: Part) => whole || part.participant?.viewerSeesPackage === true
  const columns: readonly Column<Part>[] = [
    {
      key: 'unit',
      head: p('participant.unit'),
      width: '20%',
      render: (part) => (
        <>
          {named(part.unit)}
          <div className={s.small}>{part.participant ? part.participant.packageTitle : t('lead')}</div>
        </>
      ),
    },
    {
      key: 'scope',
      head: p('cell.scope'),
      width: '35%',
      render: (part) => part.scope.map((item, at) => <div key={at}>{`${at + 1}. ${item}`}</div>),
    },
    {
      key: 'flows',
      head: p('cell.interfaces'),
      render: (part) =>
        sees(part) ? (
          <>
            {part.businessFlow ? <div className={s.pre}>{`${t('businessFlow')}: ${part.businessFlow}`}</div> : null}
            {part.dataFlow ? <div className={s.pre}>{`${t('dataFlow')}: ${part.dataFlow}`}</div> : null}
            {part.interfaces.map((one, at) => (
              <div key={at}>{[one.name, t(`direction.${one.direction}`), one.counterpart, one.data].join(' · ')}</div>
            ))}
          </>
        ) : (
          <span className={s.small}>{t('page.hidden')}</span>
        ),
    },
  ]
  const open = framework.overlaps.filter((overlap) => !overlap.reason).length
  return (
    <Section title={p('wizard.section.framework')} aside={open ? t('overlapsAside', { count: open }) : undefined}>
      {framework.goals ? <p className={s.pre}>{`${t('goals')}: ${framework.goals}`}</p> : null}
      {framework.contents ? <p className={s.pre}>{`${t('contents')}: ${framework.contents}`}</p> : null}
      <DataTable label={p('wizard.section.framework')} columns={columns} rows={parts} rowKey={(part) => part.participant?.id ?? 'lead'} empty={<p className={s.small}>{t('page.empty')}</p>} />
      {framework.overlaps.map((overlap) => (
        <div key={overlap.key}>
          <StatusTag family={overlap.reason ? 'green' : 'amber'} icon={overlap.reason ? 'Check' : 'Exclamation'}>
            {t(`kind.${overlap.kind}`)}
          </StatusTag>
          <div className={s.small}>
            <FrameworkSides overlap={overlap} />
            {overlap.reason ? `${t('ruled')}: ${overlap.reason} ${overlap.ruledByName ?? ''}` : null}
          </div>
        </div>
      ))}
    </Section>
  )
}
