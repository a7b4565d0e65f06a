import { describe, expect, it } from 'vitest'
import written from '../../../backend/src/main/resources/calendar/cn.csv?raw'
import { nationalCalendar } from './nationalCalendar'

describe('the national calendar', () => {
  it('in the backend is what the data package says; otherwise run `npm run calendar`', () => {
    expect(written).toBe(nationalCalendar())
  })
  it('has the days as the State Council announced them for 2026', () => {
    for (const line of ['2026-02-14,work,春节', '2026-02-23,off,春节', '2026-02-28,work,春节', '2026-09-20,work,国庆节', '2026-10-07,off,国庆节', '2026-10-10,work,国庆节'])
      expect(written).toContain(`\n${line},`)
  })
})
