import type { OnboardingDraftSaveInput } from '@/gql/graphql'
import type { Role } from '@/gql/enums'
import type { Review } from './queries'

/** What a person answers; the server makes a folder of it. */
export interface Form {
  template: string
  code: string
  name: string
  nameEn: string
  parentId: string | null
  administrators: readonly Administrator[]
  policies: readonly Override[]
  dictionaries: readonly { dictionary: string; entries: readonly { code: string; name: string; nameEn: string }[] }[]
}
export interface Administrator {
  duty: Role
  username: string
  name: string
  phone: string
  unit: string
  title: string
}
export interface Override {
  name: string
  value: string
  effectiveOn: string
  clause: string | null
}

export const formOf = (review: Review): Form => ({
  template: review.draft.template.name,
  code: review.draft.code,
  name: review.draft.name,
  nameEn: review.draft.nameEn,
  parentId: review.draft.parent?.id ?? null,
  administrators: review.administrators.map(({ duty, username, name, phone, unit, title }) => ({ duty, username, name, phone, unit, title })),
  policies: review.policies.flatMap((policy) => (policy.own && policy.ownFrom ? [{ name: policy.name, value: policy.own, effectiveOn: policy.ownFrom, clause: policy.ownClause ?? null }] : [])),
  dictionaries: review.dictionaries.map(({ dictionary, entries }) => ({ dictionary, entries: entries.map(({ code, name, nameEn }) => ({ code, name, nameEn })) })),
})

export type Key = keyof Form
export const KEYS: readonly Key[] = ['template', 'code', 'name', 'nameEn', 'parentId', 'administrators', 'policies', 'dictionaries']
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The answers that differ. */
export const changed = (from: Form, to: Form): Key[] => KEYS.filter((key) => !same(from[key], to[key]))

/** What is sent: only what was answered anew, so that what others answer stays. */
export function inputOf(form: Form, keys: readonly Key[]): Partial<OnboardingDraftSaveInput> {
  return Object.fromEntries(keys.map((key) => [key, form[key]]))
}

/** Mine on top of theirs where only one of the two has changed an answer; else which both did. */
export function merged(base: Form, mine: Form, theirs: Form): { form: Form; clashes: Key[] } {
  const own = changed(base, mine)
  const others = changed(base, theirs)
  const clashes = own.filter((key) => others.includes(key) && !same(mine[key], theirs[key]))
  return { form: { ...theirs, ...Object.fromEntries(own.map((key) => [key, mine[key]])) }, clashes }
}
