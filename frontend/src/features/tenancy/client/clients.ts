import { graphql } from '@/gql'
import type { ApiClientsQuery } from '@/gql/graphql'

export const ApiClientsDocument = graphql(`
  query ApiClients($after: String) {
    apiClients(first: 50, after: $after) {
      edges {
        node {
          id
          clientId
          name
          scopes
          addresses
          state
          expiresOn
          createdAt
          madeByName
          secretMadeAt
          formerEndsAt
          formerUsedAt
          usedAt
          usedFrom
          revokedAt
          version
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
export const ApiScopesDocument = graphql(`
  query ApiScopes {
    apiScopes {
      scope
      actions
    }
  }
`)
export const MakeClient = graphql(`
  mutation MakeApiClient($input: ApiClientMakeInput!) {
    apiClientMake(input: $input) {
      client {
        id
        clientId
        name
        scopes
      }
      secret
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const ChangeClient = graphql(`
  mutation ChangeApiClient($input: ApiClientChangeInput!) {
    apiClientChange(input: $input) {
      client {
        id
        version
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
export const RotateClient = graphql(`
  mutation RotateApiClient($input: ApiClientRotateInput!) {
    apiClientRotate(input: $input) {
      client {
        id
        clientId
        name
        scopes
      }
      secret
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const RevokeClient = graphql(`
  mutation RevokeApiClient($input: ApiClientRevokeInput!) {
    apiClientRevoke(input: $input) {
      client {
        id
        version
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

export type Client = ApiClientsQuery['apiClients']['edges'][number]['node']
/** A client with the secret that is shown this once. */
export interface Fresh {
  clientId: string
  name: string
  scopes: readonly string[]
  secret: string
}

/** The quick start's commands, for this client. */
export const quickStart = (portal: string, client: Pick<Fresh, 'clientId' | 'scopes'>, secret: string): string =>
  [
    `export PORTAL=${portal}`,
    `export CLIENT_ID=${client.clientId} CLIENT_SECRET='${secret}'`,
    `TOKEN=$(curl -sS --fail -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials \\`,
    `  -d 'scope=${client.scopes.join(' ')}' \\`,
    `  "$PORTAL/oauth2/token" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -sS --fail "$PORTAL/graphql" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\`,
    `  -d '{"query": "{ viewer { name scopes tenant { name } } }"}'`,
  ].join('\n')

/** One address or network a line; commas and blanks part them as well. */
export const networksOf = (typed: string): string[] => typed.split(/[\s,，;；、]+/).filter(Boolean)
