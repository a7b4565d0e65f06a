import { useTranslation } from 'react-i18next'
import { Route } from 'react-router'
import { RoomRoutes, useMay } from '@/kit'
import { Trail } from './Trail'
import { Views } from './Views'

/** Everything below /audit: the trail of the tenant for its auditor, and who of other tenants saw its data. */
export default function AuditRoom() {
  const { t } = useTranslation('audit')
  const may = useMay()
  const tabs = may('AUDIT_READ')
    ? [
        { to: '/audit', label: t('title'), end: true },
        { to: '/audit/views', label: t('views.title') },
      ]
    : []
  return (
    <RoomRoutes>
      <Route index element={<Trail tabs={tabs} />} />
      <Route path="views" element={<Views tabs={tabs} />} />
    </RoomRoutes>
  )
}
