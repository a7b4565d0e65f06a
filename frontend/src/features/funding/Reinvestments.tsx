import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DataTable, Empty, Money, useMoneyUnit } from '@/kit'

export const ReinvestmentRow = graphql(`
  fragment ReinvestmentRow on ReinvestmentUse {
    closedYear
    amount
    origin {
      id
      title
    }
    project {
      id
      title
    }
  }
`)

/** Whose revenue paid for which later project. A project that the viewer may not see stays without its name. */
export function Reinvestments({ of }: { of: readonly FragmentType<typeof ReinvestmentRow>[] }) {
  const { t } = useTranslation('funding')
  const unit = useMoneyUnit()
  const uses = readFragment(ReinvestmentRow, of)
  const link = (project: { id: string; title: string } | null | undefined, tab: string) => (project ? <Link to={`/project/${project.id}/${tab}`}>{project.title}</Link> : '—')
  return (
    <DataTable
      label={t('reinvest.title')}
      rows={uses}
      rowKey={(use) => `${use.origin?.id}:${use.closedYear}:${use.project?.id}:${use.amount}`}
      empty={<Empty title={t('reinvest.empty')} why={t('reinvest.emptyWhy')} />}
      columns={[
        { key: 'origin', head: t('reinvest.origin'), render: (use) => link(use.origin, 'operation') },
        { key: 'year', head: t('reinvest.year'), render: (use) => use.closedYear },
        { key: 'amount', head: t('ledger.amount', { unit }), align: 'right', render: (use) => <Money value={use.amount} /> },
        { key: 'project', head: t('reinvest.project'), render: (use) => link(use.project, 'funding') },
      ]}
    />
  )
}
