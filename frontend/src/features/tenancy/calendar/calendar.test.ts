import { describe, expect, it } from 'vitest'
import { daysOf, ownDays, weekdayOf, worksOn, type SpecialDay, type Year } from './calendar'

const special = (day: string, working: boolean, source: 'NATIONAL' | 'OWN', nationalWorking: boolean): SpecialDay => ({ day, working, name: null, nameEn: null, source, nationalWorking })
const YEAR: Year = {
  year: 2026,
  status: 'ANNOUNCED',
  notice: null,
  setByName: null,
  setAt: null,
  workingDays: 248,
  viewerCanSet: true,
  days: [special('2026-10-01', false, 'NATIONAL', false), special('2026-10-10', true, 'NATIONAL', true), special('2026-11-11', false, 'OWN', true)],
}

describe('a year of the calendar', () => {
  it('has the days of its months, leap years too, on their weekdays', () => {
    expect(daysOf(2028, 2)).toHaveLength(29)
    expect(daysOf(2026, 12).at(-1)).toBe('2026-12-31')
    expect(weekdayOf('2026-10-01')).toBe(3)
  })
  it('is worked as the year says, else by the weekday, else as just changed', () => {
    const days = new Map(YEAR.days.map((day) => [day.day, day]))
    const none = new Map<string, boolean>()
    expect(worksOn('2026-10-10', days, none)).toBe(true)
    expect(worksOn('2026-10-11', days, none)).toBe(false)
    expect(worksOn('2026-10-12', days, new Map([['2026-10-12', false]]))).toBe(false)
  })
  it('keeps as the city’s own only what differs from the nation', () => {
    expect(ownDays(YEAR, new Map())).toEqual([{ day: '2026-11-11', working: false, name: null }])
    expect(ownDays(YEAR, new Map([['2026-11-11', true], ['2026-10-12', false], ['2026-10-10', true]]))).toEqual([{ day: '2026-10-12', working: false, name: null }])
  })
})
