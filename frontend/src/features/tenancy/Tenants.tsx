import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DataTable, DateText, Empty, Loaded, Section, Sheet, StatusTag, useMay, useNamed, useReading } from '@/kit'
import { ApplyForm } from './ApplyForm'
import { OpenForm } from './breakglass/OpenForm'
import { CloseForm, ResumeButton, SuspendForm } from './Suspension'

const DraftList = lazy(() => import('./onboarding/DraftList').then((part) => ({ default: part.DraftList })))

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

/** What the operator does to a tenant, and to which. */
const FORMS = {
  suspend: { when: 'ACTIVE', Form: SuspendForm },
  close: { when: 'SUSPENDED', Form: CloseForm },
  glass: { when: 'ACTIVE', Form: OpenForm },
} as const

/** The tenants of the city tree; the operator makes them here from their folders. */
export function Tenants() {
  const { t } = useTranslation(['tenancy', 'tenancy-glass'])
  const named = useNamed()
  const may = useMay()
  const reading = useReading(TenantsDocument, {})
  const [acting, setActing] = useState<{ on: string; by: keyof typeof FORMS } | null>(null)
  const close = () => setActing(null)
  return (
    <>
      {may('TENANT_APPLY') ? (
        <Suspense>
          <DraftList />
        </Suspense>
      ) : null}
      {may('TENANT_APPLY') ? <ApplyForm /> : null}
      <Sheet>
        <Section title={t('tenants.title')}>
          <Loaded of={reading} pick={(data) => data.tenants}>
            {(tenants) => (
              <DataTable
                label={t('tenants.title')}
                rows={tenants}
                rowKey={(row) => row.id}
                below={(row) => {
                  const form = acting?.on === row.id ? FORMS[acting.by] : null
                  return form?.when === row.status ? <form.Form tenant={row} onClose={close} /> : null
                }}
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
                        {may('TENANT_SUSPEND') && row.status === 'SUSPENDED' ? (
                          <>
                            <ResumeButton tenant={row} />
                            <button type="button" className="link" aria-label={t('close.of', { name: named(row) })} onClick={() => setActing({ on: row.id, by: 'close' })}>
                              {t('close.act')}
                            </button>
                          </>
                        ) : null}
                        {may('TENANT_SUSPEND') && row.status === 'ACTIVE' && row.level !== 'PLATFORM' ? (
                          <button type="button" className="link" aria-label={t('suspend.of', { name: named(row) })} onClick={() => setActing({ on: row.id, by: 'suspend' })}>
                            {t('suspend.act')}
                          </button>
                        ) : null}{' '}
                        {may('BREAK_GLASS') && row.status === 'ACTIVE' && row.level !== 'PLATFORM' ? (
                          <button type="button" className="link" aria-label={t('tenancy-glass:of', { name: named(row) })} onClick={() => setActing({ on: row.id, by: 'glass' })}>
                            {t('tenancy-glass:act')}
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
