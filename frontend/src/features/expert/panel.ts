import { graphql } from '@/gql'
import type { CaseExpertsQuery } from '@/gql/graphql'

export const CaseExpertsDocument = graphql(`
  query CaseExperts($id: ID!) {
    case(id: $id) {
      id
      viewerCanDrawExperts
      steps {
        id
        waitsForExperts
      }
      expertPanel {
        id
        state
        size
        quotas {
          field
          atLeast
        }
        emptySeats
        mean
        dissents
        heldOn
        conclusion
        minutes
        document {
          id
          name
          url
        }
        drawnByName
        drawnAt
        closedByName
        closedAt
        version
        viewerCanRecord
        members {
          id
          ordinal
          key
          name
          employer
          title
          fields
          state
          replacesOrdinal
          recusalReason
          ownWish
          score
          opinion
          dissent
          version
        }
      }
    }
  }
`)
/** All that somebody needs to repeat the draw; read when it is opened. */
export const DrawOfPanelDocument = graphql(`
  query DrawOfPanel($id: ID!) {
    node(id: $id) {
      id
      ... on ExpertPanel {
        algorithm
        inputSha256
        nonce
        seed
        candidates {
          key
          name
          employer
          fields
          place
          leftOut
          leftOutFor
        }
      }
    }
  }
`)
export type Panel = NonNullable<NonNullable<CaseExpertsQuery['case']>['expertPanel']>
export type Member = Panel['members'][number]
