import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { TrailQuery } from '@/gql/graphql'
import { type Column, DateText, Money, ObjectHeader, WorkList, usePages, useViewer } from '@/kit'
import s from './Trail.module.css'

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

/** A value as people read it: money and instants in their form, anything else as it was written. */
function Value({ text }: { text: string }) {
  if (/^-?\d+\.\d{2}$/.test(text)) return <Money value={text} unit />
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return <DateText value={text} />
  return text
}

/** Who did what, in which post, from where, and what changed, newest first. */
export function Trail({ tabs }: { tabs: React.ComponentProps<typeof ObjectHeader>['tabs'] }) {
  const { t, i18n } = useTranslation('audit')
  const { today } = useViewer()
  const pages = usePages(TrailDocument, {}, pick)
  // An act that no word is known for is shown by its name in the API.
  const act = (action: string) => (i18n.exists(`audit:act.${action}`) ? t(`act.${action}` as 'act.signIn') : action)
  const type = (name: string) => (i18n.exists(`audit:type.${name}`) ? t(`type.${name}` as 'type.Project') : name)
  const word = (name: string) => (i18n.exists(`audit:field.${name}`) ? t(`field.${name}` as 'field.amount') : name)
  // A cell of a table is called by two names.
  const field = (name: string) => name.split(' ').map(word).join(' · ')
  const said = (row: Row) => row.changes.map((change) => `${change.field}: ${change.before ?? ''} → ${change.after ?? ''}`).join('; ')
  const columns: readonly Column<Row>[] = [
    { key: 'at', head: t('at'), render: (row) => <DateText value={row.occurredAt} today={today} />, text: (row) => row.occurredAt },
    { key: 'action', head: t('action'), render: (row) => <strong title={row.action}>{act(row.action)}</strong>, text: (row) => act(row.action) },
    { key: 'actor', head: t('actor'), render: (row) => row.actorName, text: (row) => row.actorName },
    { key: 'post', head: t('post'), render: (row) => [row.actorUnit, row.actorPost].filter(Boolean).join(' · '), text: (row) => `${row.actorUnit} ${row.actorPost ?? ''}` },
    {
      key: 'changes',
      head: t('changes'),
      width: '36%',
      render: (row) => (
        <ul className={s.changes}>
          {row.changes.map((change) => (
            <li key={change.field}>
              {field(change.field)} {change.before === null || change.before === undefined ? null : <del><Value text={change.before} /></del>} <ins>{change.after === null || change.after === undefined ? t('none') : <Value text={change.after} />}</ins>
            </li>
          ))}
        </ul>
      ),
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
