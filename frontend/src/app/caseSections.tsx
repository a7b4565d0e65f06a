import { type ComponentType, lazy } from 'react'
import type { CaseSection } from '@/features/approval'

/** What other rooms say about one case: sections of the case's page. */
export const caseSections: readonly CaseSection[] = [
  { key: 'papers', Part: lazy(() => import('@/features/project/papers/CasePapers')) },
  { key: 'experts', Part: lazy(() => import('@/features/expert/CasePanel')) },
]

/** What other rooms have waiting for who opens the to-do list: a line each, when there is something. */
export const waitingLines: readonly ComponentType[] = [lazy(() => import('@/features/project/lists/OwnBuildLine'))]
