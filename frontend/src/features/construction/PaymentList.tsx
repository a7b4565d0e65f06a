import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { PaymentListQuery } from '@/gql/graphql'
import { type Column, DateText, Deadline, Money, ObjectHeader, StateTag, StatusTag, WorkList, statesOf, useMoneyText, useMoneyUnit, usePages, useStateWord, useViewer } from '@/kit'

const PaymentListDocument = graphql(`
  query PaymentList($states: [PaymentState!], $after: String) {
    paymentRequests(states: $states, first: 50, after: $after) {
      edges {
        node {
          id
          amount
          state
          deliveredOn
          payBy
          viewerCanApprove
          viewerCanPay
          term {
            id
            title
          }
          contract {
            id
            lot
            supplierName
          }
          project {
            id
            code
            title
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
type Row = PaymentListQuery['paymentRequests']['edges'][number]['node']
const pick = (data: PaymentListQuery) => data.paymentRequests

/** Payment requests that one sees, newest first, with the legal date and what one may do. */
export function PaymentList() {
  const { t } = useTranslation('construction')
  const [params, setParams] = useSearchParams()
  const state = statesOf('payment').find((each) => each === params.get('state'))
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const word = useStateWord()
  const { today } = useViewer()
  const pages = usePages(PaymentListDocument, { states: state ? [state] : null }, pick)
  const to = (row: Row) => `/project/${row.project.id}/construction#payments`
  const columns: readonly Column<Row>[] = [
    {
      key: 'project',
      head: t('list.project'),
      render: (row) => (
        <>
          <Link to={to(row)}>{row.project.title}</Link>{' '}
          {row.viewerCanApprove || row.viewerCanPay ? (
            <StatusTag family="violet" icon="Audit" outlined>
              {t(row.viewerCanApprove ? 'list.toApprove' : 'list.toPay')}
            </StatusTag>
          ) : null}
        </>
      ),
      text: (row) => row.project.title,
    },
    { key: 'term', head: t('payment.what'), render: (row) => `${row.contract.lot} · ${row.term.title}`, text: (row) => `${row.contract.lot} ${row.term.title}` },
    { key: 'supplier', head: t('contract.supplier'), render: (row) => row.contract.supplierName, text: (row) => row.contract.supplierName },
    { key: 'amount', head: t('contract.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} />, text: (row) => money(row.amount) },
    { key: 'state', head: t('payment.state'), render: (row) => <StateTag of="payment" state={row.state} />, text: (row) => word('payment', row.state) },
    {
      key: 'payBy',
      head: t('payment.payBy'),
      render: (row) => (row.state === 'PAID' || row.state === 'REFUSED' ? <DateText value={row.payBy} today={today} /> : <Deadline on={row.payBy} soon={10} fixed />),
      text: (row) => row.payBy,
    },
  ]
  return (
    <>
      <ObjectHeader title={t('list.title')} roles={t('payment.rule')} />
      <WorkList
        label={t('list.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={to}
        filters={
          <Segmented
            aria-label={t('payment.state')}
            value={state ?? 'ALL'}
            options={[{ value: 'ALL', label: t('list.all') }, ...statesOf('payment').map((value) => ({ value, label: word('payment', value) }))]}
            onChange={(value) => setParams(value === 'ALL' ? {} : { state: value })}
          />
        }
        onClearFilters={state ? () => setParams({}) : undefined}
        empty={{ title: t('list.empty'), why: t('payment.emptyWhy') }}
        exportAs={t('list.title')}
      />
    </>
  )
}
