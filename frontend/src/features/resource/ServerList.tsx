import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { ServerPlacement } from '@/gql/enums'
import type { ServerListQuery } from '@/gql/graphql'
import { type Column, DateText, ObjectHeader, StatusTag, WorkList, type StatusFamily, useNamed, usePages, useViewer } from '@/kit'

const ServerListDocument = graphql(`
  query ServerList($placement: ServerPlacement, $after: String) {
    servers(placement: $placement, first: 100, after: $after) {
      edges {
        node {
          id
          name
          placement
          placedOn
          unit {
            id
            name
            nameEn
            tenant {
              id
              name
              nameEn
            }
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
type Row = ServerListQuery['servers']['edges'][number]['node']
const pick = (data: ServerListQuery) => data.servers
const PLACEMENTS = ['MANAGED', 'HOSTED', 'CLOUD'] as const satisfies readonly ServerPlacement[]
const FAMILY: Record<ServerPlacement, StatusFamily> = { MANAGED: 'blue', HOSTED: 'teal', CLOUD: 'green' }

/** Servers of the tenant, a city's with its counties', by name. */
export function ServerList() {
  const { t } = useTranslation('resource')
  const [params, setParams] = useSearchParams()
  const placement = PLACEMENTS.find((each) => each === params.get('placement'))
  const named = useNamed()
  const { today } = useViewer()
  const pages = usePages(ServerListDocument, { placement: placement ?? null }, pick)
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: t('name'), render: (row) => row.name, text: (row) => row.name },
    { key: 'unit', head: t('unit'), render: (row) => <>{named(row.unit)} <small>{named(row.unit.tenant)}</small></>, text: (row) => named(row.unit) },
    {
      key: 'placement',
      head: t('placement.head'),
      render: (row) => (
        <StatusTag family={FAMILY[row.placement]} icon="Check" outlined>
          {t(`placement.${row.placement}`)}
        </StatusTag>
      ),
      text: (row) => t(`placement.${row.placement}`),
    },
    { key: 'since', head: t('placedOn'), render: (row) => <DateText value={row.placedOn} today={today} />, text: (row) => row.placedOn },
  ]
  return (
    <>
      <ObjectHeader title={t('title')} roles={t('what')} />
      <WorkList
        label={t('title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          <Segmented
            aria-label={t('placement.head')}
            value={placement ?? 'ALL'}
            options={(['ALL', ...PLACEMENTS] as const).map((value) => ({ value, label: t(`placement.${value}`) }))}
            onChange={(value) => setParams(value === 'ALL' ? {} : { placement: value })}
          />
        }
        onClearFilters={placement ? () => setParams({}) : undefined}
        empty={{ title: t('empty'), why: t('emptyWhy') }}
        exportAs={t('title')}
      />
    </>
  )
}
