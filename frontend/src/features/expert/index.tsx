import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { PoolPage } from './PoolPage'

/** Everything below /expert: the pool. What experts say in a case stands on the case's page. */
export default function ExpertRoom() {
  return (
    <RoomRoutes>
      <Route index element={<PoolPage />} />
    </RoomRoutes>
  )
}
