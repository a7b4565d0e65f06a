import { describe, expect, it } from 'vitest'
import { axisOf, barOf, slipOf } from './gantt'

const planned = { baselineStartOn: '2026-01-10', baselineEndOn: '2026-03-20' }
const late = { baselineStartOn: '2026-09-27', baselineEndOn: '2026-10-16', actualStartOn: '2026-10-20', forecastEndOn: '2026-11-30' }

describe('the Gantt', () => {
  it('has an axis that holds every bar, and today only while it lies within', () => {
    const axis = axisOf([planned, late], '2026-11-20')
    expect(axis.from).toBe('2026-01-10')
    for (const [first, last] of [['2026-01-10', '2026-03-20'], ['2026-10-20', '2026-11-30']] as const) {
      const { left, width } = barOf(first, last, axis)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(100)
    }
    expect(axis.today).toBeGreaterThan(90)
    expect(axisOf([planned], '2027-06-01').today).toBeNull()
  })
  it('names the first days of months and no more of them than fit', () => {
    expect(axisOf([planned], '2026-02-01').ticks.map((tick) => tick.on)).toEqual(['2026-02-01', '2026-03-01'])
    expect(axisOf([{ baselineStartOn: '2020-01-01', baselineEndOn: '2026-12-31' }], '2026-01-01').ticks.length).toBeLessThanOrEqual(8)
  })
  it('says how late a milestone is by its actual end, else by its forecast', () => {
    expect(slipOf({ ...planned, actualEndOn: '2026-03-18', forecastEndOn: '2026-05-01' })).toBe(-2)
    expect(slipOf(late)).toBe(45)
    expect(slipOf(planned)).toBeNull()
  })
})
