import type { ProjectStage } from '@/gql/enums'

/** The way of a project in the order in which it is gone. */
export const WAY = ['DRAFT', 'CO_BUILDING', 'SUBMITTED', 'APPROVED', 'ALLOCATED', 'PROCUREMENT', 'CONSTRUCTION', 'ACCEPTANCE', 'OPERATION'] as const satisfies readonly ProjectStage[]
export type WayStage = (typeof WAY)[number]

/** Where on the way a project stands: what was returned, withdrawn or refused stands at the review. */
export function stagesOf(stage: ProjectStage): readonly { key: WayStage; state: 'done' | 'now' | 'ahead' }[] {
  const at = WAY.findIndex((each) => each === stage)
  const now = at < 0 ? WAY.indexOf('SUBMITTED') : at
  // Approved is reached, not gone through: what comes next hasn't begun.
  return WAY.map((key, index) => ({ key, state: index < now || (index === now && stage === 'APPROVED') ? 'done' : index === now ? 'now' : 'ahead' }))
}
