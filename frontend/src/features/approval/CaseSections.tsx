import { type ComponentType, Suspense } from 'react'

/** What another room says about a case: a section of its page, or nothing. */
export interface CaseSection {
  key: string
  Part: ComponentType<{ caseId: string }>
}

export function CaseSections({ of, caseId }: { of: readonly CaseSection[]; caseId: string }) {
  return of.map(({ key, Part }) => (
    <Suspense key={key} fallback={null}>
      <Part caseId={caseId} />
    </Suspense>
  ))
}
