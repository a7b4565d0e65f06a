import { lazy } from 'react'
import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { BatchesPage } from './BatchesPage'
import { PlanEditor } from './PlanEditor'
import { PlansPage } from './PlansPage'

const ListEntries = lazy(() => import('./lists/ListEntries').then((page) => ({ default: page.ListEntries })))

/** Everything below /planning: plans with what they got for their money, application batches, and what may not be asked for. */
export default function PlanningRoom() {
  return (
    <RoomRoutes>
      <Route index element={<PlansPage />} />
      <Route path="batches" element={<BatchesPage />} />
      <Route path="new" element={<PlanEditor />} />
      <Route path=":planId/edit" element={<PlanEditor />} />
      <Route path="lists" element={<ListEntries />} />
    </RoomRoutes>
  )
}
