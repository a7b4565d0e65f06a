import { useTranslation } from 'react-i18next'
import { Route, Routes } from 'react-router'
import { useMay } from '@/kit'
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
    <Routes>
      <Route index element={<Trail tabs={tabs} />} />
      <Route path="views" element={<Views tabs={tabs} />} />
    </Routes>
  )
}
