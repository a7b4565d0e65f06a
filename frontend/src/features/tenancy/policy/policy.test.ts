import { describe, expect, it } from 'vitest'
import { numberOf, percentOf } from './policy'

describe('a number of a rule', () => {
  it('is typed as people write it and sent as a share of 1', () => {
    expect(numberOf('RATIO', '30')).toBe('0.3')
    expect(numberOf('RATIO', '66.66 %')).toBe('0.6666')
    expect(numberOf('RATIO', '100')).toBe('1')
    expect(percentOf('0.6666')).toBe('66.66')
    expect(percentOf('0.30')).toBe('30')
  })
  it('is none while it has letters, a sign, or more places than the server keeps', () => {
    for (const typed of ['', 'x', '-3', '0.125.1', '12.345']) expect(numberOf('RATIO', typed)).toBeNull()
    expect(numberOf('WORKING_DAYS', '10')).toBe('10')
    expect(numberOf('COUNT', '1,000')).toBe('1000')
  })
})
