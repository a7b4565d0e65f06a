import { graphql } from '@/gql'
import type { CaseFollowQuery } from '@/gql/graphql'
import { useReading } from '@/kit'
import { CaseCopies } from './CaseCopies'
import { CaseUrge } from './CaseUrge'

const CaseFollowDocument = graphql(`
  query CaseFollow($id: ID!) {
    case(id: $id) {
      id
      viewerCanUrge
      viewerCanCopy
      urges {
        note
        personName
        unitName
        urgedAt
      }
      copies {
        id
        note
        personName
        unitName
        receiverName
        receiverUnitName
        copiedAt
        readAt
        viewerUnread
      }
    }
  }
`)
export type Followed = NonNullable<CaseFollowQuery['case']>

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
