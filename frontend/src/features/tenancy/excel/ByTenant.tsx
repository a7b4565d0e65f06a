import { useTranslation } from 'react-i18next'
import { DataTable, Section, Sheet, useNamed } from '@/kit'
import { type Import, goodRows, readRows } from './queries'
import s from './excel.module.css'

/** Good and read rows of every tenant of the workbook. */
export function ByTenant({ of }: { of: Import }) {
  const { t } = useTranslation('tenancy-excel')
  const named = useNamed()
  const name = (row: Import['tenants'][number]) => {
    if (!row.tenant) return t('noTenant')
    return row.tenant.id === of.tenant.id && of.tenants.length > 1 ? t('itself', { name: named(row.tenant) }) : named(row.tenant)
  }
  return (
    <Sheet>
      <Section title={t('byTenant')} aside={t('goodOfRead')}>
        <DataTable
          label={t('byTenant')}
          rows={of.tenants}
          rowKey={(row) => row.tenant?.id ?? ''}
          columns={[
            {
              key: 'name',
              head: t('tenant'),
              render: (row) => (
                <>
                  {name(row)} {row.tenant && !row.tenant.regionCode ? <span className={s.small}>{t('noCode')}</span> : null}
                </>
              ),
              foot: t('sum'),
            },
            {
              key: 'rows',
              head: t('goodOfRead'),
              align: 'right',
              render: (row) => <span className={row.good < row.rows ? s.short : undefined}>{`${row.good} / ${row.rows}`}</span>,
              foot: `${goodRows(of)} / ${readRows(of)}`,
            },
          ]}
        />
      </Section>
    </Sheet>
  )
}
