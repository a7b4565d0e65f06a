import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Bar, DataTable, Money, useMoneyUnit, useStateWord } from '@/kit'
import { funnelOf, listOf } from './links'
import { Panel } from './Panel'
import s from './Overview.module.css'

export const OverviewFunnelFragment = graphql(`
  fragment OverviewFunnel on Overview {
    projectCount
    approved
    byStage {
      stage
      count
      amount
    }
  }
`)

/** How far projects have come: gone on (solid) and standing there (hatched); it is a table with bars in it. */
export function Funnel({ of }: { of: FragmentType<typeof OverviewFunnelFragment> }) {
  const overview = readFragment(OverviewFunnelFragment, of)
  const { t } = useTranslation('overview')
  const word = useStateWord()
  const unit = useMoneyUnit()
  const rows = funnelOf(overview.byStage)
  const all = Math.max(1, overview.projectCount)
  return (
    <Panel title={t('funnel.title')} aside={t('funnel.what', { count: overview.projectCount })}>
      <DataTable
        label={t('funnel.title')}
        rows={rows}
        rowKey={(row) => row.stage}
        columns={[
          { key: 'stage', head: t('funnel.stage'), render: (row) => <span className={s.nowrap}>{word('project', row.stage)}</span> },
          { key: 'bar', head: <span className={s.legend}><i className={s.solid} /> {t('funnel.passed')} <i className={s.hatched} /> {t('funnel.stands')}</span>, width: '40%', render: (row) => <Bar value={row.passed / all} held={row.count / all} /> },
          { key: 'reached', head: t('funnel.reached'), align: 'right', render: (row) => <b>{row.reached}</b> },
          { key: 'count', head: t('funnel.stands'), align: 'right', render: (row) => <Link to={listOf({ stages: [row.stage] })}>{row.count}</Link>, foot: overview.projectCount },
          { key: 'amount', head: t('tiles.approved', { unit }), align: 'right', render: (row) => <Money value={row.amount} />, foot: <Money value={overview.approved} /> },
        ]}
      />
    </Panel>
  )
}
