import { Route, Routes } from 'react-router'
import { BatchesPage } from './BatchesPage'
import { PlanEditor } from './PlanEditor'
import { PlansPage } from './PlansPage'

/** Everything below /planning: plans with what they got for their money, and application batches. */
export default function PlanningRoom() {
  return (
    <Routes>
      <Route index element={<PlansPage />} />
      <Route path="batches" element={<BatchesPage />} />
      <Route path="new" element={<PlanEditor />} />
      <Route path=":planId/edit" element={<PlanEditor />} />
    </Routes>
  )
}
