import { Route, Routes } from 'react-router'
import { Pools } from './Pools'

/** Everything below /funding: the pools, their ledgers, and what reinvested revenue has paid for. */
export default function FundingRoom() {
  return (
    <Routes>
      <Route index element={<Pools />} />
    </Routes>
  )
}
