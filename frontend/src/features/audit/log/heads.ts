import type { Head } from './log'

const HOUR = 3_600_000
/** Nothing is signed while nothing is decided: only more than a long weekend is worth a look. */
export const QUIET = 96 * HOUR
/** A witness comes by about every ten minutes. */
export const UNWITNESSED = HOUR

/** A head with what stands between it and the one before. */
export interface HeadRow extends Head {
  /** Entries that it covers first; null while the one before isn't read. */
  grown: number | null
  /** Milliseconds since the one before. */
  after: number | null
  /** When a countersigned head first covered what this one covers, in milliseconds; null for not yet. */
  witnessedAt: number | null
}

const at = (instant: string) => Date.parse(instant)

/**
 * Heads as they are listed, the newest first. A head without a countersignature of its own is vouched for by the next
 * one that has any: the log that the witness has seen there goes on from this one.
 */
export function headRows(heads: readonly Head[], whole: boolean): HeadRow[] {
  let witnessedAt: number | null = null
  return heads.map((head, index) => {
    const before = heads[index + 1]
    const own = head.countersignatures.map((by) => at(by.signedAt))
    if (own.length) witnessedAt = Math.min(...own)
    return {
      ...head,
      grown: before ? head.size - before.size : whole ? head.size : null,
      after: before ? at(head.signedAt) - at(before.signedAt) : null,
      witnessedAt,
    }
  })
}

/** How long a head has waited, or is waiting, for a witness. */
export const waited = (row: HeadRow, now: number): number => (row.witnessedAt ?? now) - at(row.signedAt)

/** Stretches without a head, and stretches without a countersignature, that are longer than they should be. */
export function gaps(rows: readonly HeadRow[], witnessed: boolean, now: number): { heads: number; witness: number } {
  // Heads that the same countersignature vouches for are of one stretch.
  const late = witnessed ? rows.filter((row) => waited(row, now) > UNWITNESSED) : []
  return { heads: rows.filter((row) => (row.after ?? 0) > QUIET).length, witness: new Set(late.map((row) => row.witnessedAt)).size }
}
