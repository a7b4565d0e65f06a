import { useReading } from '@/kit'
import { CaseCopies } from './CaseCopies'
import { CaseUrge } from './CaseUrge'
import { CaseFollowDocument } from './follow'

/** What those do who don't decide now: urge who is pending, and bring the case to the notice of others. */
export default function CaseFollow({ caseId }: { caseId: string }) {
  const matter = useReading(CaseFollowDocument, { id: caseId }).state.data?.case
  if (!matter) return null
  return (
    <>
      {matter.viewerCanUrge || matter.urges.length ? <CaseUrge of={matter} /> : null}
      {matter.viewerCanCopy || matter.copies.length ? <CaseCopies of={matter} /> : null}
    </>
  )
}
