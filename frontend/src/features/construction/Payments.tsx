import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { PaymentRowFragment } from '@/gql/graphql'
import { type Column, DataTable, DateText, Deadline, Empty, ErrorPanel, Field, Money, PolicyVersion, Refusals, Section, StateTag, useAct, useMoneyUnit, usePhone, useRefusals, useViewer } from '@/kit'
import s from './Construction.module.css'

export const PaymentRow = graphql(`
  fragment PaymentRow on PaymentRequest {
    id
    amount
    state
    deliveredOn
    payBy
    policyOn
    requestedAt
    requesterName
    approverName
    remark
    paidAt
    payerName
    viewerCanApprove
    viewerCanPay
    term {
      id
      title
    }
    contract {
      id
      title
      supplierName
    }
  }
`)
const Review = graphql(`
  mutation ReviewPayment($input: PaymentReviewInput!) {
    paymentReview(input: $input) {
      paymentRequest {
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
const Pay = graphql(`
  mutation Pay($input: PaymentPayInput!) {
    paymentPay(input: $input) {
      paymentRequest {
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

/** Payment requests of a project: who asked, by when the law wants it paid, approve, refuse, pay. */
export function Payments({ of }: { of: readonly FragmentType<typeof PaymentRow>[] }) {
  const requests = readFragment(PaymentRow, of)
  const { t } = useTranslation('construction')
  const unit = useMoneyUnit()
  const phone = usePhone()
  const { today } = useViewer()
  const columns: readonly Column<PaymentRowFragment>[] = [
    { key: 'term', head: t('payment.what'), width: '26%', render: (row) => <>{row.contract.title} · {row.term.title}<small className={s.small}>{row.contract.supplierName}</small></> },
    { key: 'amount', head: t('contract.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} /> },
    { key: 'state', head: t('payment.state'), render: (row) => <StateTag of="payment" state={row.state} /> },
    { key: 'delivered', head: t('payment.deliveredOn'), render: (row) => <DateText value={row.deliveredOn} today={today} /> },
    { key: 'payBy', head: t('payment.payBy'), render: (row) => <>{(row.state === 'PAID' || row.state === 'REFUSED' ? <DateText value={row.payBy} today={today} /> : <Deadline on={row.payBy} soon={10} fixed />)} <PolicyVersion on={row.policyOn} /></> },
    {
      key: 'who',
      head: t('payment.who'),
      width: '24%',
      render: (row) => (
        <>
          {t('payment.asked', { name: row.requesterName })} <DateText dayOnly value={row.requestedAt} today={today} />
          {row.approverName ? <small className={s.small}>{t('payment.looked', { name: row.approverName })} {row.remark}</small> : null}
          {row.payerName ? <small className={s.small}>{t('payment.paidBy', { name: row.payerName })} <DateText value={row.paidAt} today={today} /></small> : null}
        </>
      ),
    },
  ]
  return (
    <Section id="payments" title={t('payment.head')} aside={t('payment.rule')}>
      <DataTable
        label={t('payment.head')}
        columns={columns}
        rows={requests}
        rowKey={(row) => row.id}
        below={(row) => (row.viewerCanApprove ? <ReviewForm request={row} /> : row.viewerCanPay && !phone ? <PayAct request={row} /> : null)}
        empty={<Empty title={t('payment.empty')} why={t('payment.emptyWhy')} />}
      />
    </Section>
  )
}

function ReviewForm({ request }: { request: PaymentRowFragment }) {
  const { t } = useTranslation('construction')
  const act = useAct(Review)
  const refusals = useRefusals(act.errors)
  const [remark, setRemark] = useState('')
  const review = (approve: boolean) => void act.run({ requestId: request.id, approve, remark: remark.trim() || null })
  return (
    <div className={s.report}>
      <div style={{ flex: '1 1 320px' }}>
        <Field label={t('payment.remark')} path="remark" refusals={refusals} help={t('payment.remarkHelp')}>
          {(input) => <Input {...input} maxLength={1000} value={remark} onChange={(event) => setRemark(event.target.value)} />}
        </Field>
        <Refusals errors={refusals.rest} />
        {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      </div>
      <Button type="primary" loading={act.running} onClick={() => review(true)}>
        {t('payment.approve')}
      </Button>
      <Button disabled={act.running} onClick={() => review(false)}>
        {t('payment.refuse')}
      </Button>
    </div>
  )
}

/** Paying is for good: one confirmation that names the amount. */
function PayAct({ request }: { request: PaymentRowFragment }) {
  const { t } = useTranslation('construction')
  const act = useAct(Pay)
  const refusals = useRefusals(act.errors)
  const amount = <Money value={request.amount} unit />
  return (
    <div className={s.report}>
      <div style={{ flex: '1 1 100%' }}>
        <Refusals errors={refusals.rest} />
        {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      </div>
      <Popconfirm title={<>{t('payment.sure', { supplier: request.contract.supplierName })} {amount}</>} okText={t('payment.payNow')} cancelText={t('payment.notYet')} onConfirm={() => void act.run({ requestId: request.id })}>
        <Button type="primary" loading={act.running}>
          {t('payment.pay')} {amount}
        </Button>
      </Popconfirm>
    </div>
  )
}
