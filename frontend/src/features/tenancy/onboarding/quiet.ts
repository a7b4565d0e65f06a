import type { FieldRefusals, UserError } from '@/kit'

/** What is wrong beside its field, without moving the focus: it is looked up while a person types elsewhere. */
export function quiet(errors: readonly UserError[]): FieldRefusals {
  return {
    at: (path) => errors.filter((error) => error.path.join('.') === path),
    rest: errors.filter((error) => error.path.length === 0),
    ref: () => () => undefined,
  }
}
