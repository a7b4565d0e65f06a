import { graphql } from '@/gql'
import type { SharingRequestState } from '@/gql/enums'
import type { FindResourcesQuery, SharingRequestsQuery } from '@/gql/graphql'
import type { StatusFamily, StatusIcon } from '@/kit'

export const FindResources = graphql(`
  query FindResources($filter: PublishedResourceFilter, $after: String) {
    publishedResources(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id
          name
          sharingType
          sharingCondition
          viewerCanRequest
          provider {
            id
            name
            nameEn
          }
          ownRequest {
            id
            state
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
export const SharingRequests = graphql(`
  query SharingRequests($filter: SharingRequestFilter, $after: String) {
    sharingRequests(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id
          version
          purpose
          state
          dueOn
          overdue
          requestedAt
          requestedByName
          answer
          answeredAt
          answeredByName
          escalatedAt
          escalatedTo
          viewerCanEdit
          viewerCanAnswer
          requester {
            id
            name
            nameEn
          }
          provider {
            id
            name
            nameEn
          }
          resource {
            id
            name
            sharingCondition
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
export const RequestSave = graphql(`
  mutation SaveSharingRequest($input: SharingRequestSaveInput!) {
    sharingRequestSave(input: $input) {
      request { id version }
      errors { path message clause lift }
    }
  }
`)
export const RequestAnswer = graphql(`
  mutation AnswerSharingRequest($input: SharingRequestAnswerInput!) {
    sharingRequestAnswer(input: $input) {
      request { id version state }
      errors { path message clause lift }
    }
  }
`)
export const RequestWithdraw = graphql(`
  mutation WithdrawSharingRequest($input: SharingRequestWithdrawInput!) {
    sharingRequestWithdraw(input: $input) {
      request { id version state }
      errors { path message clause lift }
    }
  }
`)

export type Found = FindResourcesQuery['publishedResources']['edges'][number]['node']
export type Request = SharingRequestsQuery['sharingRequests']['edges'][number]['node']

export const STATES: readonly SharingRequestState[] = ['REQUESTED', 'GRANTED', 'LIMITED', 'REFUSED', 'WITHDRAWN']
export const LOOKS: Record<SharingRequestState, readonly [StatusFamily, StatusIcon]> = {
  REQUESTED: ['blue', 'Send'],
  GRANTED: ['green', 'CheckCircle'],
  LIMITED: ['green', 'Check'],
  REFUSED: ['red', 'Close'],
  WITHDRAWN: ['grey', 'Rollback'],
}
