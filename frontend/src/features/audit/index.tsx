import { Route, Routes } from 'react-router'
import { Trail } from './Trail'

/** Everything below /audit: the trail of the tenant, for its auditor. */
export default function AuditRoom() {
  return (
    <Routes>
      <Route index element={<Trail />} />
    </Routes>
  )
}
