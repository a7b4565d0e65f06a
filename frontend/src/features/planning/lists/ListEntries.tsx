import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { ListEntriesPageQuery } from '@/gql/graphql'
import { type Column, DateText, ObjectHeader, StatusTag, WorkList, useMay, useNamed, usePages, useViewer } from '@/kit'
import { EndEntry, EntryForm } from './EntryForm'

const ListEntriesDocument = graphql(`
  query ListEntriesPage($filter: ListEntryFilter, $after: String) {
    listEntries(filter: $filter, first: 100, after: $after) {
      edges {
        node {
          id
          kind
          clause
          title
          content
          anyTerms
          allTerms
          noneTerms
          suggestion
          categories
          effectiveOn
          untilOn
          version
          viewerCanEnd
          tenant {
            id
            name
            nameEn
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
export type ListedEntry = ListEntriesPageQuery['listEntries']['edges'][number]['node']
const pick = (data: ListEntriesPageQuery) => data.listEntries
const KINDS = ['UNIFIED_BUILD', 'NEGATIVE'] as const

/** What may not be asked for, for everybody to read; kept here by the authority's chief and director. */
export function ListEntries() {
  const { t } = useTranslation('planning-list')
  const [params, setParams] = useSearchParams()
  const named = useNamed()
  const { today } = useViewer()
  const may = useMay()('LIST_SET')
  const [act, setAct] = useState<{ do: 'add' } | { do: 'replace' | 'end'; entry: ListedEntry } | null>(null)
  const kind = KINDS.find((each) => each === params.get('kind'))
  const all = params.get('when') === 'ALL'
  const search = params.get('search') ?? ''
  const pages = usePages(ListEntriesDocument, { filter: { kind: kind ?? null, inForceOn: all ? null : today, search: search || null } }, pick)
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(key, value)
    else next.delete(key)
    setParams(next, { replace: true })
  }
  const columns: readonly Column<ListedEntry>[] = [
    {
      key: 'clause',
      head: t('clause'),
      render: (row) => (
        <>
          <StatusTag family={row.kind === 'NEGATIVE' ? 'red' : 'amber'} icon={row.kind === 'NEGATIVE' ? 'Close' : 'Exclamation'} outlined>
            {t(`kind.${row.kind}`)}
          </StatusTag>{' '}
          {row.clause}
        </>
      ),
      text: (row) => row.clause,
    },
    {
      key: 'entry',
      head: t('entry'),
      wraps: true,
      render: (row) => (
        <>
          <strong>{row.title}</strong> {row.content}
        </>
      ),
      text: (row) => `${row.title}: ${row.content}`,
    },
    { key: 'suggestion', head: t('suggestion'), wraps: true, render: (row) => row.suggestion, text: (row) => row.suggestion },
    { key: 'words', head: t('words'), wraps: true, render: (row) => <small>{wordsOf(row, t)}</small>, text: (row) => wordsOf(row, t) },
    {
      key: 'from',
      head: t('from'),
      render: (row) => (
        <>
          <DateText value={row.effectiveOn} today={today} /> {row.untilOn ? t('until', { day: row.untilOn }) : ''} <small>{named(row.tenant)}</small>
        </>
      ),
      text: (row) => `${row.effectiveOn} ${row.untilOn ?? ''}`,
    },
    ...(may
      ? [
          {
            key: 'acts',
            head: '',
            render: (row: ListedEntry) =>
              row.viewerCanEnd ? (
                <>
                  <button type="button" className="link" aria-label={t('replaceOf', { clause: row.clause, title: row.title })} onClick={() => setAct({ do: 'replace', entry: row })}>
                    {t('replace')}
                  </button>{' '}
                  <button type="button" className="link" aria-label={t('endOf', { clause: row.clause, title: row.title })} onClick={() => setAct({ do: 'end', entry: row })}>
                    {t('end')}
                  </button>
                </>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <>
      <ObjectHeader title={t('title')} roles={t('what')} acts={may ? <Button onClick={() => setAct({ do: 'add' })}>{t('add')}</Button> : undefined} />
      {act && act.do !== 'end' ? <EntryForm key={act.do === 'add' ? '' : act.entry.id} replaces={act.do === 'replace' ? act.entry : null} onClose={() => setAct(null)} /> : null}
      {act?.do === 'end' ? <EndEntry key={act.entry.id} entry={act.entry} onClose={() => setAct(null)} /> : null}
      <WorkList
        label={t('title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          <>
            <Segmented aria-label={t('kindHead')} value={kind ?? 'ALL'} options={(['ALL', ...KINDS] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(value) => set('kind', value === 'ALL' ? '' : value)} />
            <Segmented aria-label={t('when.head')} value={all ? 'ALL' : 'NOW'} options={(['NOW', 'ALL'] as const).map((value) => ({ value, label: t(`when.${value}`) }))} onChange={(value) => set('when', value === 'ALL' ? 'ALL' : '')} />
            <Input.Search aria-label={t('search')} placeholder={t('search')} defaultValue={search} allowClear onSearch={(value) => set('search', value.trim())} style={{ width: 240 }} />
          </>
        }
        onClearFilters={kind || all || search ? () => setParams({}) : undefined}
        empty={{ title: t('empty'), why: t('emptyWhy') }}
        exportAs={t('title')}
      />
    </>
  )
}

function wordsOf(row: ListedEntry, t: (key: 'also' | 'not', values: { words: string }) => string): string {
  return [
    row.anyTerms.join('、'),
    row.allTerms.length ? t('also', { words: row.allTerms.join('、') }) : '',
    row.noneTerms.length ? t('not', { words: row.noneTerms.join('、') }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
