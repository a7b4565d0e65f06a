import { type ComponentType, lazy } from 'react'
import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import type { CaseSection } from './CaseSections'
import { TaskList } from './TaskList'

export type { CaseSection } from './CaseSections'

// The lists are where people begin; a case comes when it is opened.
const CasePage = lazy(() => import('./CasePage').then((page) => ({ default: page.CasePage })))
const CaseList = lazy(() => import('./CaseList').then((page) => ({ default: page.CaseList })))
const CopyList = lazy(() => import('./CopyList').then((page) => ({ default: page.CopyList })))
const ConfirmationList = lazy(() => import('./ConfirmationList').then((page) => ({ default: page.ConfirmationList })))
const DueConditions = lazy(() => import('./DueConditions').then((page) => ({ default: page.DueConditions })))
const ProxyList = lazy(() => import('./ProxyList').then((page) => ({ default: page.ProxyList })))

/** Everything below /approval: what one has to decide, has decided, has started, follows, was brought to one's notice, and one case. */
export default function ApprovalRoom({ sections, waiting }: { sections: readonly CaseSection[]; waiting: readonly ComponentType[] }) {
  return (
    <RoomRoutes>
      <Route index element={<TaskList key="open" open waiting={waiting} />} />
      <Route path="done" element={<TaskList key="done" open={false} />} />
      <Route path="started" element={<CaseList key="STARTED" list="STARTED" />} />
      <Route path="followed" element={<CaseList key="FOLLOWED" list="FOLLOWED" />} />
      <Route path="proxies" element={<ProxyList />} />
      <Route path="confirmations" element={<ConfirmationList />} />
      <Route path="conditions" element={<DueConditions />} />
      <Route path="copied" element={<CopyList />} />
      <Route path="cases/:caseId" element={<CasePage sections={sections} />} />
    </RoomRoutes>
  )
}
