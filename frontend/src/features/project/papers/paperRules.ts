import { graphql } from '@/gql'
import type { ApplicationPaper, AskedFrom, ProjectCategory } from '@/gql/enums'
import type { PaperRulesQuery } from '@/gql/graphql'
import { KINDS } from './kinds'

export const PaperRulesDocument = graphql(`
  query PaperRules {
    paperRules {
      rules { kind category from cityFrom own }
      planned { kind category effectiveOn from own setByName }
      required
      countyMay
      viewerCanSet
    }
  }
`)
export type Stand = PaperRulesQuery['paperRules']
export type Rule = Stand['rules'][number]
export type Planned = Stand['planned'][number]

export const CATEGORIES: readonly ProjectCategory[] = ['NEW', 'REBUILD', 'EXTENSION', 'UPGRADE', 'OM', 'SERVICE']
/** What asks more comes first. */
const ASKED: readonly AskedFrom[] = ['ALL', 'LIGHT', 'FULL', 'NONE']
const STRICT = (from: AskedFrom) => ASKED.length - ASKED.indexOf(from)

/** What was chosen in place of what stands, by paper and category; null: as the city has it. */
export type Changes = ReadonlyMap<string, AskedFrom | null>

export const cellOf = ({ kind, category }: { kind: ApplicationPaper; category: ProjectCategory }) => `${kind} ${category}`

/** What is chosen for a rule: its own word, or null where a county has its city's. */
export const saidOf = (rule: Rule, county: boolean): AskedFrom | null => (county && !rule.own ? null : rule.from)

/** What the tenant may choose by what its city lets it do; the server says so once more. */
export const choicesOf = (rule: Rule, county: boolean, may: Stand['countyMay']): readonly AskedFrom[] =>
  !county || may === 'ANY' ? ASKED : ASKED.filter((from) => (may === 'RAISE' ? STRICT(from) >= STRICT(rule.cityFrom) : may === 'LOWER' ? STRICT(from) <= STRICT(rule.cityFrom) : false))

/** The changes with one more, or one less when it says again what stands. */
export function changed(changes: Changes, rule: Rule, county: boolean, from: AskedFrom | null): Changes {
  const next = new Map(changes)
  if (from === saidOf(rule, county)) next.delete(cellOf(rule))
  else next.set(cellOf(rule), from)
  return next
}

/** As the server takes them. */
export const inputOf = (changes: Changes) =>
  KINDS.flatMap((kind) => CATEGORIES.map((category) => ({ kind, category })))
    .filter((cell) => changes.has(cellOf(cell)))
    .map((cell) => ({ ...cell, from: changes.get(cellOf(cell)) ?? null }))

/** Plans by day and whose they are, the next first. */
export function daysOf(planned: readonly Planned[]): { on: string; own: boolean; rules: Planned[] }[] {
  const days = new Map<string, { on: string; own: boolean; rules: Planned[] }>()
  for (const rule of planned) {
    const key = `${rule.effectiveOn} ${rule.own}`
    const day = days.get(key) ?? { on: rule.effectiveOn, own: rule.own, rules: [] }
    day.rules.push(rule)
    days.set(key, day)
  }
  return [...days.values()].sort((one, other) => one.on.localeCompare(other.on))
}
