import type { Row, Rows } from './forms'

/** A place that both have changed, in different ways. `row` is null in a plain form. */
export interface Clash {
  /** Names the place: `<row>.<cell>`, or `<row>.` where one changed the row that the other removed. */
  at: string
  row: Row | null
  cell: string | null
  mine: unknown
  theirs: unknown
}
export interface Merged<T> {
  /** Everything that only one of the two has changed, taken from that one; clashes stand as theirs. */
  value: T
  clashes: readonly Clash[]
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isRows = (value: object): value is Rows<Row> => 'rows' in value && Array.isArray((value as Rows<Row>).rows)
/** Which row is which: by the server's id, so that two screens agree; or by the key on one screen. */
export type Place = (row: Row) => string
const byId: Place = (row) => row.id ?? row.key
export const byKey: Place = (row) => row.key
/** What isn't typed: a row's names, and what it has said. */
const SILENT = new Set(['key', 'id', 'state'])

/**
 * Three ways: what only one side changed since `base` is kept, also within one row; where both changed the same cell
 * differently, it's a clash for a person to decide.
 */
export function merge<T extends object>(base: T, mine: T, theirs: T, place: Place = byId): Merged<T> {
  if (isRows(mine) && isRows(theirs) && isRows(base)) return mergeRows(base, mine, theirs, place) as unknown as Merged<T>
  const { cells, clashes } = mergeCells(base, mine, theirs, null, '')
  return { value: cells as T, clashes }
}

function mergeCells(base: object | undefined, mine: object, theirs: object, row: Row | null, at: string) {
  const before = base as Record<string, unknown> | undefined
  const [left, right] = [mine as Record<string, unknown>, theirs as Record<string, unknown>]
  const cells: Record<string, unknown> = { ...right }
  const clashes: Clash[] = []
  for (const cell of Object.keys(right)) {
    if (SILENT.has(cell) || same(left[cell], right[cell]) || (before && same(left[cell], before[cell]))) continue
    if (before && same(right[cell], before[cell])) cells[cell] = left[cell]
    else clashes.push({ at: `${at}.${cell}`, row, cell, mine: left[cell], theirs: right[cell] })
  }
  return { cells, clashes }
}

/** Whether nothing was typed into a row since. */
export const unchanged = (row: Row, base: Row) => Object.keys(row).every((cell) => SILENT.has(cell) || same(row[cell as keyof Row], base[cell as keyof Row]))

function mergeRows(base: Rows<Row>, mine: Rows<Row>, theirs: Rows<Row>, place: Place): Merged<Rows<Row>> {
  const index = (form: Rows<Row>) => new Map(form.rows.map((row) => [place(row), row]))
  const [before, left, right] = [index(base), index(mine), index(theirs)]
  const clashes: Clash[] = []
  const rows = theirs.rows.flatMap((row): Row[] => {
    const own = left.get(place(row))
    const was = before.get(place(row))
    if (own) {
      const merged = mergeCells(was, own, row, own, place(row))
      clashes.push(...merged.clashes)
      return [{ ...(merged.cells as unknown as Row), key: own.key }]
    }
    if (!was) return [row]
    if (unchanged(row, was)) return []
    clashes.push({ at: `${place(row)}.`, row, cell: null, mine: undefined, theirs: row })
    return [row]
  })
  mine.rows.forEach((row, at) => {
    if (right.has(place(row))) return
    const was = before.get(place(row))
    if (!was) rows.splice(Math.min(at, rows.length), 0, row)
    else if (!unchanged(row, was)) clashes.push({ at: `${place(row)}.`, row, cell: null, mine: row, theirs: undefined })
  })
  return { value: { rows }, clashes }
}

/** The merged form with the places that the person has chosen as mine; a row that the server has lost comes back as new. */
export function settled<T extends object>(merged: Merged<T>, mine: ReadonlySet<string>, place: Place = byId): T {
  return merged.clashes
    .filter((clash) => mine.has(clash.at))
    .reduce<T>((form, clash) => {
      if (!clash.row) return { ...form, [clash.cell as string]: clash.mine }
      const rows = (form as unknown as Rows<Row>).rows
      const at = place(clash.row)
      const next =
        clash.cell !== null
          ? rows.map((row) => (place(row) === at ? { ...row, [clash.cell as string]: clash.mine } : row))
          : clash.mine === undefined
            ? rows.filter((row) => place(row) !== at)
            : [...rows, { ...(clash.mine as Row), id: null }]
      return { ...form, rows: next }
    }, merged.value)
}
