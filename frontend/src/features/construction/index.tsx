import { Route, Routes } from 'react-router'
import { PaymentList } from './PaymentList'

/** Everything below /construction: payment requests of all projects. The rest stands on each project's page. */
export default function ConstructionRoom() {
  return (
    <Routes>
      <Route index element={<PaymentList />} />
    </Routes>
  )
}
