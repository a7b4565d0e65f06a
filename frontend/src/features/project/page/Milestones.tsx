import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { MilestoneOfTableFragment, MilestoneProgressFragment } from '@/gql/graphql'
import { type Column, DataTable, DateText, Percent, Section, useViewer } from '@/kit'
import { daysBetween, placeIn, spanOf } from './days'
import s from './Page.module.css'

const MilestoneOfTable = graphql(`
  fragment MilestoneOfTable on Milestone {
    id
    title
    weight
    baselineStartOn
    baselineEndOn
  }
`)
const MilestoneProgress = graphql(`
  fragment MilestoneProgress on Milestone {
    id
    forecastEndOn
    actualStartOn
    actualEndOn
    confirmedProgress
  }
`)
type Plain<Fragment> = Omit<Fragment, ' $fragmentName'>
type Row = Plain<MilestoneOfTableFragment> & Partial<Plain<MilestoneProgressFragment>>

export interface MilestonesProps {
  milestones: readonly FragmentType<typeof MilestoneOfTable>[]
  progress: readonly FragmentType<typeof MilestoneProgress>[]
  overall: number | null
}

/** Planned, forecast and done, by day; late ones say by how much. */
export function Milestones({ milestones, progress, overall }: MilestonesProps) {
  const { t } = useTranslation('project')
  const { today } = useViewer()
  const done = new Map(progress.map((each) => readFragment(MilestoneProgress, each)).map((each) => [each.id, each]))
  const rows = milestones.map((each): Row => {
    const row = readFragment(MilestoneOfTable, each)
    return { ...row, ...done.get(row.id) }
  })
  const span = spanOf(rows.flatMap((row) => [row.baselineStartOn, row.baselineEndOn, row.forecastEndOn, row.actualEndOn, row.actualStartOn]))
  const slip = (row: Row) => {
    const end = row.actualEndOn ?? row.forecastEndOn
    return end ? daysBetween(row.baselineEndOn, end) : null
  }
  const columns: readonly Column<Row>[] = [
    { key: 'title', head: t('milestone.title'), render: (row) => <div className={s.name}>{row.title}</div> },
    { key: 'weight', head: t('milestone.weight'), align: 'right', render: (row) => row.weight },
    { key: 'baseline', head: t('milestone.end'), render: (row) => <DateText value={row.baselineEndOn} today={today} /> },
    { key: 'forecast', head: t('milestone.forecast'), render: (row) => <DateText value={row.forecastEndOn} today={today} /> },
    { key: 'actual', head: t('milestone.actual'), render: (row) => <DateText value={row.actualEndOn} today={today} /> },
    {
      key: 'slip',
      head: t('milestone.slip'),
      align: 'right',
      render: (row) => {
        const days = slip(row)
        return days === null ? '—' : <span className={days > 14 ? s.late : undefined}>{t('milestone.days', { days: days < 0 ? `−${-days}` : days > 0 ? `+${days}` : '0' })}</span>
      },
    },
    { key: 'bars', head: <span className="sr-only">{t('milestone.bars')}</span>, render: (row) => <Bars row={row} span={span} today={today} />, width: '24%' },
  ]
  return (
    <Section
      title={t('page.milestones')}
      aside={
        overall === null ? null : (
          <>
            {t('page.progress')} <Percent value={overall} />
          </>
        )
      }
      extra={
        <span className={s.legend} aria-hidden>
          <span>
            <i className={s.baseline} />
            {t('milestone.baseline')}
          </span>
          <span>
            <i className={s.actual} />
            {t('milestone.actual')}
          </span>
          <span>
            <i className={s.forecast} />
            {t('milestone.forecast')}
          </span>
        </span>
      }
    >
      <DataTable label={t('page.milestones')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<p className={s.small}>{t('page.noMilestones')}</p>} />
    </Section>
  )
}

/** The dates stand in the columns beside; to a screen reader this is decoration. */
function Bars({ row, span, today }: { row: Row; span: ReturnType<typeof spanOf>; today: string }) {
  if (!span) return null
  const begun = row.actualStartOn ?? (row.forecastEndOn || row.actualEndOn ? row.baselineStartOn : null)
  const end = row.actualEndOn ?? row.forecastEndOn
  const now = placeIn(span, today, today)
  return (
    <div className={s.gantt} aria-hidden>
      <span className={s.baseline} style={placeIn(span, row.baselineStartOn, row.baselineEndOn) ?? undefined} />
      {begun && end ? <span className={row.actualEndOn ? s.actual : s.forecast} style={placeIn(span, begun, end) ?? undefined} /> : null}
      {now ? <span className={s.today} style={{ left: now.left }} /> : null}
    </div>
  )
}
