import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, DateText, Empty, type Fact, FactStrip, Money, Section, useMoneyUnit, useNamed, usePhone } from '@/kit'
import type { GoalOf, PlanOf, TaskOf } from './plans'
import { TaskProjects } from './TaskProjects'
import s from './Planning.module.css'

/** Goal by goal and task by task: who is responsible, which projects serve it, and what they cost. */
export function PlanTree({ plan, head, acts }: { plan: PlanOf; head: ReactNode; acts: ReactNode }) {
  const { t } = useTranslation('planning')
  const unit = useMoneyUnit()
  const { outcome } = plan
  const facts: Fact[] = outcome
    ? [
        { key: 'count', label: t('outcome.count'), value: outcome.count, note: t('outcome.approvedCount', { count: outcome.approvedCount }) },
        { key: 'approved', label: t('outcome.approved'), value: <Money value={outcome.approved} large />, note: unit },
        { key: 'paid', label: t('outcome.paid'), value: <Money value={outcome.paid} large />, note: unit },
        { key: 'operation', label: t('outcome.inOperation'), value: outcome.inOperation, note: t('outcome.ofProjects') },
      ]
    : []
  return (
    <>
      <Section
        title={plan.title}
        aside={
          <>
            {t('plan.years', { first: plan.firstYear, last: plan.lastYear })} {head}
          </>
        }
        extra={acts}
      >
        {outcome ? (
          <>
            <FactStrip label={t('outcome.title')} facts={facts} />
            <p className={s.asOf}>
              {t('outcome.asOf')} <DateText value={outcome.asOf} /> · {t('outcome.scope')}
            </p>
          </>
        ) : null}
      </Section>
      <Section title={t('goals')}>
        {plan.goals.length ? plan.goals.map((goal) => <Goal key={goal.id} goal={goal} />) : <Empty title={t('goal.none')} why={t(plan.viewerCanEdit ? 'goal.noneWrite' : 'goal.noneRead')} />}
      </Section>
    </>
  )
}

function Goal({ goal }: { goal: GoalOf }) {
  const { t } = useTranslation('planning')
  const [open, setOpen] = useState<string | null>(null)
  return (
    <article className={s.goal}>
      <div className={s.goalHead}>
        <span className={s.year}>{goal.year}</span>
        <h3>{goal.title}</h3>
        {goal.outcome ? (
          <span className={s.sums}>
            {t('goal.sums', { count: goal.outcome.count })} <Money value={goal.outcome.approved} unit /> · {t('outcome.paid')} <Money value={goal.outcome.paid} unit />
          </span>
        ) : null}
        {goal.measure ? <p className={s.measure}>{t('goal.measure', { measure: goal.measure })}</p> : null}
      </div>
      <DataTable
        label={t('tasksOf', { goal: goal.title })}
        columns={useColumns(open, setOpen)}
        rows={goal.tasks}
        rowKey={(task) => task.id}
        below={(task) => (open === task.id ? <TaskProjects taskId={task.id} /> : null)}
        empty={<p>{t('task.none')}</p>}
      />
    </article>
  )
}

function useColumns(open: string | null, setOpen: (id: string | null) => void): readonly Column<TaskOf>[] {
  const { t } = useTranslation('planning')
  const named = useNamed()
  const unit = useMoneyUnit()
  const phone = usePhone()
  const columns: readonly Column<TaskOf>[] = [
    {
      key: 'task',
      head: t('task.head'),
      render: (task) => (
        <span className={s.task} id={task.code}>
          <button type="button" className={`link ${s.open}`} aria-expanded={open === task.id} onClick={() => setOpen(open === task.id ? null : task.id)}>
            {open === task.id ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />} {task.code} {task.title}
          </button>
          {phone ? <small>{`${named(task.unit)} · ${t('outcome.count')} ${task.outcome?.count ?? '—'}`}</small> : null}
          {task.description ? <small>{task.description}</small> : null}
        </span>
      ),
    },
    { key: 'unit', head: t('task.unit'), render: (task) => named(task.unit) },
    { key: 'count', head: t('outcome.count'), align: 'right', render: (task) => task.outcome?.count ?? '—' },
    { key: 'approved', head: `${t('outcome.approved')} (${unit})`, align: 'right', render: (task) => <Money value={task.outcome?.approved ?? null} /> },
    { key: 'paid', head: `${t('outcome.paid')} (${unit})`, align: 'right', render: (task) => <Money value={task.outcome?.paid ?? null} /> },
    { key: 'operation', head: t('outcome.inOperation'), align: 'right', render: (task) => task.outcome?.inOperation ?? '—' },
  ]
  // Six columns don't fit a phone: what the task is and what it got for its money do.
  return phone ? columns.filter(({ key }) => ['task', 'approved', 'paid'].includes(key)) : columns
}
