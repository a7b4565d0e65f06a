import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { FilingFilter } from '@/gql/graphql'
import { type Column, DataTable, Money, useNamed, useReading } from '@/kit'
import s from './Filing.module.css'

const TotalsDocument = graphql(`
  query FilingTotals($filter: FilingFilter) {
    filingTotals(filter: $filter) {
      kind
      year
      filings
      incomplete
      revoked
      investment
      operationMoney
      tenant {
        id
        name
        nameEn
      }
    }
  }
`)

/** The filings of the list by place, kind and year; folded, as most who come look for one. */
export function Totals({ filter, onTenant }: { filter: FilingFilter; onTenant: (tenantId: string) => void }) {
  const { t } = useTranslation('filing')
  const named = useNamed()
  const totals = useReading(TotalsDocument, { filter }).state.data?.filingTotals ?? []
  if (totals.length === 0) return null
  const sum = (of: (total: (typeof totals)[number]) => number) => totals.reduce((all, total) => all + of(total), 0)
  const columns: readonly Column<(typeof totals)[number]>[] = [
    {
      key: 'tenant',
      head: t('tenant'),
      render: (row) => (
        <button type="button" className="link" onClick={() => onTenant(row.tenant.id)}>
          {named(row.tenant)}
        </button>
      ),
    },
    { key: 'kind', head: t('kind.head'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'year', head: t('year'), render: (row) => row.year },
    { key: 'filings', head: t('totals.filings'), align: 'right', render: (row) => row.filings },
    { key: 'incomplete', head: t('totals.incomplete'), align: 'right', render: (row) => row.incomplete },
    { key: 'revoked', head: t('totals.revoked'), align: 'right', render: (row) => row.revoked },
    { key: 'investment', head: t('field.investment'), align: 'right', render: (row) => <Money value={row.investment} /> },
    { key: 'operation', head: t('field.operationMoney'), align: 'right', render: (row) => <Money value={row.operationMoney} /> },
  ]
  return (
    <details className={s.totals}>
      <summary>{t('totals.line', { filings: sum((total) => total.filings), incomplete: sum((total) => total.incomplete), revoked: sum((total) => total.revoked) })}</summary>
      <DataTable label={t('totals.head')} columns={columns} rows={totals} rowKey={(row) => `${row.tenant.id} ${row.kind} ${row.year}`} />
    </details>
  )
}
