import { lazy } from 'react'
import type { CaseSection } from '@/features/approval'

/** What other rooms say about one case: sections of the case's page. */
export const caseSections: readonly CaseSection[] = [
  { key: 'papers', Part: lazy(() => import('@/features/project/papers/CasePapers')) },
  { key: 'experts', Part: lazy(() => import('@/features/expert/CasePanel')) },
]
