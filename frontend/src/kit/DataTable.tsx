import { Fragment, type ReactNode } from 'react'
import s from './DataTable.module.css'

export interface Column<Row> {
  key: string
  head: ReactNode
  render: (row: Row) => ReactNode
  /** Numbers and money stand right. */
  align?: 'right'
  width?: number | string
  /** In a work list: words that may take a second line, so that no column is pushed beyond the edge. */
  wraps?: boolean
  /** What an export writes; without it the column isn't exported. */
  text?: (row: Row) => string
  /** What the foot shows under this column, e.g. a sum. */
  foot?: ReactNode
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Tints a row: own county, chosen line. */
  marked?: (row: Row) => boolean
  /** A row of its own beneath a row: the form that acts on it. */
  below?: (row: Row) => ReactNode
  empty?: ReactNode
}

/** A plain ruled table inside a section, rows 36 px. For lists that page and select take WorkList. */
export function DataTable<Row>({ label, columns, rows, rowKey, marked, below, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  // A table that scrolls sideways can be scrolled by keyboard, too.
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={s.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={s.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align} style={{ width: column.width }}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const beneath = below?.(row)
            return (
              <Fragment key={rowKey(row)}>
                <tr className={marked?.(row) ? s.marked : undefined}>
                  {columns.map((column) => (
                    <td key={column.key} className={column.align}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>
                {beneath ? (
                  <tr className={s.below}>
                    <td colSpan={columns.length}>{beneath}</td>
                  </tr>
                ) : null}
              </Fragment>
            )
          })}
        </tbody>
        {columns.some((column) => column.foot !== undefined) ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={column.align}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
