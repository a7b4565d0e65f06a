import { BarChart, CustomChart, FunnelChart, HeatmapChart, LineChart, SankeyChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { CHART_COLOURS } from './Chart'

register([BarChart, CustomChart, FunnelChart, HeatmapChart, LineChart, SankeyChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, CanvasRenderer])

const GRID = { left: 8, right: 8, top: 32, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const

export interface DrawingProps {
  label: string
  option: EChartsCoreOption
  height: number
  onPick?: (name: string, dataIndex: number) => void
}

/** ECharts itself, in a bundle of its own. Nothing moves by itself. */
export default function Drawing({ label, option, height, onPick }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current)
    const style = getComputedStyle(place.current)
    chart.setOption({ animation: false, grid: GRID, color: [...CHART_COLOURS], textStyle: { fontFamily: style.fontFamily }, ...option })
    chart.on('click', (event) => pick.current?.(event.name, event.dataIndex))
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(place.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
