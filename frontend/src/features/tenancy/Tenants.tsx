import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DataTable, DateText, Empty, Loaded, Section, Sheet, StatusTag, useMay, useNamed, useReading } from '@/kit'
import { ApplyForm } from './ApplyForm'
import { ResumeButton, SuspendForm } from './Suspension'

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
      suspension {
        since
        reason
      }
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
  const [suspending, setSuspending] = useState<string | null>(null)
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
                below={(row) => (suspending === row.id && row.status === 'ACTIVE' ? <SuspendForm tenant={row} onClose={() => setSuspending(null)} /> : null)}
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
                  {
                    key: 'suspension',
                    head: <span className="sr-only">{t('suspend.acts')}</span>,
                    render: (row) => (
                      <>
                        {row.suspension ? (
                          <div>
                            <DateText value={row.suspension.since} /> {row.suspension.reason}
                          </div>
                        ) : null}
                        {may('TENANT_SUSPEND') && row.status === 'SUSPENDED' ? <ResumeButton tenant={row} /> : null}
                        {may('TENANT_SUSPEND') && row.status === 'ACTIVE' && row.level !== 'PLATFORM' ? (
                          <button type="button" className="link" aria-label={t('suspend.of', { name: named(row) })} onClick={() => setSuspending(row.id)}>
                            {t('suspend.act')}
                          </button>
                        ) : null}
                      </>
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
