import type { EstimateLineInput } from '@/gql/graphql'
import type { UserError } from '@/kit'

/**
 * Places of the lines that are new or not as the server has them, where those are all there is to say; null where a line
 * was removed, moved or put in between: then the whole list says it.
 */
export function changedLines(had: readonly EstimateLineInput[], is: readonly EstimateLineInput[]): number[] | null {
  if (is.length < had.length || is.some(({ id }, at) => (id ?? null) !== (had[at]?.id ?? null))) return null
  return is.flatMap((line, at) => (had[at]?.id && JSON.stringify(had[at]) === JSON.stringify(line) ? [] : [at]))
}

/** Refusals of lines that were sent alone, at their places in the whole list. */
export const inWholeList = (errors: readonly UserError[], sent: readonly number[]): UserError[] =>
  errors.map((error) => {
    const at = error.path[0] === 'lines' ? sent[Number(error.path[1])] : undefined
    return at === undefined ? error : { ...error, path: ['lines', `${at}`, ...error.path.slice(2)] }
  })
