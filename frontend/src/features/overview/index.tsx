import { Route, Routes } from 'react-router'
import { Cockpit } from './Cockpit'

/** Everything below /overview: what the viewer's tenant, or its own unit, has under way. */
export default function OverviewRoom() {
  return (
    <Routes>
      <Route index element={<Cockpit />} />
    </Routes>
  )
}
