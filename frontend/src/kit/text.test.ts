import { afterEach, expect, test, vi } from 'vitest'
import { countText, localDay } from './text'

afterEach(() => {
  vi.unstubAllEnvs()
})

test("an instant's day is the one where the person is, also around New Year", () => {
  vi.stubEnv('TZ', 'Asia/Shanghai')
  expect(localDay('2028-12-31T23:30:00Z')).toBe('2029-01-01')
  expect(localDay('2028-12-31T15:30:00Z')).toBe('2028-12-31')
})

test('what is counted no further is told from what is counted', () => {
  expect(countText(999)).toBe('999')
  expect(countText(1000)).toBe('999+')
})
