import { useTranslation } from 'react-i18next'
import { Route, Routes } from 'react-router'
import { ObjectHeader } from '@/kit'
import { PolicyTable } from './PolicyTable'
import { RolesTable } from './RolesTable'
import { Tenants } from './Tenants'
import { UnitList } from './UnitList'

/** Everything below /tenancy: units, the table of rights, policy values, tenants. */
export default function TenancyRoom() {
  const { t } = useTranslation('tenancy')
  return (
    <>
      <ObjectHeader
        title={t('title')}
        tabs={[
          { to: '/tenancy', label: t('tabs.units'), end: true },
          { to: '/tenancy/roles', label: t('tabs.roles') },
          { to: '/tenancy/policy', label: t('tabs.policy') },
          { to: '/tenancy/tenants', label: t('tabs.tenants') },
        ]}
      />
      <Routes>
        <Route index element={<UnitList />} />
        <Route path="roles" element={<RolesTable />} />
        <Route path="policy" element={<PolicyTable />} />
        <Route path="tenants" element={<Tenants />} />
      </Routes>
    </>
  )
}
