import type { Column } from './DataTable'
import { saveFile } from './saveFile'

/** A cell that a spreadsheet can't take for a formula, quoted where needed. */
export function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** What is shown, as UTF-8 CSV with a byte order mark: office programs then read Chinese. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const exported = columns.filter((column) => column.text)
  const head = exported.map((column) => csvCell(typeof column.head === 'string' ? column.head : column.key))
  const lines = rows.map((row) => exported.map((column) => csvCell(column.text?.(row) ?? '')))
  return '\uFEFF' + [head, ...lines].map((line) => line.join(',')).join('\r\n') + '\r\n'
}

export function saveCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  saveFile(new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)
}
