import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { SharingType } from '@/gql/enums'
import type { FindResourcesQuery } from '@/gql/graphql'
import { type Column, StatusTag, WorkList, useNamed, usePages } from '@/kit'
import { AskForm } from './AskForm'
import { FindResources, type Found, LOOKS } from './sharing'

const TYPES: readonly SharingType[] = ['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED']
const pick = (data: FindResourcesQuery) => data.publishedResources

/** What approved projects of the city tree bring; a conditional one is asked for here. */
export function FindPage() {
  const { t } = useTranslation('sharing')
  const { t: c } = useTranslation('catalogue')
  const named = useNamed()
  const [params, setParams] = useSearchParams()
  const [asking, setAsking] = useState<Found | null>(null)
  const search = params.get('search') ?? ''
  const type = TYPES.find((each) => each === params.get('type'))
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(key, value)
    else next.delete(key)
    setParams(next, { replace: true })
  }
  const pages = usePages(FindResources, { filter: { search: search || null, sharingType: type ?? null } }, pick)
  const columns: readonly Column<Found>[] = [
    { key: 'name', head: c('name'), wraps: true, render: (row) => <strong>{row.name}</strong>, text: (row) => row.name },
    { key: 'provider', head: c('provider'), wraps: true, render: (row) => named(row.provider), text: (row) => named(row.provider) },
    { key: 'type', head: c('sharingType'), render: (row) => c(`sharing.${row.sharingType}`), text: (row) => c(`sharing.${row.sharingType}`) },
    { key: 'condition', head: c('sharingCondition'), wraps: true, render: (row) => row.sharingCondition ?? '—', text: (row) => row.sharingCondition ?? '' },
    {
      key: 'own',
      head: t('ours'),
      render: (row) => {
        const [family, icon] = row.ownRequest ? LOOKS[row.ownRequest.state] : []
        return (
          <>
            {row.ownRequest && family && icon ? (
              <Link to="/sharing/made">
                <StatusTag family={family} icon={icon}>
                  {t(`state.${row.ownRequest.state}`)}
                </StatusTag>
              </Link>
            ) : null}{' '}
            {row.viewerCanRequest ? (
              <button type="button" className="link" aria-label={t('ask.of', { name: row.name })} onClick={() => setAsking(row)}>
                {t('ask.open')}
              </button>
            ) : null}
          </>
        )
      },
      text: (row) => (row.ownRequest ? t(`state.${row.ownRequest.state}`) : ''),
    },
  ]
  return (
    <>
      {asking ? <AskForm key={asking.id} resource={asking} onClose={() => setAsking(null)} /> : null}
      <WorkList
        label={t('tabs.find')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          <>
            <Input.Search aria-label={t('search')} placeholder={t('search')} defaultValue={search} allowClear onSearch={(value) => set('search', value.trim())} style={{ width: 260 }} />
            <Select
              aria-label={c('sharingType')}
              value={type ?? 'ALL'}
              style={{ width: 150 }}
              options={[{ value: 'ALL', label: t('allTypes') }, ...TYPES.map((value) => ({ value, label: c(`sharing.${value}`) }))]}
              onChange={(value: string) => set('type', value === 'ALL' ? '' : value)}
            />
          </>
        }
        onClearFilters={search || type ? () => setParams({}) : undefined}
        empty={{ title: t('empty.find'), why: t('empty.findWhy') }}
        exportAs={t('title')}
      />
    </>
  )
}
