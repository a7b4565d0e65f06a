import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DataTable, Empty, Money, StateTag, useMoneyUnit } from '@/kit'
import { listOf } from './links'
import { Panel } from './Panel'

export const OverviewPipelineFragment = graphql(`
  fragment OverviewPipeline on Overview {
    pipeline {
      stage
      count
      amount
    }
  }
`)

/** What the approved ones do not count: drafts, asked, under review, returned, refused. */
export function Pipeline({ of }: { of: FragmentType<typeof OverviewPipelineFragment> }) {
  const { pipeline } = readFragment(OverviewPipelineFragment, of)
  const { t } = useTranslation('overview')
  const unit = useMoneyUnit()
  return (
    <Panel id="pipeline" title={t('pipeline.title')} aside={t('pipeline.what')}>
      <DataTable
        label={t('pipeline.title')}
        rows={pipeline.filter((row) => row.count > 0)}
        rowKey={(row) => row.stage}
        empty={<Empty title={t('pipeline.empty')} />}
        columns={[
          { key: 'stage', head: t('funnel.stage'), render: (row) => <StateTag of="project" state={row.stage} /> },
          { key: 'count', head: t('tiles.count'), align: 'right', render: (row) => <Link to={listOf({ stages: [row.stage] })}>{row.count}</Link> },
          { key: 'amount', head: t('pipeline.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} /> },
        ]}
      />
    </Panel>
  )
}
