import { graphql } from '@/gql'
import type { PeopleQuery } from '@/gql/graphql'

export const PeopleDocument = graphql(`
  query People($search: String, $after: String) {
    people(search: $search, first: 50, after: $after) {
      edges {
        node {
          id
          username
          name
          nameEn
          enabled
          posts {
            title
            titleEn
            unitName
            unitNameEn
            enabled
            roles
          }
          signedIn {
            sessions
            usedAt
          }
          secondFactorSince
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
export const EndSessions = graphql(`
  mutation EndPersonSessions($input: PersonSessionsEndInput!) {
    personSessionsEnd(input: $input) {
      person {
        id
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const MakeLink = graphql(`
  mutation MakePasswordLink($input: PersonPasswordLinkInput!) {
    personPasswordLink(input: $input) {
      person {
        id
      }
      token
      endsAt
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const ResetFactor = graphql(`
  mutation ResetSecondFactor($input: PersonSecondFactorResetInput!) {
    personSecondFactorReset(input: $input) {
      person {
        id
        secondFactorSince
        signedIn {
          sessions
          usedAt
        }
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export type Person = PeopleQuery['people']['edges'][number]['node']
