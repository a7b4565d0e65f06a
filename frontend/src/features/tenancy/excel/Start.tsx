import { useTranslation } from 'react-i18next'
import { DataTable, DateText, Empty, Loaded, Section, Sheet, useReading } from '@/kit'
import { RecentDocument, goodRows, readRows } from './queries'
import { Upload } from './Upload'

/** The template, the upload, and what was begun before. */
export function Start({ tenantId, onBegun }: { tenantId: string; onBegun: (id: string) => void }) {
  const { t } = useTranslation('tenancy-excel')
  const recent = useReading(RecentDocument, { tenantId })
  return (
    <Sheet>
      <Section title={t('start')} aside={t('startWhat')}>
        <Upload of={{ tenant: tenantId }} onBegun={onBegun} />
      </Section>
      <Section title={t('recent')} aside={t('recentWhat')}>
        <Loaded of={recent} pick={(data) => data.peopleImports.edges.map((edge) => edge.node)}>
          {(imports) => (
            <DataTable
              label={t('recent')}
              rows={imports}
              rowKey={(row) => row.id}
              empty={<Empty title={t('none')} why={t('noneWhy')} />}
              columns={[
                {
                  key: 'file',
                  head: t('file'),
                  render: (row) => (
                    <button type="button" className="link" onClick={() => onBegun(row.id)}>
                      {row.fileName}
                    </button>
                  ),
                },
                { key: 'state', head: t('state'), render: (row) => t(`states.${row.state}`) },
                { key: 'rows', head: t('goodOfRead'), align: 'right', render: (row) => `${goodRows(row)} / ${readRows(row)}` },
                { key: 'who', head: t('by'), render: (row) => row.uploadedBy },
                { key: 'when', head: t('when'), render: (row) => <DateText value={row.uploadedAt} /> },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Sheet>
  )
}
