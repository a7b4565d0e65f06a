import { Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { ProxyListQuery } from '@/gql/graphql'
import { type Column, ErrorPanel, formatDate, ObjectHeader, Refusals, StatusTag, useAct, useNamed, usePages, useRefusals, useViewer, WorkList } from '@/kit'
import { ProxyForm } from './ProxyForm'
import { useScope } from './useScope'

const ProxyListDocument = graphql(`
  query ProxyList($ofTenant: Boolean!, $after: String) {
    proxies(ofTenant: $ofTenant, first: 50, after: $after) {
      edges {
        node {
          id
          personName
          proxyName
          unitName
          firstOn
          lastOn
          subjects
          steps {
            code
            name
            nameEn
          }
          reason
          state
          viewerCanEnd
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const End = graphql(`
  mutation ProxyEnd($input: ProxyEndInput!) {
    proxyEnd(input: $input) {
      proxy {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
type Row = ProxyListQuery['proxies']['edges'][number]['node']
const pick = (data: ProxyListQuery) => data.proxies
const LOOK = { PLANNED: ['blue', 'ClockCircle'], RUNNING: ['violet', 'UserSwitch'], OVER: ['grey', 'Check'] } as const

/** Who acts for whom: what one has given and received; for who looks after people, all of the tenant. */
export function ProxyList() {
  const { t, i18n } = useTranslation('approval-proxy')
  const { t: words } = useTranslation('approval')
  const [params, setParams] = useSearchParams()
  const { actions, today } = useViewer()
  const named = useNamed()
  const scope = useScope()
  const [giving, setGiving] = useState(false)
  const act = useAct(End)
  const refusals = useRefusals(act.errors)
  const decides = actions.has('CASE_DECIDE')
  const gives = decides || actions.has('PROJECT_SUBMIT')
  const readsAll = actions.has('PERSON_READ')
  const ofTenant = readsAll && (!gives || params.get('of') === 'tenant')
  const pages = usePages(ProxyListDocument, { ofTenant }, pick)
  const days = (row: Row) => t('days', { first: formatDate(row.firstOn, i18n.language, today), last: formatDate(row.lastOn, i18n.language, today) })
  const columns: readonly Column<Row>[] = [
    { key: 'person', head: t('list.person'), render: (row) => row.personName, text: (row) => row.personName },
    { key: 'proxy', head: t('list.proxy'), render: (row) => row.proxyName, text: (row) => row.proxyName },
    { key: 'days', head: t('list.days'), render: days, text: days },
    { key: 'scope', head: t('list.scope'), wraps: true, render: (row) => scope(row, named), text: (row) => scope(row, named) },
    { key: 'reason', head: t('list.reason'), wraps: true, render: (row) => row.reason, text: (row) => row.reason },
    {
      key: 'state',
      head: t('list.state'),
      render: (row) => (
        <>
          <StatusTag family={LOOK[row.state][0]} icon={LOOK[row.state][1]} outlined>
            {t(row.state)}
          </StatusTag>{' '}
          {row.viewerCanEnd ? (
            <Popconfirm title={t('endSure', { proxy: row.proxyName })} okText={t('end')} cancelText={t('back')} onConfirm={() => void act.run({ proxyId: row.id })}>
              <Button size="small">{t('end')}</Button>
            </Popconfirm>
          ) : null}
        </>
      ),
      text: (row) => t(row.state),
    },
  ]
  return (
    <>
      <ObjectHeader crumbs={[decides ? { label: words('title'), to: '/approval' } : gives ? { label: t('started'), to: '/approval/started' } : { label: t('people'), to: '/tenancy/people' }]} title={t('title')} acts={gives && !giving ? <Button onClick={() => setGiving(true)}>{t('open')}</Button> : undefined} />
      {giving ? <ProxyForm onClose={() => setGiving(false)} /> : null}
      <Refusals errors={refusals.rest} />
      {act.failure ? <ErrorPanel what={t('end')} failure={act.failure} /> : null}
      <WorkList
        label={t('title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          readsAll && gives ? (
            <Segmented
              aria-label={t('list.which')}
              value={ofTenant ? 'tenant' : 'mine'}
              options={[
                { value: 'mine', label: t('list.mine') },
                { value: 'tenant', label: t('list.tenant') },
              ]}
              onChange={(value) => setParams(value === 'mine' ? {} : { of: 'tenant' })}
            />
          ) : undefined
        }
        empty={{ title: t('list.empty'), why: gives ? t('list.emptyWhy') : undefined, act: gives && !giving ? <Button onClick={() => setGiving(true)}>{t('open')}</Button> : undefined }}
        exportAs={t('title')}
      />
    </>
  )
}
