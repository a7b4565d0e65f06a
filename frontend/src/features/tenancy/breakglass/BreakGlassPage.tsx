import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { BreakGlassesQuery } from '@/gql/graphql'
import { type Column, DateText, Refusals, Section, Sheet, StatusTag, WorkList, useAct, useMay, usePages, useViewer } from '@/kit'
import { EndBreakGlass } from './end'
import s from './Glass.module.css'

const BreakGlasses = graphql(`
  query BreakGlasses($after: String) {
    breakGlasses(first: 50, after: $after) {
      edges {
        cursor
        node {
          id
          personName
          unitName
          reason
          beganAt
          endsAt
          endedAt
          endedByName
          endedByUnit
          open
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
type Glass = BreakGlassesQuery['breakGlasses']['edges'][number]['node']
const pick = (data: BreakGlassesQuery) => data.breakGlasses

/** Every time that the operator looked into the tenant's data, newest first. */
export function BreakGlassPage() {
  const { t } = useTranslation('tenancy-glass')
  const { today, tenantWide } = useViewer()
  const may = useMay()
  const pages = usePages(BreakGlasses, {}, pick)
  const act = useAct(EndBreakGlass)
  const who = (glass: Glass) => `${glass.personName} · ${glass.unitName}`
  const state = (glass: Glass) => (glass.open ? t('open') : glass.endedByName ? t('ended', { name: glass.endedByName }) : t('over'))
  const columns: readonly Column<Glass>[] = [
    { key: 'began', head: t('began'), render: (glass) => <DateText value={glass.beganAt} today={today} />, text: (glass) => glass.beganAt },
    { key: 'limit', head: t('limit'), render: (glass) => <DateText value={glass.endedAt ?? glass.endsAt} today={today} />, text: (glass) => glass.endedAt ?? glass.endsAt },
    { key: 'who', head: t('who'), render: who, text: who },
    { key: 'reason', head: t('reason'), render: (glass) => <div className={s.reason}>{glass.reason}</div>, text: (glass) => glass.reason },
    {
      key: 'state',
      head: t('state'),
      render: (glass) => (
        <StatusTag family={glass.open ? 'red' : 'grey'} icon={glass.open ? 'Unlock' : 'Stop'}>
          {state(glass)}
        </StatusTag>
      ),
      text: state,
    },
    {
      key: 'acts',
      head: <span className="sr-only">{t('acts')}</span>,
      render: (glass) =>
        glass.open ? (
          <Button size="small" danger loading={act.running} aria-label={t('endOf', { name: glass.personName })} onClick={() => void act.run({ breakGlassId: glass.id })}>
            {t('end')}
          </Button>
        ) : null,
    },
  ]
  return (
    <Sheet>
      <Section title={t('title')} aside={t('what')} extra={tenantWide && may('PROJECT_READ') ? <Link to="/audit/views">{t('views')}</Link> : null}>
        <Refusals errors={act.errors} />
        <WorkList label={t('title')} pages={pages} columns={columns} rowKey={(glass) => glass.id} empty={{ title: t('none'), why: t('noneWhy') }} exportAs={t('title')} />
      </Section>
    </Sheet>
  )
}
