import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { UnitListQuery } from '@/gql/graphql'
import { type Column, StatusTag, WorkList, formatDate, useNamed, usePages, useReading } from '@/kit'
import s from './units/Units.module.css'

const UnitListDocument = graphql(`
  query UnitList($filter: UnitFilter, $after: String) {
    units(filter: $filter, first: 100, after: $after) {
      edges {
        node {
          id
          code
          name
          nameEn
          kind
          closedOn
          ledBy {
            id
            name
            nameEn
          }
          successors {
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
const TenantChoice = graphql(`
  query TenantChoice {
    tenants {
      id
      name
      nameEn
    }
  }
`)
type Row = UnitListQuery['units']['edges'][number]['node']
const pick = (data: UnitListQuery) => data.units

const STANDING: Readonly<Record<string, boolean>> = { open: true, closed: false }

/** The directory of units of the city tree; those that have ended stay to be found, with who follows them. */
export function UnitList() {
  const { t, i18n } = useTranslation('tenancy')
  const named = useNamed()
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const tenantId = params.get('tenant')
  const standing = params.get('standing') ?? 'open'
  const tenants = useReading(TenantChoice, {}).state.data?.tenants ?? []
  const pages = usePages(UnitListDocument, { filter: { search: search || null, tenantId, open: STANDING[standing] ?? null } }, pick)
  const set = (next: { search?: string; tenant?: string; standing?: string }) => {
    const all = { search, tenant: tenantId ?? '', standing: standing === 'open' ? '' : standing, ...next }
    setParams(Object.fromEntries(Object.entries(all).filter(([, value]) => value)), { replace: true })
  }
  const ended = (row: Row) =>
    row.closedOn ? [t('unit.closed', { day: formatDate(row.closedOn, i18n.language) }), row.successors.length ? t('unit.became', { names: row.successors.map(named).join(t('demo.comma')) }) : ''].filter(Boolean).join(' ') : t('unit.open')
  const led = (row: Row) => (row.ledBy ? t('unit.ledBy', { unit: named(row.ledBy) }) : '')
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: t('unit.name'),
      render: (row) => (
        <>
          {named(row)}
          {row.ledBy ? <div className={s.under}>{led(row)}</div> : null}
        </>
      ),
      text: (row) => [named(row), led(row)].filter(Boolean).join(' '),
    },
    { key: 'kind', head: t('unit.kind'), render: (row) => t(`kinds.${row.kind}`), text: (row) => t(`kinds.${row.kind}`) },
    { key: 'tenant', head: t('unit.tenant'), render: (row) => named(row.tenant), text: (row) => named(row.tenant) },
    {
      key: 'state',
      head: t('unit.state'),
      render: (row) => (
        <StatusTag family={row.closedOn ? 'grey' : 'green'} icon={row.closedOn ? 'Stop' : 'Check'}>
          {ended(row)}
        </StatusTag>
      ),
      text: ended,
    },
    { key: 'code', head: t('unit.code'), render: (row) => row.code, text: (row) => row.code },
  ]
  return (
    <WorkList
      label={t('tabs.units')}
      pages={pages}
      columns={columns}
      rowKey={(row) => row.id}
      filters={
        <>
          <Input.Search aria-label={t('unit.search')} placeholder={t('unit.search')} style={{ width: 220 }} defaultValue={search} allowClear onSearch={(value) => set({ search: value.trim() })} />
          <Select
            aria-label={t('unit.tenant')}
            style={{ minWidth: 160 }}
            value={tenantId ?? ''}
            options={[{ value: '', label: t('unit.allTenants') }, ...tenants.map((tenant) => ({ value: tenant.id, label: named(tenant) }))]}
            onChange={(tenant) => set({ tenant })}
          />
          <Select
            aria-label={t('unit.which')}
            style={{ minWidth: 140 }}
            value={standing}
            options={[
              { value: 'open', label: t('unit.onlyOpen') },
              { value: 'closed', label: t('unit.onlyClosed') },
              { value: 'all', label: t('unit.all') },
            ]}
            onChange={(next) => set({ standing: next === 'open' ? '' : next })}
          />
        </>
      }
      onClearFilters={search || tenantId || standing !== 'open' ? () => setParams({}) : undefined}
      empty={{ title: t('unit.empty'), why: t('unit.emptyWhy') }}
      exportAs={t('tabs.units')}
    />
  )
}
