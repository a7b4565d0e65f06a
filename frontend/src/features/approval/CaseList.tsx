import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { CaseListKind } from '@/gql/enums'
import type { CaseListQuery } from '@/gql/graphql'
import { type Column, DateText, Money, ObjectHeader, StateTag, StatusTag, useMoneyText, useMoneyUnit, useNamed, usePages, useStateWord, useViewer, WorkList } from '@/kit'
import { SUBJECTS } from './subjects'

const CaseListDocument = graphql(`
  query CaseList($filter: CaseFilter!, $after: String) {
    cases(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id
          title
          subject
          amount
          state
          round
          openedAt
          closedAt
          starter {
            id
            name
            nameEn
          }
          project {
            id
            code
          }
          steps {
            id
            name
            nameEn
            state
            dueOn
          }
          viewerFollow {
            followedAt
            unread
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
type Row = CaseListQuery['cases']['edges'][number]['node']
const pick = (data: CaseListQuery) => data.cases
const RUNNING = { RUNNING: true, ENDED: false } as const

/** What one's unit has started, or what one follows, newest first, with the step that it is at. */
export function CaseList({ list }: { list: CaseListKind }) {
  const { t } = useTranslation('approval-follow')
  const { t: words } = useTranslation('approval')
  const [params, setParams] = useSearchParams()
  const subject = SUBJECTS.find((each) => each === params.get('subject'))
  const stands = (['RUNNING', 'ENDED'] as const).find((each) => each === params.get('stands'))
  const named = useNamed()
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const word = useStateWord()
  const { actions, today } = useViewer()
  const pages = usePages(CaseListDocument, { filter: { list, subject, running: stands ? RUNNING[stands] : undefined } }, pick)
  const title = t(`cases.${list}.title`)
  const change = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value === 'ALL') next.delete(key)
    else next.set(key, value)
    setParams(next)
  }
  const holds = (row: Row) =>
    row.steps
      .filter((step) => step.state === 'OPEN')
      .map(named)
      .join(words('comma'))
  const columns: readonly Column<Row>[] = [
    {
      key: 'title',
      head: t('list.matter'),
      wraps: true,
      render: (row) => (
        <>
          <Link to={`/approval/cases/${row.id}`}>{row.viewerFollow?.unread ? <strong>{row.title}</strong> : row.title}</Link>{' '}
          {row.viewerFollow?.unread ? (
            <StatusTag family="blue" icon="Exclamation">
              {t('star.news')}
            </StatusTag>
          ) : null}
        </>
      ),
      text: (row) => row.title,
    },
    { key: 'code', head: t('list.code'), render: (row) => row.project?.code ?? '—', text: (row) => row.project?.code ?? '' },
    { key: 'subject', head: words('list.subjectHead'), render: (row) => words(`subject.${row.subject}`), text: (row) => words(`subject.${row.subject}`) },
    ...(list === 'FOLLOWED' ? [{ key: 'starter', head: words('list.starter'), wraps: true, render: (row: Row) => named(row.starter), text: (row: Row) => named(row.starter) }] : []),
    { key: 'amount', head: words('list.amount', { unit }), align: 'right', render: (row) => <Money value={row.subject === 'PROJECT' ? row.amount : null} />, text: (row) => (row.subject === 'PROJECT' ? money(row.amount) : '') },
    { key: 'state', head: t('list.state'), render: (row) => <StateTag of="case" state={row.state} />, text: (row) => word('case', row.state) },
    { key: 'step', head: t('cases.step'), wraps: true, render: (row) => holds(row) || '—', text: holds },
    { key: 'at', head: t('cases.opened'), render: (row) => <DateText value={row.openedAt} today={today} />, text: (row) => row.openedAt },
  ]
  return (
    <>
      {/* Who decides finds it over its list of tasks. */}
      <ObjectHeader title={title} acts={list === 'STARTED' && actions.has('PROJECT_SUBMIT') && !actions.has('CASE_DECIDE') ? <Link to="/approval/proxies">{words('acting.proxies')}</Link> : undefined} />
      <WorkList
        label={title}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => `/approval/cases/${row.id}`}
        filters={
          <>
            <Segmented
              aria-label={words('list.subject')}
              value={subject ?? 'ALL'}
              options={[{ value: 'ALL', label: words('subject.ALL') }, ...SUBJECTS.map((value) => ({ value, label: words(`subject.${value}`) }))]}
              onChange={(value) => change('subject', value)}
            />
            <Segmented
              aria-label={t('cases.stands')}
              value={stands ?? 'ALL'}
              options={[
                { value: 'ALL', label: t('list.all') },
                { value: 'RUNNING', label: t('cases.running') },
                { value: 'ENDED', label: t('cases.ended') },
              ]}
              onChange={(value) => change('stands', value)}
            />
          </>
        }
        onClearFilters={subject || stands ? () => setParams({}) : undefined}
        empty={{ title: t(`cases.${list}.empty`), why: t(`cases.${list}.emptyWhy`) }}
        exportAs={title}
      />
    </>
  )
}
