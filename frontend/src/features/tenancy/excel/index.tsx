import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import { Empty, useNamed, useReading, useViewer } from '@/kit'
import { ImportView } from './ImportView'
import { Start } from './Start'

const Choice = graphql(`
  query ImportTenants {
    tenants {
      id
      name
      nameEn
      level
    }
  }
`)

/**
 * Units and people from a workbook: `?import=` takes up one that was begun, without it there is a new one. Stands on a
 * page of its own and inside the onboarding of a tenant, which then names the tenant.
 */
export function PeopleImportScreen({ tenantId }: { tenantId?: string }) {
  const { t } = useTranslation('tenancy-excel')
  const named = useNamed()
  const viewer = useViewer()
  const [params, setParams] = useSearchParams()
  const operator = viewer.tenant.level === 'PLATFORM'
  const tenants = useReading(Choice, {}, { pause: !operator || Boolean(tenantId) }).state.data?.tenants ?? []
  const set = (key: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(key, value)
      else next.delete(key)
      return next
    })
  const chosen = tenantId ?? (operator ? params.get('tenant') : viewer.tenant.id)
  const current = params.get('import')
  if (current) return <ImportView id={current} onOther={() => set('import', null)} />
  return (
    <>
      {operator && !tenantId ? (
        <p>
          <Select
            aria-label={t('forWhom')}
            placeholder={t('forWhom')}
            style={{ minWidth: 240 }}
            value={chosen}
            options={tenants.filter((tenant) => tenant.level !== 'PLATFORM').map((tenant) => ({ value: tenant.id, label: named(tenant) }))}
            onChange={(tenant: string) => set('tenant', tenant)}
          />
        </p>
      ) : null}
      {chosen ? <Start tenantId={chosen} onBegun={(id) => set('import', id)} /> : <Empty title={t('forWhom')} why={t('forWhomWhy')} />}
    </>
  )
}
