import { DownloadOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Column } from './DataTable'
import { saveCsv } from './csv'
import { failureOf } from './failure'
import { Empty, type EmptyProps, ErrorPanel, Skeleton } from './States'
import type { Pages } from './usePages'
import s from './WorkList.module.css'

export interface WorkListProps<Row> {
  label: string
  pages: Pages<Row>
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** Where Enter or a click on the first cell leads. */
  open?: (row: Row) => string
  /** Filters and saved views, at the left of the bar. */
  filters?: ReactNode
  /** Whether filters are on; then the empty state offers to clear them. */
  onClearFilters?: () => void
  empty: EmptyProps
  /** Rows under a heading each, in the order of the rows. */
  group?: (row: Row) => { key: string; title: ReactNode } | null
  /** The batch bar on the ticked rows, under the list; without it rows can't be ticked. */
  batch?: (ticked: readonly Row[], clear: () => void) => ReactNode
  /** Why a row can't be ticked beside those that are; null when it can. */
  cannotTick?: (row: Row, ticked: readonly Row[]) => string | null
  /** File name of the export of what is shown. */
  exportAs?: string
}

const cellClass = <Row,>({ align, wraps }: Column<Row>) => (align === 'right' ? s.right : wraps ? s.wraps : undefined)

/** The work list: one-line rows of 37 px, keys J K X B Enter, keyset footer, export of what is shown. */
export function WorkList<Row>(props: WorkListProps<Row>) {
  const { label, pages, columns, rowKey, open, filters, onClearFilters, empty, group, batch, cannotTick, exportAs } = props
  const { t } = useTranslation('kit')
  const navigate = useNavigate()
  const [at, setAt] = useState(-1)
  const [keys, setKeys] = useState(false)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const body = useRef<HTMLTableSectionElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const inBar = useRef(false)
  const { rows } = pages
  const chosen = rows.filter((row) => ticked.has(rowKey(row)))

  const toggle = (row: Row) => {
    const next = new Set(ticked)
    if (!batch || (!next.delete(rowKey(row)) && cannotTick?.(row, chosen))) return
    if (!ticked.has(rowKey(row))) next.add(rowKey(row))
    setTicked(next)
  }
  const focusRow = (place: number) => {
    const lines = body.current?.querySelectorAll<HTMLElement>('tr[data-row]')
    const line = lines?.[Math.min(Math.max(place, 0), lines.length - 1)]
    line?.scrollIntoView?.({ block: 'nearest' })
    line?.focus()
  }
  // What stands in the bar may come a moment after it.
  const enterBar = (frames = 120) => {
    const field = bar.current?.querySelector<HTMLElement>('input,textarea,button')
    if (field) field.focus()
    else if (bar.current && frames) requestAnimationFrame(() => enterBar(frames - 1))
  }
  // The bar goes when what was ticked is done or let go: who was in it goes on in the list.
  const barred = chosen.length > 0
  useEffect(() => {
    if (barred || !inBar.current) return
    inBar.current = false
    focusRow(at)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when the bar goes
  }, [barred])
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined)
  useEffect(() => {
    onKey.current = (event) => {
      if (event.key === 'Escape' && event.target instanceof HTMLElement && bar.current?.contains(event.target) && !event.isComposing) return focusRow(at)
      const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]),textarea,select,[contenteditable],[role=dialog]')
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      const row = rows[at]
      const key = event.key.toLowerCase()
      if (key === 'j' || key === 'k') {
        const next = Math.min(rows.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))
        setAt(next)
        focusRow(next)
      } else if (key === 'x' && row) toggle(row)
      else if (key === 'b' && bar.current) {
        // The letter is not for the field.
        event.preventDefault()
        enterBar()
      }
      else if (key === '?') setKeys(!keys)
      else if (key === 'escape') setKeys(false)
      else if (key === 'enter' && row && open && event.target instanceof HTMLElement && !event.target.closest('a,button')) void navigate(open(row))
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current?.(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const reading = pages.first
  const failed = reading.state.error && !reading.state.data
  const waiting = !reading.state.data && !failed
  const span = columns.length + (batch ? 1 : 0)
  const keysHere = ['J', 'K', ...(batch ? (['X', 'B'] as const) : []), ...(open ? (['Enter'] as const) : []), '?'] as const

  return (
    <div className={s.list}>
      {filters || exportAs ? (
        <div className={s.bar}>
          <div className={s.filters}>{filters}</div>
          {exportAs ? (
            <Button icon={<DownloadOutlined aria-hidden />} disabled={!rows.length} onClick={() => saveCsv(exportAs, columns, rows)}>
              {t('list.export')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {waiting ? (
        <Skeleton rows={8} />
      ) : failed ? (
        <ErrorPanel failure={failureOf(reading.state.error)} retry={reading.reload} />
      ) : rows.length === 0 ? (
        <div className={s.none}>
          {onClearFilters ? (
            <Empty title={t('list.noMatch')} act={<Button onClick={onClearFilters}>{t('list.clearFilters')}</Button>} />
          ) : (
            <Empty {...empty} />
          )}
        </div>
      ) : (
        <div className={s.scroll}>
          <table aria-label={label}>
            <thead>
              <tr>
                {batch ? <th scope="col" className={s.tick}><span className="sr-only">{t('list.tick')}</span></th> : null}
                {columns.map((column) => (
                  <th key={column.key} scope="col" className={cellClass(column)} style={{ width: column.width }}>
                    {column.head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.flatMap((row, index) => {
                const key = rowKey(row)
                const heading = group?.(row) ?? null
                const cannot = ticked.has(key) ? null : (cannotTick?.(row, chosen) ?? null)
                const before = index > 0 ? (group?.(rows[index - 1] as Row) ?? null) : null
                const line = (
                  <tr key={key} data-row tabIndex={index === at || (at < 0 && index === 0) ? 0 : -1} onFocus={() => setAt(index)} className={ticked.has(key) ? s.picked : undefined}>
                    {batch ? (
                      <td className={s.tick} title={cannot ?? undefined}>
                        <Checkbox checked={ticked.has(key)} disabled={!!cannot} onChange={() => toggle(row)} aria-label={cannot ? t('list.cannotTick', { why: cannot }) : t('list.tickRow')} />
                      </td>
                    ) : null}
                    {columns.map((column) => (
                      <td key={column.key} className={cellClass(column)} data-head={typeof column.head === 'string' ? column.head : undefined}>
                        {column.render(row)}
                      </td>
                    ))}
                  </tr>
                )
                return heading && heading.key !== before?.key
                  ? [<tr key={`group:${heading.key}`} className={s.group}><th colSpan={span} scope="rowgroup">{heading.title}</th></tr>, line]
                  : [line]
              })}
            </tbody>
          </table>
        </div>
      )}
      {/* Below the rows and in sight: above them it would push them away from the pointer that ticks the next one. */}
      {batch && chosen.length ? (
        <div ref={bar} className={s.batch} role="region" aria-label={t('list.batch')} onFocus={() => (inBar.current = true)} onBlur={(event) => (inBar.current = !event.relatedTarget)}>
          {batch(chosen, () => setTicked(new Set()))}
        </div>
      ) : null}
      {keys && rows.length ? (
        <dl className={s.help} role="region" aria-label={t('list.shortcuts')}>
          {keysHere.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`list.key.${key}`)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {rows.length ? (
        <div className={s.foot}>
          {pages.total == null ? t('list.shown', { count: rows.length }) : t('list.shownOf', { count: rows.length, total: pages.total })}
          {pages.hasMore ? (
            <Button size="small" loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
              {t('list.more')}
            </Button>
          ) : null}
          <span className={s.keys}>{['J K', ...keysHere.slice(2)].map((key) => t(`list.keys.${key as 'J K' | 'X' | 'B' | 'Enter' | '?'}`)).join(t('list.keys.dot'))}</span>
        </div>
      ) : null}
    </div>
  )
}
