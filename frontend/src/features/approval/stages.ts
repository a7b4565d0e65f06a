/** Steps as they are drawn: stages one after the other, in each its branches side by side, in those the steps in order. */
export function stagesOf<Step extends { stage: number; branch: number; ordinal: number }>(steps: readonly Step[]): { stage: number; branches: Step[][] }[] {
  const stages = new Map<number, Map<number, Step[]>>()
  for (const step of [...steps].sort((a, b) => a.ordinal - b.ordinal)) {
    const branches = stages.get(step.stage) ?? new Map<number, Step[]>()
    stages.set(step.stage, branches.set(step.branch, [...(branches.get(step.branch) ?? []), step]))
  }
  const inOrder = <Of>(of: Map<number, Of>) => [...of].sort(([a], [b]) => a - b)
  return inOrder(stages).map(([stage, branches]) => ({ stage, branches: inOrder(branches).map(([, branch]) => branch) }))
}
