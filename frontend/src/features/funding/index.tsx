import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { Pools } from './Pools'

/** Everything below /funding: the pools, their ledgers, and what reinvested revenue has paid for. */
export default function FundingRoom() {
  return (
    <RoomRoutes>
      <Route index element={<Pools />} />
    </RoomRoutes>
  )
}
