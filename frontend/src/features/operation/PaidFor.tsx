import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DataTable, Empty, Money, Section, useMoneyUnit } from '@/kit'

export const PaidForRow = graphql(`
  fragment PaidForRow on ReinvestmentUse {
    closedYear
    amount
    project {
      id
      code
      title
    }
  }
`)

/** Which later projects this one's revenue has paid for. */
export function PaidFor({ of }: { of: readonly FragmentType<typeof PaidForRow>[] }) {
  const uses = readFragment(PaidForRow, of)
  const { t } = useTranslation('operation')
  const unit = useMoneyUnit()
  return (
    <Section title={t('paidFor.title')} id="paid-for">
      <DataTable
        label={t('paidFor.title')}
        rows={uses}
        rowKey={(use) => `${use.closedYear}:${use.project?.id}:${use.amount}`}
        empty={<Empty title={t('paidFor.empty')} why={t('paidFor.emptyWhy')} />}
        columns={[
          { key: 'year', head: t('paidFor.year'), render: (use) => use.closedYear },
          { key: 'project', head: t('paidFor.project'), render: (use) => (use.project ? <Link to={`/project/${use.project.id}/funding`}>{use.project.title}</Link> : '—') },
          { key: 'amount', head: t('entry.amount', { unit }), align: 'right', render: (use) => <Money value={use.amount} /> },
        ]}
      />
    </Section>
  )
}
