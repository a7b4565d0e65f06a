import type { ProjectStage } from '@/gql/enums'

/** Stages of what the overview counts: approved and later. */
export const APPROVED_STAGES = ['APPROVED', 'ALLOCATED', 'PROCUREMENT', 'CONSTRUCTION', 'ACCEPTANCE', 'OPERATION'] as const satisfies readonly ProjectStage[]

export interface ListOf {
  stages?: readonly ProjectStage[]
  tenant?: string
  field?: string
  mine?: boolean
}

/** The list behind a figure: its projects, from where one more click opens one of them. */
export function listOf({ stages = APPROVED_STAGES, tenant, field, mine }: ListOf): string {
  const params = new URLSearchParams()
  if (stages.length) params.set('stages', stages.join(','))
  if (tenant) params.set('tenant', tenant)
  if (field) params.set('field', field)
  if (mine) params.set('mine', '1')
  return `/project?${params.toString()}`
}

export interface StageCount {
  stage: ProjectStage
  count: number
  amount: string
}
export interface FunnelRow extends StageCount {
  /** How many came at least as far as this stage. */
  reached: number
  /** How many of them went on. */
  passed: number
}

/** Who came as far as each stage and who stands there now; every approved stage is a row, also an empty one. */
export function funnelOf(stages: readonly StageCount[]): FunnelRow[] {
  const rows = APPROVED_STAGES.map((stage) => stages.find((each) => each.stage === stage) ?? { stage, count: 0, amount: '0.00' })
  return rows.map((row, index) => {
    const reached = rows.slice(index).reduce((sum, each) => sum + each.count, 0)
    return { ...row, reached, passed: reached - row.count }
  })
}
