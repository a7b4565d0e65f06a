import { describe, expect, it } from 'vitest'
import type { DecisionVerb, StepRule, TaskState } from '@/gql/enums'
import { consequenceOf, type Deciding, effectOf, needed } from './effect'

const vote = (id: string, state: TaskState, verb: DecisionVerb | null = null, veto = false) => ({ id, kind: 'ROUTE' as const, state, veto, decision: verb && { verb } })
const OWN = vote('own', 'OPEN')
const OPEN = vote('open', 'OPEN')
const ASKS = vote('asks', 'ASKING')
const YES = vote('yes', 'DONE', 'APPROVE')
const NO = vote('no', 'DONE', 'DISAGREE')
const step = (rule: StepRule, tasks: Deciding['step']['tasks'], ratio: string | null = null): Deciding['step'] => ({ id: 's', stage: 2, branch: 1, ordinal: 2, rule, ratio, units: tasks, tasks })
const task = (of: Deciding['step'], over: Partial<Deciding> = {}): Deciding => ({ id: 'own', kind: 'ROUTE', veto: false, step: of, case: { steps: [{ ...of, state: 'OPEN' }] }, ...over })

describe('what an approval leads to', () => {
  it('waits for all others in a joint step, also those who asked somebody', () => {
    expect(effectOf(task(step('ALL', [OWN, OPEN, ASKS, YES])))).toEqual({ key: 'others', count: 2 })
    expect(effectOf(task(step('HEARD', [OWN, YES, NO])))).toEqual({ key: 'on' })
  })
  it('counts how many are still lacking for a part, and then those whose consent is needed', () => {
    expect(needed('2/3', 5)).toBe(4)
    expect(needed('2/3', 3)).toBe(2)
    expect(effectOf(task(step('RATIO', [OWN, YES, OPEN, vote('b', 'OPEN'), vote('c', 'OPEN')], '2/3')))).toEqual({ key: 'ratio', count: 2 })
    expect(effectOf(task(step('RATIO', [OWN, YES, OPEN], '2/3')))).toEqual({ key: 'on' })
    expect(effectOf(task(step('RATIO', [OWN, YES, vote('v', 'OPEN', null, true)], '2/3')))).toEqual({ key: 'veto', count: 1 })
    expect(effectOf(task(step('ANY', [OWN, vote('v', 'OPEN', null, true)])))).toEqual({ key: 'veto', count: 1 })
  })
  it('goes to the next in turn until the last one', () => {
    const inTurn = { ...step('SEQUENCE', [YES, OWN]), units: [1, 2, 3] }
    expect(effectOf(task(inTurn))).toEqual({ key: 'inLine' })
    expect(effectOf(task({ ...inTurn, units: [1, 2] }))).toEqual({ key: 'on' })
  })
  it('waits for the branches beside it at the end of its own', () => {
    const own = step('ANY', [OWN])
    const other = { id: 'o', stage: 2, branch: 2, ordinal: 3 }
    expect(effectOf(task(own, { case: { steps: [{ ...own, state: 'OPEN' }, { ...other, state: 'OPEN' }] } }))).toEqual({ key: 'beside' })
    expect(effectOf(task(own, { case: { steps: [{ ...own, state: 'OPEN' }, { ...other, state: 'DONE' }] } }))).toEqual({ key: 'on' })
    const next = { id: 'n', stage: 2, branch: 1, ordinal: 4, state: 'WAITING' as const }
    expect(effectOf(task(own, { case: { steps: [{ ...own, state: 'OPEN' }, { ...other, state: 'OPEN' }, next] } }))).toEqual({ key: 'on' })
  })
  it('of who was asked goes to who asked', () => {
    for (const [kind, key] of [['ADVICE', 'advise'], ['BEFORE', 'before'], ['AFTER', 'after']] as const) expect(effectOf(task(step('ALL', [OWN, OPEN]), { kind }))).toEqual({ key })
  })
})

describe('what comes of not agreeing', () => {
  it('follows the rule of the step', () => {
    expect(consequenceOf(task(step('ALL', [OWN, YES])))).toBe('back')
    expect(consequenceOf(task(step('HEARD', [OWN, YES])))).toBe('HEARD')
    expect(consequenceOf(task(step('ANY', [OWN, OPEN])))).toBe('open')
    expect(consequenceOf(task(step('ANY', [OWN, NO])))).toBe('back')
    expect(consequenceOf(task(step('RATIO', [OWN, YES, OPEN], '2/3')))).toBe('RATIO')
    expect(consequenceOf(task(step('RATIO', [OWN, YES, NO], '2/3')))).toBe('back')
  })
  it('ends the step where the consent is needed, and is told to who asked', () => {
    expect(consequenceOf(task(step('HEARD', [OWN, YES]), { veto: true }))).toBe('veto')
    expect(consequenceOf(task(step('ALL', [OWN, YES]), { kind: 'BEFORE' }))).toBe('BEFORE')
  })
})
