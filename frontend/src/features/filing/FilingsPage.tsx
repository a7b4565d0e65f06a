import { Button, Checkbox, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { FilingsPageQuery } from '@/gql/graphql'
import { type Column, DateText, Money, ObjectHeader, StateTag, WorkList, useCategoryWord, useMay, useMoneyText, useNamed, usePages, useStateWord, useViewer } from '@/kit'
import { StartForm } from './StartForm'
import { Totals } from './Totals'
import { CATEGORIES, KINDS, STATES } from './filings'

const FilingsDocument = graphql(`
  query FilingsPage($filter: FilingFilter, $orderBy: FilingOrder!, $after: String) {
    filings(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
      edges {
        node {
          id
          number
          kind
          year
          state
          partsAsked
          partsThere
          filedAt
          content {
            name
            category
            investment
            operationMoney
          }
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
type Listed = FilingsPageQuery['filings']['edges'][number]['node']
const pick = (data: FilingsPageQuery) => data.filings

/** The register: filings that the viewer reads, its own drafts among them, with their totals above. */
export function FilingsPage() {
  const { t } = useTranslation('filing')
  const [params, setParams] = useSearchParams()
  const named = useNamed()
  const { today } = useViewer()
  const may = useMay()('FILING_SET')
  const category = useCategoryWord()
  const stateWord = useStateWord()
  const money = useMoneyText()
  const [starting, setStarting] = useState(false)
  const get = (key: string) => params.get(key) ?? ''
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(key, value)
    else next.delete(key)
    setParams(next, { replace: true })
  }
  const filter = {
    tenantId: get('tenant') || null,
    kind: KINDS.find((each) => each === get('kind')) ?? null,
    year: /^\d{4}$/.test(get('year')) ? Number(get('year')) : null,
    category: CATEGORIES.find((each) => each === get('category')) ?? null,
    states: STATES.filter((each) => each === get('state')).length ? STATES.filter((each) => each === get('state')) : null,
    incomplete: get('incomplete') ? true : null,
    search: get('search') || null,
  }
  const orderBy = get('order') === 'NUMBER_DESC' ? ('NUMBER_DESC' as const) : ('UPDATED_DESC' as const)
  const pages = usePages(FilingsDocument, { filter, orderBy }, pick)
  const columns: readonly Column<Listed>[] = [
    {
      key: 'number',
      head: t('number'),
      render: (row) => <Link to={`/filing/${row.id}`}>{row.number ?? t('noNumber')}</Link>,
      text: (row) => row.number ?? '',
    },
    { key: 'name', head: t('field.name'), wraps: true, render: (row) => row.content.name, text: (row) => row.content.name },
    { key: 'unit', head: t('unit'), wraps: true, render: (row) => `${named(row.unit)} · ${named(row.tenant)}`, text: (row) => `${named(row.unit)} · ${named(row.tenant)}` },
    { key: 'kind', head: t('kind.head'), render: (row) => `${t(`kind.${row.kind}`)} ${row.year}`, text: (row) => `${t(`kind.${row.kind}`)} ${row.year}` },
    { key: 'category', head: t('field.category'), render: (row) => category(row.content.category), text: (row) => category(row.content.category) },
    {
      key: 'money',
      head: t('money'),
      align: 'right',
      render: (row) => {
        const amount = row.kind === 'OPERATION' ? row.content.operationMoney : row.content.investment
        return amount ? <Money value={amount} /> : '—'
      },
      text: (row) => {
        const amount = row.kind === 'OPERATION' ? row.content.operationMoney : row.content.investment
        return amount ? money(amount) : ''
      },
    },
    {
      key: 'parts',
      head: t('parts'),
      align: 'right',
      render: (row) => t('of', { there: row.partsThere, asked: row.partsAsked }),
      text: (row) => `${row.partsThere}/${row.partsAsked}`,
    },
    { key: 'state', head: t('state'), render: (row) => <StateTag of="filing" state={row.state} />, text: (row) => stateWord('filing', row.state) },
    { key: 'filedAt', head: t('filedAt'), render: (row) => (row.filedAt ? <DateText value={row.filedAt} today={today} /> : '—'), text: (row) => row.filedAt ?? '' },
  ]
  return (
    <>
      <ObjectHeader
        title={t('title')}
        roles={t('what')}
        acts={
          may ? (
            <Button type="primary" onClick={() => setStarting(true)}>
              {t('start.open')}
            </Button>
          ) : undefined
        }
      />
      {starting ? <StartForm onClose={() => setStarting(false)} /> : null}
      <Totals filter={filter} onTenant={(tenantId) => set('tenant', tenantId)} />
      <WorkList
        label={t('title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => `/filing/${row.id}`}
        filters={
          <>
            <Segmented aria-label={t('kind.head')} value={filter.kind ?? 'ALL'} options={(['ALL', ...KINDS] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(value) => set('kind', value === 'ALL' ? '' : value)} />
            <Select aria-label={t('state')} placeholder={t('state')} allowClear value={get('state') || undefined} options={STATES.map((value) => ({ value, label: stateWord('filing', value) }))} onChange={(value?: string) => set('state', value ?? '')} style={{ width: 120 }} />
            <Select aria-label={t('field.category')} placeholder={t('field.category')} allowClear value={get('category') || undefined} options={CATEGORIES.map((value) => ({ value, label: category(value) }))} onChange={(value?: string) => set('category', value ?? '')} style={{ width: 120 }} />
            <Input aria-label={t('year')} placeholder={t('year')} inputMode="numeric" maxLength={4} defaultValue={get('year')} allowClear onChange={(event) => set('year', event.target.value.trim())} style={{ width: 90 }} />
            <Checkbox checked={!!filter.incomplete} onChange={(event) => set('incomplete', event.target.checked ? '1' : '')}>
              {t('incomplete')}
            </Checkbox>
            <Select aria-label={t('order.head')} value={orderBy} options={(['UPDATED_DESC', 'NUMBER_DESC'] as const).map((value) => ({ value, label: t(`order.${value}`) }))} onChange={(value) => set('order', value === 'NUMBER_DESC' ? value : '')} style={{ width: 130 }} />
            <Input.Search aria-label={t('search')} placeholder={t('search')} defaultValue={get('search')} allowClear onSearch={(value) => set('search', value.trim())} style={{ width: 220 }} />
          </>
        }
        onClearFilters={[...params.keys()].some((key) => key !== 'order') ? () => setParams({}) : undefined}
        empty={{ title: t('empty'), why: t(may ? 'emptyWhy' : 'emptyRead') }}
        exportAs={t('title')}
      />
    </>
  )
}
