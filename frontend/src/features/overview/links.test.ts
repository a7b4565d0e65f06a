import { describe, expect, it } from 'vitest'
import { funnelOf, listOf } from './links'

describe('the overview', () => {
  it('counts who came as far as a stage, also where nobody stands now', () => {
    const rows = funnelOf([
      { stage: 'APPROVED', count: 5, amount: '4120000.00' },
      { stage: 'CONSTRUCTION', count: 14, amount: '16240000.00' },
      { stage: 'OPERATION', count: 29, amount: '36640000.00' },
    ])
    expect(rows.map((row) => row.reached)).toEqual([48, 43, 43, 43, 29, 29])
    expect(rows.map((row) => row.passed)).toEqual([43, 43, 43, 29, 29, 0])
    expect(rows.map((row) => row.count)).toEqual([5, 0, 0, 14, 0, 29])
  })
  it('leads from a figure to exactly the projects that it counts', () => {
    expect(listOf({ tenant: 'T1' })).toBe('/project?stages=APPROVED%2CALLOCATED%2CPROCUREMENT%2CCONSTRUCTION%2CACCEPTANCE%2COPERATION&tenant=T1')
    expect(listOf({ stages: ['DRAFT'] })).toBe('/project?stages=DRAFT')
  })
})
