import { useMemo } from 'react'
import type { Autosave } from '@/kit'
import type { Row, Rows } from './forms'

export interface RowActs<R extends Row> {
  change: (key: string, change: Partial<R>) => void
  add: (...rows: R[]) => void
  remove: (key: string) => void
}

/** Changes to a list that saves by itself. The functions stay the same, so that rows which didn't change aren't drawn anew. */
export function useRows<R extends Row>(form: Autosave<Rows<R>>): RowActs<R> {
  const { update } = form
  return useMemo(
    () => ({
      change: (key, change) => update(({ rows }) => ({ rows: rows.map((row) => (row.key === key ? { ...row, ...change } : row)) })),
      add: (...added) => update(({ rows }) => ({ rows: [...rows, ...added] })),
      remove: (key) => update(({ rows }) => ({ rows: rows.filter((row) => row.key !== key) })),
    }),
    [update],
  )
}
