import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { MilestonesFragment as Project } from '@/gql/graphql'
import { type Column, DataTable, DateText, Empty, Percent, Section, StateTag, StatusTag, formatDate, usePhone, useViewer } from '@/kit'
import { type Axis, axisOf, barOf, slipOf } from './gantt'
import { ReportForm } from './ReportForm'
import { Reports } from './Reports'
import s from './Construction.module.css'

export const MilestonesFragment = graphql(`
  fragment Milestones on Project {
    id
    progress
    milestones {
      id
      ordinal
      title
      weight
      baselineStartOn
      baselineEndOn
      forecastEndOn
      actualStartOn
      actualEndOn
      confirmedProgress
      viewerCanReport
      reports {
        id
        state
        ...ReportRow
      }
    }
  }
`)
type Milestone = Project['milestones'][number]

/** Milestones as a table whose last column draws them: grey baseline, blue actual, hatched forecast, today's line. */
export function Milestones({ of }: { of: FragmentType<typeof MilestonesFragment> }) {
  const project = readFragment(MilestonesFragment, of)
  const { t, i18n } = useTranslation('construction')
  const { today } = useViewer()
  const phone = usePhone()
  const [reporting, setReporting] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const { milestones } = project
  const axis = axisOf(milestones, today)

  const columns: readonly Column<Milestone>[] = [
    {
      key: 'title',
      head: t('milestone.title'),
      width: '26%',
      render: (row) => (
        <>
          {row.title}
          <div className={s.acts}>
            {row.reports.length ? (
              <button type="button" className="link" aria-expanded={open === row.id} onClick={() => setOpen(open === row.id ? null : row.id)}>
                {t('report.list', { count: row.reports.length })}
              </button>
            ) : null}
            {row.viewerCanReport && reporting !== row.id ? (
              <button type="button" className="link" aria-label={t('report.open', { title: row.title })} onClick={() => setReporting(row.id)}>
                {t('report.act')}
              </button>
            ) : null}
          </div>
        </>
      ),
    },
    { key: 'weight', head: t('milestone.weight'), align: 'right', render: (row) => <Percent value={row.weight / 100} digits={0} /> },
    {
      key: 'progress',
      head: t('milestone.progress'),
      align: 'right',
      render: (row) => (
        <>
          <Percent value={row.confirmedProgress / 100} digits={0} />
          {row.reports.some((report) => report.state === 'REPORTED') ? <div><StateTag of="report" state="REPORTED" /></div> : null}
        </>
      ),
    },
    { key: 'baseline', head: t('milestone.baseline'), render: (row) => <DateText value={row.baselineEndOn} today={today} /> },
    { key: 'forecast', head: t('milestone.forecast'), render: (row) => <DateText value={row.forecastEndOn} today={today} /> },
    { key: 'actual', head: t('milestone.actual'), render: (row) => <DateText value={row.actualEndOn} today={today} /> },
    { key: 'slip', head: t('milestone.slip'), align: 'right', render: (row) => <Slip days={slipOf(row)} /> },
    ...(phone
      ? []
      : [
          {
            key: 'bars',
            head: <Ticks axis={axis} label={(on) => (i18n.language === 'zh' ? t('milestone.month', { month: Number(on.slice(5, 7)) }) : formatDate(on, 'en', on).slice(2))} />,
            width: '34%',
            render: (row: Milestone) => <Bars row={row} axis={axis} today={today} />,
          },
        ]),
  ]
  return (
    <Section
      id="milestones"
      title={t('milestone.head')}
      aside={
        <>
          {t('milestone.mean')} <strong><Percent value={project.progress} /></strong>
        </>
      }
      extra={<Legend />}
    >
      <DataTable
        label={t('milestone.head')}
        columns={columns}
        rows={milestones}
        rowKey={(row) => row.id}
        below={(row) => {
          const waiting = row.reports.filter((report) => report.state === 'REPORTED')
          const shown = open === row.id ? row.reports : waiting
          return reporting === row.id || shown.length ? (
            <>
              {reporting === row.id ? <ReportForm milestone={row} onClose={() => setReporting(null)} /> : null}
              <Reports of={shown} />
            </>
          ) : null
        }}
        empty={<Empty title={t('milestone.empty')} why={t('milestone.emptyWhy')} />}
      />
    </Section>
  )
}

function Slip({ days }: { days: number | null }) {
  const { t } = useTranslation('construction')
  if (days === null) return <span>{'—'}</span>
  const text = t('milestone.days', { days: `${days > 0 ? '+' : days < 0 ? '−' : ''}${Math.abs(days)}` })
  return days > 0 ? (
    <StatusTag family="amber" icon="ClockCircle">
      {text}
    </StatusTag>
  ) : (
    <span style={{ whiteSpace: 'nowrap' }}>{text}</span>
  )
}

function Ticks({ axis, label }: { axis: Axis; label: (on: string) => string }) {
  return (
    <span className={s.ticks} aria-hidden>
      {axis.ticks.map((tick) => (
        <span key={tick.on} style={{ left: `${tick.left}%` }}>
          {label(tick.on)}
        </span>
      ))}
    </span>
  )
}

/** The drawing says what the row's dates say already; it is decoration to a screen reader. */
function Bars({ row, axis, today }: { row: Milestone; axis: Axis; today: string }) {
  const style = (first: string, last: string) => {
    const { left, width } = barOf(first, last, axis)
    return { left: `${left}%`, width: `${width}%` }
  }
  const start = row.actualStartOn
  const until = row.actualEndOn ?? today
  const forecast = row.actualEndOn ? null : row.forecastEndOn
  return (
    <div className={s.gantt} aria-hidden>
      {axis.today === null ? null : <span className={s.today} style={{ left: `${axis.today}%` }} />}
      <span className={s.baseline} style={style(row.baselineStartOn, row.baselineEndOn)} />
      {start && until >= start ? <span className={s.actual} style={style(start, until)} /> : null}
      {forecast && forecast > (start ? today : row.baselineStartOn) ? <span className={s.forecast} style={style(start ? today : row.baselineStartOn, forecast)} /> : null}
    </div>
  )
}

function Legend() {
  const { t } = useTranslation('construction')
  return (
    <span className={s.legend} aria-hidden>
      <i className={s.baseline} /> {t('milestone.baselineKey')} <i className={s.actual} /> {t('milestone.actualKey')} <i className={s.forecast} /> {t('milestone.forecastKey')}
    </span>
  )
}
