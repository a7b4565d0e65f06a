import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { ExpertPoolQuery } from '@/gql/graphql'
import { type Column, ObjectHeader, StatusTag, WorkList, useMay, useNamed, usePages } from '@/kit'
import { ExpertForm } from './ExpertForm'
import { FIELDS } from './fields'

const ExpertPoolDocument = graphql(`
  query ExpertPool($filter: ExpertFilter, $after: String) {
    experts(filter: $filter, first: 100, after: $after) {
      edges {
        node {
          id
          name
          employer
          fields
          title
          phone
          avoids
          active
          version
          viewerCanEdit
          unit {
            id
            name
            nameEn
          }
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
export type PoolExpert = ExpertPoolQuery['experts']['edges'][number]['node']
const pick = (data: ExpertPoolQuery) => data.experts

/** The pool of experts, its own and its city's; kept here by the authority's chief and director. */
export function PoolPage() {
  const { t } = useTranslation('expert')
  const [params, setParams] = useSearchParams()
  const named = useNamed()
  const may = useMay()('EXPERT_SET')
  const [editing, setEditing] = useState<PoolExpert | 'NEW' | null>(null)
  const field = FIELDS.find((each) => each === params.get('field'))
  const all = params.get('active') === 'ALL'
  const search = params.get('search') ?? ''
  const pages = usePages(ExpertPoolDocument, { filter: { field: field ?? null, active: all ? null : true, search: search || null } }, pick)
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(key, value)
    else next.delete(key)
    setParams(next, { replace: true })
  }
  const words = (row: PoolExpert) => row.fields.map((each) => t(`field.${each}`)).join(t('comma'))
  const columns: readonly Column<PoolExpert>[] = [
    {
      key: 'name',
      head: t('name'),
      render: (row) => (
        <>
          <strong>{row.name}</strong>{' '}
          {row.active ? null : (
            <StatusTag family="grey" icon="Stop" outlined>
              {t('inactive')}
            </StatusTag>
          )}
        </>
      ),
      text: (row) => row.name,
    },
    {
      key: 'employer',
      head: t('employer'),
      wraps: true,
      render: (row) => (
        <>
          {row.employer} <small>{row.title}</small>
        </>
      ),
      text: (row) => `${row.employer} ${row.title}`,
    },
    { key: 'fields', head: t('fields'), wraps: true, render: words, text: words },
    { key: 'phone', head: t('phone'), render: (row) => row.phone ?? '—', text: (row) => row.phone ?? '' },
    { key: 'avoids', head: t('avoids'), wraps: true, render: (row) => row.avoids.join(t('comma')) || '—', text: (row) => row.avoids.join(t('comma')) },
    { key: 'tenant', head: t('whose'), render: (row) => named(row.tenant), text: (row) => named(row.tenant) },
    ...(may
      ? [
          {
            key: 'acts',
            head: '',
            render: (row: PoolExpert) =>
              row.viewerCanEdit ? (
                <button type="button" className="link" aria-label={t('editOf', { name: row.name })} onClick={() => setEditing(row)}>
                  {t('edit')}
                </button>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <>
      <ObjectHeader title={t('pool')} roles={t('poolWhat')} acts={may ? <Button onClick={() => setEditing('NEW')}>{t('add')}</Button> : undefined} />
      {editing ? <ExpertForm key={editing === 'NEW' ? '' : editing.id} expert={editing === 'NEW' ? null : editing} onClose={() => setEditing(null)} /> : null}
      <WorkList
        label={t('pool')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          <>
            <Select
              aria-label={t('fields')}
              value={field ?? 'ALL'}
              style={{ width: 180 }}
              options={[{ value: 'ALL', label: t('allFields') }, ...FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))]}
              onChange={(value: string) => set('field', value === 'ALL' ? '' : value)}
            />
            <Segmented aria-label={t('state')} value={all ? 'ALL' : 'ACTIVE'} options={(['ACTIVE', 'ALL'] as const).map((value) => ({ value, label: t(`active.${value}`) }))} onChange={(value) => set('active', value === 'ALL' ? 'ALL' : '')} />
            <Input.Search aria-label={t('search')} placeholder={t('search')} defaultValue={search} allowClear onSearch={(value) => set('search', value.trim())} style={{ width: 240 }} />
          </>
        }
        onClearFilters={field || all || search ? () => setParams({}) : undefined}
        empty={{ title: t('empty'), why: t('emptyWhy') }}
        exportAs={t('pool')}
      />
    </>
  )
}
