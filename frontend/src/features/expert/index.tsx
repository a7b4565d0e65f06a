import { Route, Routes } from 'react-router'
import { PoolPage } from './PoolPage'

/** Everything below /expert: the pool. What experts say in a case stands on the case's page. */
export default function ExpertRoom() {
  return (
    <Routes>
      <Route index element={<PoolPage />} />
    </Routes>
  )
}
