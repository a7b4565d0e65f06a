import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { CHART_COLOURS, ChartAsTable, Money, useMoneyText, useMoneyUnit, useSourceWord } from '@/kit'
import { type Flow, flowsOf } from './flow'

export const MoneyFlowFragment = graphql(`
  fragment MoneyFlow on Project {
    id
    title
    money {
      approved
      paid
      bySource {
        source
        planned
      }
    }
    contracts {
      id
      title
      amount
      paid
    }
  }
`)

/** Sources in the order of series, the project in ink, contracts blue, paid green, what still lies there grey. */
function colourOf(flows: readonly Flow[], name: string): string {
  const kind = flows.find((flow) => flow.to === name)?.key.split(':')[0]
  if (kind === 'source') return '#16324A'
  if (kind === 'contract') return CHART_COLOURS[0]
  if (kind === 'paid') return CHART_COLOURS[2]
  if (kind) return '#A9B4BE'
  const place = flows.findIndex((flow) => flow.from === name)
  return CHART_COLOURS[place % CHART_COLOURS.length] ?? CHART_COLOURS[0]
}

/** Sources → project → contracts → paid, as a Sankey that can be read as a table. */
export function MoneyFlow({ of }: { of: FragmentType<typeof MoneyFlowFragment> }) {
  const project = readFragment(MoneyFlowFragment, of)
  const { t } = useTranslation('funding')
  const source = useSourceWord()
  const text = useMoneyText()
  const unit = useMoneyUnit()
  const flows = useMemo(
    () =>
      project.money
        ? flowsOf(project.money, project.contracts, { source, project: project.title, uncontracted: t('flow.uncontracted'), paid: t('flow.paid'), unpaid: t('flow.unpaid') })
        : [],
    [project, source, t],
  )
  const option = useMemo(() => {
    const names = [...new Set(flows.flatMap((flow) => [flow.from, flow.to]))]
    const total = (name: string) => Math.max(...(['from', 'to'] as const).map((end) => flows.filter((flow) => flow[end] === name).reduce((sum, flow) => sum + Number(flow.amount), 0)))
    return {
      tooltip: { valueFormatter: (value: unknown) => text(String(value)) },
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 150,
          top: 8,
          bottom: 8,
          nodeWidth: 10,
          nodeGap: 12,
          draggable: false,
          emphasis: { focus: 'adjacency' },
          lineStyle: { color: 'source', opacity: 0.25 },
          label: { fontSize: 12, color: '#1B2733', formatter: ({ name }: { name: string }) => `${name.length > 14 ? `${name.slice(0, 13)}…` : name} ${text(total(name).toFixed(2))}` },
          data: names.map((name) => ({ name, itemStyle: { color: colourOf(flows, name) } })),
          links: flows.map((flow) => ({ source: flow.from, target: flow.to, value: Number(flow.amount) })),
        },
      ],
    }
  }, [flows, text])
  if (flows.length === 0) return null
  return (
    <ChartAsTable<Flow>
      label={t('flow.label')}
      option={option}
      height={Math.max(240, flows.length * 22)}
      rows={flows}
      rowKey={(flow) => flow.key}
      columns={[
        { key: 'from', head: t('flow.from'), render: (flow) => flow.from },
        { key: 'to', head: t('flow.to'), render: (flow) => flow.to },
        { key: 'amount', head: t('ledger.amount', { unit }), align: 'right', render: (flow) => <Money value={flow.amount} /> },
      ]}
    />
  )
}
