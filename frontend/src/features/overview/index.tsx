import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { Cockpit } from './Cockpit'

/** Everything below /overview: what the viewer's tenant, or its own unit, has under way. */
export default function OverviewRoom() {
  return (
    <RoomRoutes>
      <Route index element={<Cockpit />} />
    </RoomRoutes>
  )
}
