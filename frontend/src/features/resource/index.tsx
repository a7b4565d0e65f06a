import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { ServerList } from './ServerList'

/** Everything below /resource: the one register of centralised servers. */
export default function ResourceRoom() {
  return (
    <RoomRoutes>
      <Route index element={<ServerList />} />
    </RoomRoutes>
  )
}
