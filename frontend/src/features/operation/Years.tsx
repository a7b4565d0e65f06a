import { Popconfirm } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { OperationYearsFragment as Project } from '@/gql/graphql'
import { type Column, CHART_COLOURS, ChartAsTable, DataTable, DateText, Empty, ErrorPanel, LockedButton, Money, Percent, PolicyVersion, Refusals, Section, useAct, useMoneyText, useMoneyUnit, usePhone, useViewer } from '@/kit'
import s from './Operation.module.css'
import { type WaterfallStep, openYearsOf, piecesOf, waterfallOf } from './waterfall'

export const OperationYearsFragment = graphql(`
  fragment OperationYears on Project {
    id
    viewerCanCloseYear
    operation {
      entries {
        id
        kind
        month
        amount
        matchedAt
        closedYear
      }
      years {
        id
        year
        revenue
        cost
        net
        lossCarried
        reinvestmentRatio
        reinvested
        policyOn
        closedAt
        closerName
      }
    }
  }
`)
const Close = graphql(`
  mutation CloseYear($input: OperationYearCloseInput!) {
    operationYearClose(input: $input) {
      operationYear {
        id
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
type Year = NonNullable<Project['operation']>['years'][number]

/** Closed years with the waterfall of the chosen one, and the year that is to be closed next. */
export function Years({ of }: { of: FragmentType<typeof OperationYearsFragment> }) {
  const project = readFragment(OperationYearsFragment, of)
  const { t } = useTranslation('operation')
  const unit = useMoneyUnit()
  const phone = usePhone()
  const { today } = useViewer()
  const years = useMemo(() => project.operation?.years ?? [], [project])
  const [chosen, setChosen] = useState<number | null>(null)
  const year = years.find((each) => each.year === chosen) ?? years[0]
  const next = openYearsOf(project.operation?.entries ?? [])[0]

  const columns: readonly Column<Year>[] = [
    {
      key: 'year',
      head: t('year.year'),
      render: (row) => (
        <button type="button" className="link" aria-pressed={row === year} onClick={() => setChosen(row.year)}>
          {row.year}
        </button>
      ),
    },
    { key: 'revenue', head: t('kind.REVENUE'), align: 'right', render: (row) => <Money value={row.revenue} /> },
    { key: 'cost', head: t('kind.COST'), align: 'right', render: (row) => <Money value={row.cost} /> },
    { key: 'net', head: t('year.net'), align: 'right', render: (row) => <strong><Money value={row.net} /></strong> },
    { key: 'loss', head: t('year.lossCarried'), align: 'right', render: (row) => <Money value={row.lossCarried} /> },
    { key: 'ratio', head: t('year.ratio'), align: 'right', render: (row) => <Percent value={row.reinvestmentRatio} digits={0} /> },
    { key: 'reinvested', head: t('year.reinvested'), align: 'right', render: (row) => <strong><Money value={row.reinvested} /></strong> },
    { key: 'closed', head: t('year.closed'), render: (row) => <>{row.closerName} <DateText dayOnly value={row.closedAt} today={today} /> <PolicyVersion on={row.policyOn} /></> },
  ]
  return (
    <Section id="years" title={t('year.head')} aside={unit}>
      {next && project.viewerCanCloseYear && !phone ? <CloseAct projectId={project.id} next={next} /> : null}
      <DataTable label={t('year.head')} columns={columns} rows={years} rowKey={(row) => row.id} marked={(row) => row === year && years.length > 1} empty={<Empty title={t('year.empty')} why={t('year.emptyWhy')} />} />
      {year && !phone ? <Waterfall year={year} /> : null}
    </Section>
  )
}

function CloseAct({ projectId, next }: { projectId: string; next: ReturnType<typeof openYearsOf>[number] }) {
  const { t } = useTranslation('operation')
  const { today } = useViewer()
  const act = useAct(Close)
  const over = next.year < Number(today.slice(0, 4))
  return (
    <div className={s.close}>
      {t('close.next', { year: next.year })} <Money value={next.revenue} /> {'−'} <Money value={next.cost} /> {'='} <strong><Money value={next.net} unit /></strong>{' '}
      <Popconfirm title={t('close.sure', { year: next.year })} okText={t('close.act', { year: next.year })} cancelText={t('close.notYet')} disabled={!over || next.unmatched > 0} onConfirm={() => void act.run({ projectId, year: next.year })}>
        <LockedButton loading={act.running} reason={!over ? t('close.notOver', { year: next.year }) : next.unmatched ? t('close.unmatched', { count: next.unmatched }) : undefined}>
          {t('close.act', { year: next.year })}
        </LockedButton>
      </Popconfirm>
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
    </div>
  )
}

const COLOURS: Record<WaterfallStep['key'], string> = { revenue: CHART_COLOURS[0], cost: CHART_COLOURS[5], net: CHART_COLOURS[0], reinvested: CHART_COLOURS[2], kept: '#A9B4BE' }

function Waterfall({ year }: { year: Year }) {
  const { t } = useTranslation('operation')
  const text = useMoneyText()
  const unit = useMoneyUnit()
  const steps = useMemo(() => waterfallOf(year), [year])
  const option = useMemo(() => {
    const pieces = steps.map(piecesOf)
    const unseen = { type: 'bar', stack: 'year', silent: true, itemStyle: { color: 'transparent' } }
    const drawn = (of: (piece: ReturnType<typeof piecesOf>) => number, labelled: boolean) => ({
      type: 'bar',
      stack: 'year',
      barWidth: 56,
      data: steps.map((step, index) => {
        const value = pieces[index] ? of(pieces[index]) : 0
        return { value, itemStyle: { color: COLOURS[step.key] }, label: { show: labelled && value !== 0, position: 'top', fontWeight: 700, formatter: () => text(step.amount) } }
      }),
    })
    return {
      grid: { left: 8, right: 8, top: 28, bottom: 24 },
      xAxis: { type: 'category', data: steps.map((step) => t(`step.${step.key}`)), axisTick: { show: false }, axisLabel: { color: '#1B2733' } },
      yAxis: { type: 'value', show: false },
      series: [
        { ...unseen, data: pieces.map((piece) => piece.above[0]) },
        drawn((piece) => piece.above[1], true),
        { ...unseen, data: pieces.map((piece) => piece.below[0]) },
        drawn((piece) => piece.below[1], false),
      ],
    }
  }, [steps, t, text])
  return (
    <ChartAsTable
      label={t('year.waterfall', { year: year.year })}
      option={option}
      height={240}
      rows={steps}
      rowKey={(step) => step.key}
      columns={[
        { key: 'step', head: t('year.step'), render: (step) => t(`step.${step.key}`) },
        { key: 'amount', head: t('entry.amount', { unit }), align: 'right', render: (step) => <Money value={step.key === 'cost' ? `-${step.amount}` : step.amount} /> },
      ]}
    />
  )
}
