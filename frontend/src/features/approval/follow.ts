import { graphql } from '@/gql'
import type { CaseFollowQuery } from '@/gql/graphql'

/** Urges and copies of a case. */
export const CaseFollowDocument = graphql(`
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
