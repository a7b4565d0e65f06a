import type { ExpertField } from '@/gql/graphql'

/** In the order of the schema. */
export const FIELDS: readonly ExpertField[] = ['INFORMATION_TECHNOLOGY', 'DATA', 'SECURITY', 'CRYPTOGRAPHY', 'FINANCE', 'BUSINESS', 'LAW', 'MANAGEMENT']

/** Texts of a field that takes one a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Whole points as they are typed; null for anything else, which the form does not send. */
export const pointsOf = (typed: string): number | null => (/^-?\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : null)

export interface Quota {
  field: ExpertField
  atLeast: number
}

/** Fields that nobody asks for are left out. */
export const quotasOf = (asked: Readonly<Partial<Record<ExpertField, number>>>): Quota[] => FIELDS.flatMap((field) => (asked[field] ? [{ field, atLeast: asked[field] }] : []))
