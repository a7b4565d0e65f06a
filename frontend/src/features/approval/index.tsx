import { Route, Routes } from 'react-router'
import { CasePage } from './CasePage'
import { TaskList } from './TaskList'

/** Everything below /approval: what one has to decide, what one has decided, and one case. */
export default function ApprovalRoom() {
  return (
    <Routes>
      <Route index element={<TaskList open />} />
      <Route path="done" element={<TaskList open={false} />} />
      <Route path="cases/:caseId" element={<CasePage />} />
    </Routes>
  )
}
