import type { EChartsCoreOption } from 'echarts/core'
import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from './DataTable'
import { Skeleton } from './States'

const Drawing = lazy(() => import('./Drawing'))

/** Colours of series, in this order: distinguishable with any colour sight. */
export const CHART_COLOURS = ['#1F5F99', '#C97F12', '#2E9279', '#A8352A', '#B57FB2', '#59656F'] as const

export interface ChartAsTableProps<Row> {
  /** What the picture says, in one sentence: its name for those who don't see it. */
  label: string
  option: EChartsCoreOption
  height?: number
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** A mark was pressed: open its list. */
  onPick?: (name: string, dataIndex: number) => void
}

/** A chart that can always be read as a table. The drawing library loads after the first paint. */
export function ChartAsTable<Row>({ label, option, height = 260, rows, columns, rowKey, onPick }: ChartAsTableProps<Row>) {
  const { t } = useTranslation('kit')
  const [table, setTable] = useState(false)
  return (
    <div>
      <div style={{ textAlign: 'right', fontSize: 'var(--t12)' }}>
        <button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
          {t(table ? 'chart.asChart' : 'chart.asTable')}
        </button>
      </div>
      {table ? (
        <DataTable label={label} rows={rows} columns={columns} rowKey={rowKey} />
      ) : (
        <Suspense fallback={<div style={{ height }}><Skeleton shape="section" rows={4} /></div>}>
          <Drawing label={label} option={option} height={height} onPick={onPick} />
        </Suspense>
      )}
    </div>
  )
}
