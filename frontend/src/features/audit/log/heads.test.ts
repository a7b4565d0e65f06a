import { describe, expect, it } from 'vitest'
import { gaps, headRows, waited } from './heads'
import type { Head } from './log'

const DAY = 86_400_000
const NOW = Date.parse('2026-12-20T00:00:00Z')
/** @param by when it was countersigned */
const head = (size: number, signedAt: string, by?: string): Head => ({
  size,
  root: 'root',
  signedAt,
  key: { id: 'k1', fingerprint: '8f6b d189' },
  countersignatures: by ? [{ signedAt: by, witness: { id: 't1', name: '泰安市', nameEn: "Tai'an" } }] : [],
})

describe('the heads of a log', () => {
  const rows = headRows([head(9, '2026-12-19T23:59:00Z'), head(7, '2026-12-08T08:10:00Z', '2026-12-08T08:10:05Z'), head(6, '2026-12-08T08:01:00Z'), head(2, '2026-12-08T08:00:00Z', '2026-12-08T08:00:01Z')], true)
  it('say how many entries each was the first to cover, and how long after the one before', () => {
    expect(rows.map((row) => row.grown)).toEqual([2, 1, 4, 2])
    expect(rows.map((row) => row.after)).toEqual([Date.parse('2026-12-19T23:59:00Z') - Date.parse('2026-12-08T08:10:00Z'), 540_000, 60_000, null])
    expect(headRows([head(9, '2026-12-19T23:59:00Z')], false)[0]?.grown).toBeNull()
  })
  it('are vouched for by the next one that is countersigned', () => {
    expect(rows.map((row) => row.witnessedAt && new Date(row.witnessedAt).toISOString().slice(11, 19))).toEqual([null, '08:10:05', '08:10:05', '08:00:01'])
    expect(waited(rows[2]!, NOW)).toBe(545_000)
    expect(waited(rows[0]!, NOW)).toBe(60_000)
  })
  it('have a gap where days passed without one, and none where the witness came by', () => {
    expect(gaps(rows, true, NOW)).toEqual({ heads: 1, witness: 0 })
  })
  it('have a gap for each stretch that waited for its witness, and none where nobody is above', () => {
    const late = headRows([head(5, '2026-12-18T00:00:00Z'), head(4, '2026-12-17T00:00:00Z'), head(3, '2026-12-16T03:00:00Z', '2026-12-16T03:00:00Z'), head(2, '2026-12-16T00:00:00Z')], true)
    expect(gaps(late, true, NOW).witness).toBe(2)
    expect(gaps(late, false, NOW).witness).toBe(0)
    expect(waited(late[1]!, NOW)).toBe(3 * DAY)
  })
})
