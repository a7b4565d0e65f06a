import { expect, test } from 'vitest'
import { type Step, added, faultsOf, joined, joinsOf, moved, removed } from './routes'

const step = (code: string, stage: number, branch: number): Step => ({
  code,
  name: code,
  nameEn: code,
  stage,
  branch,
  rule: 'ANY',
  ratio: null,
  abovePolicy: null,
  workingDays: 5,
  mayCut: false,
  mayRefuse: false,
  meeting: false,
  experts: false,
  assignees: [],
})
const places = (steps: readonly Step[]) => steps.map((each) => `${each.code} ${String(each.stage)}.${String(each.branch)}`)
const fork = [step('a', 1, 1), step('b', 2, 1), step('c', 2, 1), step('d', 2, 2), step('e', 3, 1)]

test('how steps follow each other is told and counted again', () => {
  expect(joinsOf(fork)).toEqual(['THEN', 'THEN', 'IN_BRANCH', 'BESIDE', 'THEN'])
  expect(joined(fork, joinsOf(fork))).toEqual(fork)
  expect(places(joined(fork, ['THEN', 'THEN', 'THEN', 'THEN', 'THEN']))).toEqual(['a 1.1', 'b 2.1', 'c 3.1', 'd 4.1', 'e 5.1'])
  expect(places(joined(fork, ['BESIDE', 'BESIDE', 'BESIDE', 'THEN', 'IN_BRANCH']))).toEqual(['a 1.1', 'b 1.2', 'c 1.3', 'd 2.1', 'e 2.1'])
})

test('a step goes without a gap, also the first of a fork', () => {
  expect(places(removed(fork, 0))).toEqual(['b 1.1', 'c 1.1', 'd 1.2', 'e 2.1'])
  expect(places(removed(fork, 1))).toEqual(['a 1.1', 'c 2.1', 'd 2.2', 'e 3.1'])
  expect(places(removed(fork, 3))).toEqual(['a 1.1', 'b 2.1', 'c 2.1', 'e 3.1'])
})

test('a step changes places and a new one has a code of its own', () => {
  expect(places(moved(fork, 3, 1))).toEqual(['a 1.1', 'b 2.1', 'c 2.1', 'e 2.2', 'd 3.1'])
  expect(moved(fork, 0, -1)).toEqual(fork)
  expect(places(added([step('step2', 1, 1)]))).toEqual(['step2 1.1', 'step3 2.1'])
})

test('a fault is found at its field of its step, and what has no field is not lost', () => {
  const fault = (...path: string[]) => ({ path, message: path.join(' ') })
  const faults = [fault('steps', '1', 'name'), fault('steps', '1', 'assignees', '0'), fault('steps', '1', 'stage'), fault('steps', '2', 'name'), fault('below')]
  const second = faultsOf(faults, 'steps', '1')
  expect(second.at('name').map((each) => each.message)).toEqual(['steps 1 name'])
  expect(second.at('assignees').map((each) => each.message)).toEqual(['steps 1 assignees 0'])
  expect(second.rest.map((each) => each.message)).toEqual(['steps 1 stage'])
  expect(faultsOf(faults).at('below')).toHaveLength(1)
})
