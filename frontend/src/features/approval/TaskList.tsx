import { Segmented } from 'antd'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { TaskListQuery } from '@/gql/graphql'
import { addMoney, COUNTED, countText, daysLeft, type Column, DateText, Deadline, LiveChange, Money, ObjectHeader, StateTag, StatusTag, useMoneyText, useMoneyUnit, useNamed, usePages, usePhone, useStateWord, useViewer, WorkList } from '@/kit'
import type { Outcome } from './TaskBatch'
import { SUBJECTS } from './subjects'

const Unneeded = lazy(() => import('./Unneeded').then((part) => ({ default: part.Unneeded })))
const DueLine = lazy(() => import('./DueLine'))
const ActingFoot = lazy(() => import('./ActingFoot').then((part) => ({ default: part.ActingFoot })))

const TaskListDocument = graphql(`
  query TaskList($filter: TaskFilter, $after: String) {
    tasks(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id
          kind
          actingFor
          escalatedAt
          dueOn
          urges
          alone
          alike
          lastUrge {
            personName
            unitName
          }
          step {
            id
            name
            nameEn
          }
          decision {
            id
            verb
            decidedAt
          }
          case {
            id
            title
            subject
            amount
            state
            round
            starter {
              id
              name
              nameEn
            }
            project {
              id
              code
              version
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      openCount
      actingCount
    }
  }
`)
type Row = TaskListQuery['tasks']['edges'][number]['node']
const TasksLive = lazy(() => import('./Live').then((part) => ({ default: part.TasksLive })))
const TaskBatch = lazy(() => import('./TaskBatch').then((part) => ({ default: part.TaskBatch })))
const pick = (data: TaskListQuery) => data.tasks
const pickOpen = (data: TaskListQuery) => ({ ...data.tasks, totalCount: data.tasks.openCount < COUNTED ? data.tasks.openCount : null })
/** Under which heading of the to-do list a deadline stands. */
function deadlineOf(dueOn: string, today: string): 'overdue' | 'today' | 'soon' | 'later' {
  const left = daysLeft(dueOn, today)
  return left < 0 ? 'overdue' : left === 0 ? 'today' : left <= 5 ? 'soon' : 'later'
}
/** The money that a case asks for: an acceptance asks for none. */
const asked = ({ case: matter }: Row) => (matter.subject === 'PROJECT' ? matter.amount : null)
/** Why it is decided by itself. Whoever acts for somebody doesn't hold the seat: that is not a task that can't be decided. */
const aloneOf = ({ alone, actingFor }: Row) => (alone === 'CLOSED' && actingFor ? 'ACTING' : alone)

const WHOSE = ['own', 'acting', 'told'] as const

