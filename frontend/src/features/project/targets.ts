import type { TargetComparison, TargetGroup } from '@/gql/enums'

/** The parts of the evaluation for which targets are set, with what each scores. */
const PARTS = {
  outputs: ['QUANTITY', 'QUALITY', 'TIMELINESS', 'COST'],
  benefits: ['ECONOMIC', 'SOCIAL', 'ECOLOGICAL', 'LASTING'],
  satisfaction: ['SATISFACTION'],
} as const satisfies Record<string, readonly TargetGroup[]>
export type TargetPart = keyof typeof PARTS

export const GROUPS: readonly TargetGroup[] = Object.values(PARTS).flat()
export const COMPARISONS: readonly TargetComparison[] = ['AT_LEAST', 'AT_MOST', 'EQUAL', 'DONE']

const partNames = Object.keys(PARTS) as TargetPart[]
export const partOf = (group: TargetGroup): TargetPart => partNames.find((part) => (PARTS[part] as readonly TargetGroup[]).includes(group)) ?? 'outputs'

/** How many targets each part has. */
export function countsOf(targets: readonly { group: TargetGroup }[]): Record<TargetPart, number> {
  const counts = { outputs: 0, benefits: 0, satisfaction: 0 }
  for (const { group } of targets) counts[partOf(group)]++
  return counts
}

/** What a new row is about: the first part that has none yet, else the same as the row above. */
export function nextGroup(targets: readonly { group: TargetGroup }[]): TargetGroup {
  const counts = countsOf(targets)
  const bare = partNames.find((part) => !counts[part])
  return bare ? PARTS[bare][0] : (targets.at(-1)?.group ?? 'QUANTITY')
}
