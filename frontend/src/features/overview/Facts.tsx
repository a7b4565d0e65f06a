import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Bar, FactStrip, Money, Percent, inYuan, ratioOf, useMay } from '@/kit'
import { listOf } from './links'
import s from './Overview.module.css'

export const OverviewFactsFragment = graphql(`
  fragment OverviewFacts on Overview {
    projectCount
    approved
    paid
    serversManaged
    serversHosted
    serversCloud
    revenue
    reinvested
    reinvestmentUsed
    byStage {
      stage
      count
    }
    pipeline {
      stage
      count
    }
  }
`)

/** The figures that people ask for first, each with the list behind it. */
export function Facts({ of }: { of: FragmentType<typeof OverviewFactsFragment> }) {
  const facts = readFragment(OverviewFactsFragment, of)
  const { t, i18n } = useTranslation('overview')
  const may = useMay()
  const at = (...stages: string[]) => facts.byStage.filter((each) => stages.includes(each.stage)).reduce((sum, each) => sum + each.count, 0)
  const operating = at('OPERATION')
  const building = at('CONSTRUCTION', 'ACCEPTANCE')
  const servers = facts.serversManaged + facts.serversHosted
  const pipeline = facts.pipeline.reduce((sum, each) => sum + each.count, 0)
  return (
    <div className={s.facts}>
      <FactStrip
        label={t('facts.title')}
        facts={[
          { key: 'projects', label: t('facts.projects'), value: <>{facts.projectCount}<small>{t('facts.projectUnit', { count: facts.projectCount })}</small></>, note: t('facts.projectsNote', { operating, building, rest: facts.projectCount - operating - building }), to: listOf({}) },
          { key: 'approved', label: t('facts.approved'), value: <Money value={facts.approved} unit />, note: <>{i18n.language === 'zh' ? `${t('facts.yuan', { amount: inYuan(facts.approved) })} · ` : ''}{t('facts.paid')} <Money value={facts.paid} /> <Percent value={ratioOf(facts.paid, facts.approved)} /></>, to: '#money' },
          {
            key: 'servers',
            label: t('facts.servers'),
            value: <>{servers}<small>{t('facts.serverUnit', { count: servers })}</small></>,
            note: (
              <>
                <Bar value={servers ? facts.serversHosted / servers : 0} tone="blue" />
                {t('facts.hosted')} <strong>{facts.serversHosted}</strong> · {t('facts.managed')} <strong>{facts.serversManaged}</strong>
                {facts.serversCloud ? <> · {t('facts.cloud')} <strong>{facts.serversCloud}</strong></> : null}
              </>
            ),
            to: may('RESOURCE_READ') ? '/resource' : undefined,
          },
          { key: 'reinvested', label: t('facts.reinvested'), value: <Money value={facts.reinvested} unit />, note: <>{t('facts.used')} <Money value={facts.reinvestmentUsed} /></>, to: '#reinvested' },
          { key: 'pipeline', label: t('facts.pipeline'), value: <>{pipeline}<small>{t('facts.projectUnit', { count: pipeline })}</small></>, note: t('facts.pipelineNote'), to: '#pipeline' },
        ]}
      />
    </div>
  )
}