/** What one has to decide, by deadline; or what one has decided, newest first. */
export function TaskList({ open, waiting = [] }: { open: boolean; waiting?: readonly ComponentType[] }) {
  const { t } = useTranslation('approval')
  const [params, setParams] = useSearchParams()
  const subject = SUBJECTS.find((each) => each === params.get('subject'))
  const named = useNamed()
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const word = useStateWord()
  const { today } = useViewer()
  const phone = usePhone()
  const [outcome, setOutcome] = useState<Outcome>()
  const whose = WHOSE.find((each) => each === params.get('whose'))
  const acting = whose === 'own' ? false : whose === 'acting' ? true : undefined
  const escalated = whose === 'told' ? true : undefined
  const unneeded = !open && params.has('unneeded') ? true : undefined
  const pages = usePages(TaskListDocument, { filter: { open, subject, acting, escalated, unneeded } }, open && !whose ? pickOpen : pick)
  const counted = open ? (pages.first.state.data as TaskListQuery | undefined)?.tasks.actingCount : 0
  const { rows } = pages
  const title = t(open ? 'title' : 'done.title')

  const columns: readonly Column<Row>[] = [
    {
      key: 'title',
      head: t('list.matter'),
      wraps: true,
      render: ({ case: matter, urges, lastUrge, actingFor, escalatedAt }) => (
        <>
          <Link to={`/approval/cases/${matter.id}`}>{matter.title}</Link>{' '}
          {actingFor ? (
            <StatusTag family="violet" icon="UserSwitch" outlined>
              {t('acting.for', { person: actingFor })}
            </StatusTag>
          ) : null}{' '}
          {escalatedAt && whose !== 'told' ? (
            <span title={t('escalation.marked')}>
              <StatusTag family="red" icon="Exclamation" outlined>
                {t('escalation.mark')}
              </StatusTag>
            </span>
          ) : null}{' '}
          {matter.round > 1 ? (
            <StatusTag family="amber" icon="History" outlined>
              {t('list.round', { count: matter.round })}
            </StatusTag>
          ) : null}{' '}
          {urges ? (
            <span title={`${lastUrge?.personName} ${lastUrge?.unitName}`}>
              <StatusTag family="red" icon="Exclamation">
                {t('list.urged', { count: urges })}
              </StatusTag>
            </span>
          ) : null}
        </>
      ),
      text: (row) => row.case.title,
    },
    { key: 'code', head: t('list.code'), render: (row) => row.case.project?.code ?? '—', text: (row) => row.case.project?.code ?? '' },
    { key: 'starter', head: t('list.starter'), wraps: true, render: (row) => named(row.case.starter), text: (row) => named(row.case.starter) },
    { key: 'step', head: t(whose === 'told' || unneeded ? 'opinions.step' : 'list.step'), wraps: true, render: (row) => (
        <>
          {named(row.step)}{' '}
          {row.kind === 'ROUTE' ? null : (
            <StatusTag family="violet" icon="UserSwitch" outlined>
              {t(`kind.${row.kind}`)}
            </StatusTag>
          )}
        </>
      ), text: (row) => named(row.step) },
    { key: 'amount', head: t('list.amount', { unit }), align: 'right', render: (row) => <Money value={asked(row)} />, text: (row) => (row.case.subject === 'PROJECT' ? money(row.case.amount) : '') },
    ...(open && !phone && whose !== 'told'
      ? [
          {
            key: 'alone',
            head: t('batch.know'),
            wraps: true,
            render: (row: Row) =>
              aloneOf(row) && aloneOf(row) !== 'CLOSED' ? (
                <StatusTag family="grey" icon="FileSearch">
                  {t(`batch.alone.${aloneOf(row) ?? 'CLOSED'}`)}
                </StatusTag>
              ) : null,
            text: (row: Row) => (aloneOf(row) && aloneOf(row) !== 'CLOSED' ? t(`batch.alone.${aloneOf(row) ?? 'CLOSED'}`) : ''),
          },
        ]
      : []),
    ...(open
      ? [{ key: 'due', head: t('list.due'), render: (row: Row) => (row.dueOn ? <Deadline on={row.dueOn} /> : '—'), text: (row: Row) => row.dueOn ?? '' }]
      : [
          ...(unneeded
            ? []
            : [
                {
                  key: 'said',
                  head: t('list.said'),
                  render: (row: Row) => (row.decision ? <StateTag of="decision" state={row.decision.verb} /> : '—'),
                  text: (row: Row) => (row.decision ? word('decision', row.decision.verb) : ''),
                },
                { key: 'at', head: t('list.at'), render: (row: Row) => <DateText value={row.decision?.decidedAt} today={today} />, text: (row: Row) => row.decision?.decidedAt ?? '' },
              ]),
          { key: 'state', head: t('list.state'), render: (row: Row) => <StateTag of="case" state={row.case.state} />, text: (row: Row) => word('case', row.case.state) },
        ]),
  ]
  const choose = (changed: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [key, value] of Object.entries(changed))
      if (value) next.set(key, value)
      else next.delete(key)
    setParams(next)
  }
  // What was brought before a superior is read and handed on there, not decided.
  const nothing = whose === 'told' ? 'escalation' : whose === 'acting' ? 'acting' : 'list'
  const group = (row: Row) => {
    const key = deadlineOf(row.dueOn ?? today, today)
    const count = rows.filter((other) => deadlineOf(other.dueOn ?? today, today) === key).length
    return { key, title: t(`group.${key}`, { count }) }
  }
  // By deadline: on a phone it stands behind the matter's name.
  const byDeadline = phone && open ? columns.toSorted((a, b) => Number(b.key === 'title' || b.key === 'due') - Number(a.key === 'title' || a.key === 'due')) : columns
  return (
    <>
      {open ? (
        <Suspense fallback={null}>
          <TasksLive />
        </Suspense>
      ) : null}
      <ObjectHeader title={title} acts={open ? <Link to="/approval/proxies">{t('acting.proxies')}</Link> : undefined} roles={open && rows.length && !pages.hasMore ? <Sum count={rows.length} amount={addMoney(...rows.map((row) => row.case.amount))} /> : undefined} />
      {open ? (
        <Suspense fallback={null}>
          <DueLine />
          {waiting.map((Line, at) => (
            <Line key={at} />
          ))}
        </Suspense>
      ) : null}
      <div aria-live="polite">
        {outcome ? (
          <LiveChange>
            {t('batch.done', { count: outcome.done })}
            {outcome.refused.map((one) => (
              <p key={one.title}>{t('batch.refused', one)}</p>
            ))}
          </LiveChange>
        ) : null}
      </div>
      <WorkList
        label={title}
        pages={pages}
        columns={byDeadline}
        rowKey={(row) => row.id}
        open={(row) => `/approval/cases/${row.case.id}`}
        group={open ? group : undefined}
        filters={
          <>
          {open ? (
            <Segmented
              aria-label={t('acting.whose')}
              value={whose ?? 'all'}
              options={(['all', ...WHOSE] as const).map((value) => ({ value, label: value === 'acting' && counted ? `${t('acting.acting')} ${countText(counted)}` : value === 'told' ? t('escalation.filter') : t(`acting.${value}`) }))}
              onChange={(value) => choose({ whose: value === 'all' ? null : value })}
            />
          ) : (
            <Segmented
              aria-label={t('done.which')}
              value={unneeded ? 'unneeded' : 'own'}
              options={(['own', 'unneeded'] as const).map((value) => ({ value, label: t(`done.${value}`) }))}
              onChange={(value) => choose({ unneeded: value === 'unneeded' ? '1' : null })}
            />
          )}
          <Segmented
            aria-label={t('list.subject')}
            value={subject ?? 'ALL'}
            options={[{ value: 'ALL', label: t('subject.ALL') }, ...SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))]}
            onChange={(value) => choose({ subject: value === 'ALL' ? null : value })}
          />
          </>
        }
        onClearFilters={subject ? () => choose({ subject: null }) : undefined}
        empty={
          open
            ? { title: t(`${nothing}.empty`), why: t(`${nothing}.emptyWhy`), act: whose === 'acting' ? <Link to="/approval/proxies">{t('acting.proxies')}</Link> : undefined }
            : unneeded
              ? { title: t('done.unneededEmpty'), why: t('done.unneededWhy') }
              : { title: t('done.empty'), why: t('done.emptyWhy') }
        }
        exportAs={title}
        batch={
          open && !phone && whose !== 'told'
            ? (ticked, clear) => (
                <Suspense fallback={null}>
                  <TaskBatch tasks={ticked} onDone={setOutcome} onCancel={clear} />
                </Suspense>
              )
            : undefined
        }
        cannotTick={(row, ticked) =>
          row.alone ? t(`batch.alone.${aloneOf(row) ?? row.alone}`) : ticked[0] && ticked[0].alike !== row.alike ? t('batch.unlike', { step: named(ticked[0].step) }) : null
        }
      />
      {open ? (
        <Suspense fallback={null}>
          <Unneeded />
        </Suspense>
      ) : null}
      {counted ? (
        <Suspense fallback={null}>
          <ActingFoot count={counted} />
        </Suspense>
      ) : null}
    </>
  )
}

function Sum({ count, amount }: { count: number; amount: string }) {
  const { t } = useTranslation('approval')
  return (
    <span>
      {t('list.sum', { count })} <Money value={amount} unit />
    </span>
  )
}
