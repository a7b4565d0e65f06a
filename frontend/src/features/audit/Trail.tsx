import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { TrailQuery } from '@/gql/graphql'
import { type Column, DateText, ObjectHeader, WorkList, usePages, useViewer } from '@/kit'
import { LogMark } from '@/kit/LogMark'
import s from './Trail.module.css'
import { Changes, useTrailWords } from './trailWords'

const TrailDocument = graphql(`
  query Trail($after: String) {
    auditEntries(first: 50, after: $after) {
      edges {
        node {
          id
          occurredAt
          action
          actorName
          actorPost
          actorUnit
          source
          requestId
          subjectType
          subjectId
          changes {
            field
            before
            after
          }
          logEntry {
            ...LogMark
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
type Row = TrailQuery['auditEntries']['edges'][number]['node']
const pick = (data: TrailQuery) => data.auditEntries
/** Objects that have a page of their own. */
const PAGES: Record<string, (id: string) => string> = { Project: (id) => `/project/${id}`, Case: (id) => `/approval/cases/${id}` }

/** The act, and where it stands in the log of decisions. */
function Done({ row }: { row: Row }) {
  const { act } = useTrailWords()
  return (
    <>
      <strong title={row.action}>{act(row.action)}</strong>
      <div>
        <LogMark of={row.logEntry} />
      </div>
    </>
  )
}

/** Who did what, in which post, from where, and what changed, newest first. */
export function Trail({ tabs }: { tabs: React.ComponentProps<typeof ObjectHeader>['tabs'] }) {
  const { t } = useTranslation('audit')
  const { today } = useViewer()
  const pages = usePages(TrailDocument, {}, pick)
  const { act, type } = useTrailWords()
  const said = (row: Row) => row.changes.map((change) => `${change.field}: ${change.before ?? ''} → ${change.after ?? ''}`).join('; ')
  const columns: readonly Column<Row>[] = [
    { key: 'at', head: t('at'), render: (row) => <DateText value={row.occurredAt} today={today} />, text: (row) => row.occurredAt },
    { key: 'action', head: t('action'), render: (row) => <Done row={row} />, text: (row) => act(row.action) },
    { key: 'actor', head: t('actor'), render: (row) => row.actorName, text: (row) => row.actorName },
    { key: 'post', head: t('post'), render: (row) => [row.actorUnit, row.actorPost].filter(Boolean).join(' · '), text: (row) => `${row.actorUnit} ${row.actorPost ?? ''}` },
    {
      key: 'changes',
      head: t('changes'),
      width: '36%',
      render: (row) => <Changes of={row.changes} className={s.changes} />,
      text: said,
    },
    { key: 'subject', head: t('subject'), render: (row) => (PAGES[row.subjectType] ? <Link to={PAGES[row.subjectType]?.(row.subjectId) ?? ''}>{type(row.subjectType)}</Link> : type(row.subjectType)), text: (row) => `${row.subjectType} ${row.subjectId}` },
    { key: 'source', head: t('source'), render: (row) => <span title={row.requestId ? t('request', { id: row.requestId }) : undefined}>{row.source ?? '—'}</span>, text: (row) => row.source ?? '' },
  ]
  return (
    <>
      <ObjectHeader title={t('title')} roles={t('what')} tabs={tabs} />
      <WorkList label={t('title')} pages={pages} columns={columns} rowKey={(row) => row.id} empty={{ title: t('empty'), why: t('emptyWhy') }} exportAs={t('title')} />
    </>
  )
}
