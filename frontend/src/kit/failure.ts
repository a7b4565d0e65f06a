import type { CombinedError } from 'urql'
import type { Failure } from './States'

/** The code of a GraphQL error: FORBIDDEN, NOT_FOUND, INTERNAL, …; undefined for a network failure. */
export const codeOf = (error: CombinedError | undefined): string | undefined =>
  error?.graphQLErrors.map((each) => each.extensions.code).find((code) => typeof code === 'string') as string | undefined

export function failureOf(error: CombinedError | undefined): Failure {
  const response = error?.response as Response | undefined
  const inside = error?.graphQLErrors.map((each) => each.extensions.requestId ?? each.extensions.id).find(Boolean)
  return {
    message: error?.graphQLErrors[0]?.message ?? error?.message ?? '',
    requestId: typeof inside === 'string' ? inside : (response?.headers?.get('X-Request-Id') ?? undefined),
  }
}
