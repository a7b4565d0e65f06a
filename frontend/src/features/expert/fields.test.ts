import { describe, expect, it } from 'vitest'
import { linesOf, pointsOf, quotasOf } from './fields'

describe('what is typed about experts', () => {
  it('takes a name a line and no empty one', () => {
    expect(linesOf(' 市数字公司 \n\n 某局')).toEqual(['市数字公司', '某局'])
  })
  it('takes whole points, and leaves it to the portal whether there are so many', () => {
    expect(pointsOf(' 86 ')).toBe(86)
    expect(pointsOf('101')).toBe(101)
    expect(pointsOf('-1')).toBe(-1)
    expect(pointsOf('85.5')).toBeNull()
    expect(pointsOf('')).toBeNull()
  })
  it('asks for the fields that have a number, in their order', () => {
    expect(quotasOf({ FINANCE: 1, INFORMATION_TECHNOLOGY: 2, LAW: 0 })).toEqual([
      { field: 'INFORMATION_TECHNOLOGY', atLeast: 2 },
      { field: 'FINANCE', atLeast: 1 },
    ])
  })
})
