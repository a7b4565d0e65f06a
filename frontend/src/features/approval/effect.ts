import type { DecisionVerb, StepRule, StepState, TaskKind, TaskState } from '@/gql/enums'

interface Vote {
  id: string
  kind: TaskKind
  state: TaskState
  veto: boolean
  decision?: { verb: DecisionVerb } | null
}
/** What an effect is worked out from: a task and the steps around it. */
export interface Deciding {
  id: string
  kind: TaskKind
  veto: boolean
  step: { id: string; stage: number; branch: number; ordinal: number; rule: StepRule; ratio?: string | null; units: readonly unknown[]; tasks: readonly Vote[] }
  case: { steps: readonly { id: string; stage: number; branch: number; ordinal: number; state: StepState }[] }
}

/** What an approval leads to, so that a button can say it. */
export type Effect =
  | { key: 'advise' | 'before' | 'after' | 'inLine' | 'beside' | 'on' }
  /** Others still have to speak: all of them, so many that the part is reached, or those whose consent is needed. */
  | { key: 'others' | 'ratio' | 'veto'; count: number }

const waits = ({ state }: Vote) => state === 'OPEN' || state === 'ASKING'
const over = (state: StepState) => state === 'DONE' || state === 'SKIPPED'
const agrees = ({ state, decision }: Vote) => state === 'DONE' && (decision?.verb === 'APPROVE' || decision?.verb === 'APPROVE_CONDITIONALLY')

/** How many have to agree among all: 2/3 of five are four. */
export function needed(ratio: string, all: number): number {
  const [part = 1, whole = 1] = ratio.split('/').map(Number)
  return Math.ceil((part * all) / whole)
}

export function effectOf(task: Deciding): Effect {
  if (task.kind === 'ADVICE') return { key: 'advise' }
  if (task.kind === 'BEFORE') return { key: 'before' }
  if (task.kind === 'AFTER') return { key: 'after' }
  const { step } = task
  const asked = step.tasks.filter((each) => each.kind === 'ROUTE')
  const others = asked.filter((each) => each.id !== task.id)
  const open = others.filter(waits).length
  const vetoes = others.filter((each) => each.veto && waits(each)).length
  switch (step.rule) {
    case 'ALL':
    case 'HEARD':
      if (open) return { key: 'others', count: open }
      break
    case 'SEQUENCE':
      if (step.units.length > asked.filter((each) => each.state === 'DONE').length + 1) return { key: 'inLine' }
      break
    case 'RATIO': {
      const lacking = needed(step.ratio ?? '1/1', asked.length) - others.filter(agrees).length - 1
      if (lacking > 0) return { key: 'ratio', count: lacking }
      if (vetoes) return { key: 'veto', count: vetoes }
      break
    }
    case 'ANY':
      if (vetoes) return { key: 'veto', count: vetoes }
  }
  return besides(task) ? { key: 'beside' } : { key: 'on' }
}

/** The branch ends here while another one of the stage has not: the next stage waits for it. */
function besides({ step, case: { steps } }: Deciding): boolean {
  const stage = steps.filter((each) => each.stage === step.stage && !over(each.state))
  return !stage.some((each) => each.branch === step.branch && each.ordinal > step.ordinal) && stage.some((each) => each.branch !== step.branch)
}

/** What comes of not agreeing. */
export type Consequence = 'BEFORE' | 'AFTER' | 'veto' | 'back' | 'open' | 'RATIO' | 'HEARD'

export function consequenceOf({ kind, veto, step, id }: Deciding): Consequence {
  if (kind === 'BEFORE' || kind === 'AFTER') return kind
  if (veto) return 'veto'
  if (step.rule === 'HEARD') return 'HEARD'
  const others = step.tasks.filter((each) => each.kind === 'ROUTE' && each.id !== id)
  const hopeful = others.filter((each) => waits(each) || agrees(each)).length
  if (step.rule === 'ANY') return hopeful ? 'open' : 'back'
  if (step.rule === 'RATIO') return hopeful >= needed(step.ratio ?? '1/1', others.length + 1) ? 'RATIO' : 'back'
  return 'back'
}
