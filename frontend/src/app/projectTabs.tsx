import { lazy } from 'react'
import type { ProjectTab } from '@/features/project'

/** Over the drafts: which conditions of approvals fall due. */
export const DueLine = lazy(() => import('@/features/approval/DueLine'))

/** What other rooms say about one project: tabs of the project's page, loaded when opened. */
export const projectTabs: readonly ProjectTab[] = [
  { path: 'approval', Tab: lazy(() => import('@/features/approval/ProjectTab')) },
  { path: 'duplicates', Tab: lazy(() => import('@/features/project/duplicates/ProjectTab')) },
  { path: 'filing', Tab: lazy(() => import('@/features/filing/ProjectTab')) },
  { path: 'funding', Tab: lazy(() => import('@/features/funding/ProjectTab')) },
  { path: 'construction', Tab: lazy(() => import('@/features/construction/ProjectTab')) },
  { path: 'operation', Tab: lazy(() => import('@/features/operation/ProjectTab')) },
]
