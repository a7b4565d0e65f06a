import { describe, expect, it } from 'vitest'
import { openYearsOf, piecesOf, waterfallOf } from './waterfall'

const good = { revenue: '1860000.00', cost: '924000.00', net: '936000.00', reinvested: '374400.00' }
const loss = { revenue: '100000.00', cost: '140000.00', net: '-40000.00', reinvested: '0.00' }

describe('the waterfall of a year', () => {
  it('goes from revenue over cost to net, and from net to the fund and what is kept', () => {
    expect(waterfallOf(good).map((step) => [step.key, step.amount])).toEqual([
      ['revenue', '1860000.00'],
      ['cost', '924000.00'],
      ['net', '936000.00'],
      ['reinvested', '374400.00'],
      ['kept', '561600.00'],
    ])
  })
  it('feeds nothing back after a loss, and draws its cost across the axis', () => {
    const steps = waterfallOf(loss)
    expect(steps.map((step) => step.key)).toEqual(['revenue', 'cost', 'net'])
    expect(steps.map(piecesOf)[1]).toEqual({ above: [0, 100000], below: [0, -40000] })
  })
  it('sums what is not closed by year, and counts what is not matched', () => {
    const entries = [
      { kind: 'REVENUE', month: '2029-02-01', amount: '500.00', matchedAt: null, closedYear: null },
      { kind: 'COST', month: '2029-02-01', amount: '200.00', matchedAt: 'x', closedYear: null },
      { kind: 'REVENUE', month: '2028-02-01', amount: '900.00', matchedAt: 'x', closedYear: 2028 },
    ] as const
    expect(openYearsOf(entries)).toEqual([{ year: 2029, revenue: '500.00', cost: '200.00', net: '300.00', reinvested: '0.00', unmatched: 1 }])
  })
})
