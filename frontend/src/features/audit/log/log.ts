import { graphql } from '@/gql'
import type { DecisionLogQuery, LogHeadsQuery } from '@/gql/graphql'

export const DecisionLogDocument = graphql(`
  query DecisionLog {
    decisionLog {
      origin
      hash
      size
      uncovered
      uncountersigned
      witness {
        id
        name
        nameEn
      }
      keys {
        id
        algorithm
        fingerprint
        from
        to
        revokedFrom
        revokedReason
      }
      alarms {
        kind
        knownSize
        size
        place
        foundAt
        lastAt
        witness {
          id
          name
          nameEn
        }
      }
      exportPath
      keysPath
      viewerCanSetKeys
    }
    witnessedLogs {
      tenant {
        id
        name
        nameEn
      }
      countersignedSize
      countersignedAt
      alarms {
        kind
        knownSize
        size
        place
        foundAt
        lastAt
        witness {
          id
          name
          nameEn
        }
      }
    }
  }
`)
export type Log = NonNullable<DecisionLogQuery['decisionLog']>
export type Key = Log['keys'][number]
export type Alarm = Log['alarms'][number]
export type Witnessed = DecisionLogQuery['witnessedLogs'][number]

export const LogHeadsDocument = graphql(`
  query LogHeads($after: String) {
    decisionLog {
      heads(first: 50, after: $after) {
        edges {
          node {
            size
            root
            signedAt
            key {
              id
              fingerprint
            }
            countersignatures {
              witness {
                id
                name
                nameEn
              }
              signedAt
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)
export type Head = NonNullable<LogHeadsQuery['decisionLog']>['heads']['edges'][number]['node']

export const RenewKey = graphql(`
  mutation LogKeyRenew($input: LogKeyRenewInput!) {
    logKeyRenew(input: $input) {
      log {
        origin
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)
export const RevokeKey = graphql(`
  mutation LogKeyRevoke($input: LogKeyRevokeInput!) {
    logKeyRevoke(input: $input) {
      log {
        origin
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)
