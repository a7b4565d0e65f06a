import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { PaymentList } from './PaymentList'

/** Everything below /construction: payment requests of all projects. The rest stands on each project's page. */
export default function ConstructionRoom() {
  return (
    <RoomRoutes>
      <Route index element={<PaymentList />} />
    </RoomRoutes>
  )
}
