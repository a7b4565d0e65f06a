import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DataTable, Empty, Loaded, Section, Sheet, StatusTag, useMay, useNamed, useReading } from '@/kit'
import { ApplyForm } from './ApplyForm'

const TenantsDocument = graphql(`
  query Tenants {
    tenants {
      id
      code
      level
      name
      nameEn
      regionCode
      status
      parent {
        id
        name
        nameEn
      }
    }
  }
`)

/** The tenants of the city tree; the operator makes them here from their folders. */
export function Tenants() {
  const { t } = useTranslation('tenancy')
  const named = useNamed()
  const may = useMay()
  const reading = useReading(TenantsDocument, {})
  return (
    <>
      {may('TENANT_APPLY') ? <ApplyForm /> : null}
      <Sheet>
        <Section title={t('tenants.title')}>
          <Loaded of={reading} pick={(data) => data.tenants}>
            {(tenants) => (
              <DataTable
                label={t('tenants.title')}
                rows={tenants}
                rowKey={(row) => row.id}
                empty={<Empty title={t('tenants.empty')} why={t('tenants.emptyWhy')} />}
                columns={[
                  { key: 'name', head: t('unit.name'), render: (row) => <span style={{ paddingLeft: row.parent ? 20 : 0 }}>{named(row)}</span> },
                  { key: 'level', head: t('tenants.level'), render: (row) => t(`tenants.levels.${row.level}`) },
                  { key: 'code', head: t('unit.code'), render: (row) => row.code },
                  { key: 'region', head: t('tenants.region'), render: (row) => row.regionCode ?? t('tenants.none') },
                  { key: 'parent', head: t('tenants.parent'), render: (row) => (row.parent ? named(row.parent) : '—') },
                  {
                    key: 'status',
                    head: t('tenants.status'),
                    render: (row) => (
                      <StatusTag family={row.status === 'ACTIVE' ? 'green' : row.status === 'SUSPENDED' ? 'violet' : 'grey'} icon={row.status === 'ACTIVE' ? 'Check' : row.status === 'SUSPENDED' ? 'Pause' : 'Stop'}>
                        {t(`tenants.statuses.${row.status}`)}
                      </StatusTag>
                    ),
                  },
                ]}
              />
            )}
          </Loaded>
        </Section>
      </Sheet>
    </>
  )
}
