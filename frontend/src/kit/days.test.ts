import { describe, expect, it } from 'vitest'
import { daysLeft } from './days'

describe('days left', () => {
  it('counts calendar days over the end of months and years, and goes below nothing once the day has passed', () => {
    expect(daysLeft('2027-01-09', '2026-11-20')).toBe(50)
    expect(daysLeft('2026-11-20', '2026-11-20')).toBe(0)
    expect(daysLeft('2026-10-31', '2026-11-01')).toBe(-1)
  })
})
