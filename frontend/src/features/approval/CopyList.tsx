import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { CopyListQuery } from '@/gql/graphql'
import { type Column, DateText, ObjectHeader, StateTag, StatusTag, usePages, useStateWord, useViewer, WorkList } from '@/kit'

const CopyListDocument = graphql(`
  query CopyList($unreadOnly: Boolean!, $after: String) {
    copies(unreadOnly: $unreadOnly, first: 50, after: $after) {
      edges {
        node {
          id
          note
          personName
          unitName
          copiedAt
          readAt
          case {
            id
            title
            state
            project {
              id
              code
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      unreadCount
    }
  }
`)
type Row = CopyListQuery['copies']['edges'][number]['node']
const pick = (data: CopyListQuery) => data.copies

/** Cases that were brought to one's notice, newest first; those not read are marked. */
export function CopyList() {
  const { t } = useTranslation('approval-follow')
  const [params, setParams] = useSearchParams()
  const unreadOnly = params.get('unread') === '1'
  const word = useStateWord()
  const { today } = useViewer()
  const pages = usePages(CopyListDocument, { unreadOnly }, pick)
  const unread = (pages.first.state.data as CopyListQuery | undefined)?.copies.unreadCount ?? 0
  const title = t('list.title')
  const columns: readonly Column<Row>[] = [
    {
      key: 'title',
      head: t('list.matter'),
      wraps: true,
      render: (row) => (
        <>
          <Link to={`/approval/cases/${row.case.id}`}>{row.readAt ? row.case.title : <strong>{row.case.title}</strong>}</Link>{' '}
          {row.readAt ? null : (
            <StatusTag family="blue" icon="Exclamation">
              {t('copy.unread')}
            </StatusTag>
          )}
        </>
      ),
      text: (row) => row.case.title,
    },
    { key: 'code', head: t('list.code'), render: (row) => row.case.project?.code ?? '—', text: (row) => row.case.project?.code ?? '' },
    { key: 'by', head: t('list.by'), wraps: true, render: (row) => `${row.personName} ${row.unitName}`, text: (row) => `${row.personName} ${row.unitName}` },
    { key: 'note', head: t('list.note'), wraps: true, render: (row) => row.note ?? '', text: (row) => row.note ?? '' },
    { key: 'at', head: t('list.at'), render: (row) => <DateText value={row.copiedAt} today={today} />, text: (row) => row.copiedAt },
    { key: 'state', head: t('list.state'), render: (row) => <StateTag of="case" state={row.case.state} />, text: (row) => word('case', row.case.state) },
  ]
  return (
    <>
      <ObjectHeader title={title} roles={unread ? <span>{t('list.unread', { count: unread })}</span> : undefined} />
      <WorkList
        label={title}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => `/approval/cases/${row.case.id}`}
        filters={
          <Segmented
            aria-label={t('list.which')}
            value={unreadOnly ? 'UNREAD' : 'ALL'}
            options={[
              { value: 'ALL', label: t('list.all') },
              { value: 'UNREAD', label: t('copy.unread') },
            ]}
            onChange={(value) => setParams(value === 'ALL' ? {} : { unread: '1' })}
          />
        }
        onClearFilters={unreadOnly ? () => setParams({}) : undefined}
        empty={{ title: t('list.empty'), why: t('list.emptyWhy') }}
        exportAs={title}
      />
    </>
  )
}
