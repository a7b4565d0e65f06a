import { describe, expect, it } from 'vitest'
import { type Draft, begun, inputOf, missing } from './act'
import type { Unit } from './queries'

const health = { __typename: 'Unit', id: 'h', code: 'health', name: '卫健局', nameEn: 'Health', version: 3, kind: 'DEPARTMENT', parent: null } as unknown as Unit
const draft = (changes: Partial<Draft>): Draft => ({ kind: 'CLOSE', units: ['h'], successors: begun('CLOSE'), name: '', nameEn: '', parentId: '', leadId: '', effectiveOn: '2026-12-01', basis: '文号', choices: {}, ...changes })

describe('an act about units', () => {
  it('takes the version that was read along, and leaves out a successor that was not chosen', () => {
    expect(inputOf(draft({}), [health])).toMatchObject({ units: [{ unitId: 'h', version: 3 }], successors: [], name: null, choices: [] })
  })
  it('names a lead in the city in an act about that alone', () => {
    expect(inputOf(draft({ kind: 'LEAD', leadId: 'c' }), [health]).leadId).toBe('c')
    expect(inputOf(draft({ kind: 'LEAD', leadId: '' }), [health]).leadId).toBeNull()
    expect(inputOf(draft({ kind: 'MOVE', leadId: 'c' }), [health]).leadId).toBeNull()
  })
  it('says the first thing that is missing', () => {
    expect(missing(draft({ units: [] }))).toBe('unit')
    expect(missing(draft({ kind: 'MERGE', successors: begun('MERGE') }))).toBe('successor')
    expect(missing(draft({ kind: 'RENAME', name: '新名', successors: [] }))).toBe('name')
    expect(missing(draft({ kind: 'LEAD', successors: [], leadId: null }))).toBe('lead')
    expect(missing(draft({ kind: 'LEAD', successors: [], leadId: '' }))).toBeNull()
    expect(missing(draft({ basis: ' ' }))).toBe('basis')
    expect(missing(draft({}))).toBeNull()
  })
  it('sends choices of a division alone', () => {
    const chosen = { choices: { p: 1 } }
    expect(inputOf(draft({ kind: 'SPLIT', ...chosen }), [health]).choices).toEqual([{ subjectId: 'p', successor: 1 }])
    expect(inputOf(draft(chosen), [health]).choices).toEqual([])
  })
})
