import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ContractsFragment as Project } from '@/gql/graphql'
import { type Column, DataTable, DateText, Empty, Money, PolicyVersion, Section, StatusTag, addMoney, compareMoney, subtractMoney, useMoneyUnit, usePhone, useViewer } from '@/kit'
import { ContractForm } from './ContractForm'
import { PaymentRequestForm } from './PaymentRequestForm'
import s from './Construction.module.css'

export const ContractsFragment = graphql(`
  fragment Contracts on Project {
    id
    viewerCanContract
    milestones {
      id
      title
    }
    contracts {
      id
      lot
      title
      supplierName
      supplierCreditCode
      creditCodeChecked
      supplierSize
      amount
      paid
      awardedOn
      signedOn
      agreedPaymentDays
      policyOn
      terms {
        id
        ordinal
        title
        amount
        requested
        paid
        viewerCanRequest
        milestone {
          id
          title
          confirmedProgress
        }
      }
    }
  }
`)
type Contract = Project['contracts'][number]
type Term = Contract['terms'][number]

/** Contracts by lot with their terms of payment; the authority records, the builder asks for payment term by term. */
export function Contracts({ of }: { of: FragmentType<typeof ContractsFragment> }) {
  const project = readFragment(ContractsFragment, of)
  const { t } = useTranslation('construction')
  const unit = useMoneyUnit()
  const phone = usePhone()
  const { today } = useViewer()
  const [recording, setRecording] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const { contracts } = project
  const asks = (contract: Contract) => contract.terms.some((term) => term.viewerCanRequest)

  const columns: readonly Column<Contract>[] = [
    { key: 'lot', head: t('contract.lot'), render: (row) => row.lot },
    {
      key: 'title',
      head: t('contract.title'),
      width: '28%',
      render: (row) => (
        <>
          <button type="button" className="link" aria-expanded={open === row.id} onClick={() => setOpen(open === row.id ? null : row.id)}>
            {row.title}
          </button>
          {asks(row) ? <small className={s.small}>{t('payment.canAsk')}</small> : null}
        </>
      ),
      foot: t('sum'),
    },
    {
      key: 'supplier',
      head: t('contract.supplier'),
      width: '26%',
      render: (row) => (
        <>
          {row.supplierName} <small>{t(`size.${row.supplierSize}`)}</small>
          <small className={s.small}>
            {row.supplierCreditCode}{' '}
            {row.creditCodeChecked ? null : (
              <StatusTag family="amber" icon="Exclamation" outlined>
                {t('contract.codeConfirmed')}
              </StatusTag>
            )}
          </small>
        </>
      ),
    },
    { key: 'signed', head: t('contract.signedOn'), render: (row) => <><DateText value={row.signedOn} today={today} /> <PolicyVersion on={row.policyOn} /></> },
    { key: 'amount', head: t('contract.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} />, foot: <Money value={addMoney(...contracts.map((row) => row.amount))} /> },
    { key: 'paid', head: t('contract.paid'), align: 'right', render: (row) => <Money value={row.paid} />, foot: <Money value={addMoney(...contracts.map((row) => row.paid))} /> },
    { key: 'unpaid', head: t('contract.unpaid'), align: 'right', render: (row) => <Money value={subtractMoney(row.amount, row.paid)} />, foot: <Money value={addMoney(...contracts.map((row) => subtractMoney(row.amount, row.paid)))} /> },
  ]
  return (
    <Section
      id="contracts"
      title={t('contract.head')}
      aside={unit}
      extra={
        project.viewerCanContract && !recording && !phone ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRecording(true)}>
            {t('contract.act')}
          </Button>
        ) : null
      }
    >
      {recording ? <ContractForm projectId={project.id} milestones={project.milestones} onClose={() => setRecording(false)} /> : null}
      <DataTable
        label={t('contract.head')}
        columns={columns}
        rows={contracts}
        rowKey={(row) => row.id}
        below={(row) => (open === row.id ? <Terms of={row} /> : null)}
        empty={<Empty title={t('contract.empty')} why={t('contract.emptyWhy')} />}
      />
    </Section>
  )
}

function Terms({ of: { terms, agreedPaymentDays } }: { of: Contract }) {
  const { t } = useTranslation('construction')
  const unit = useMoneyUnit()
  const [asking, setAsking] = useState<string | null>(null)
  const columns: readonly Column<Term>[] = [
    { key: 'ordinal', head: t('term.ordinal'), render: (term) => term.ordinal },
    { key: 'title', head: t('term.title'), render: (term) => term.title, foot: t('sum') },
    {
      key: 'milestone',
      head: t('term.milestone'),
      render: (term) =>
        term.milestone ? (
          <>
            {term.milestone.title}{' '}
            <StatusTag family={term.milestone.confirmedProgress === 100 ? 'green' : 'grey'} icon={term.milestone.confirmedProgress === 100 ? 'Check' : 'ClockCircle'}>
              {t(term.milestone.confirmedProgress === 100 ? 'term.reached' : 'term.notReached')}
            </StatusTag>
          </>
        ) : (
          t('term.prepayment')
        ),
    },
    { key: 'amount', head: t('contract.amount', { unit }), align: 'right', render: (term) => <Money value={term.amount} />, foot: <Money value={addMoney(...terms.map((term) => term.amount))} /> },
    { key: 'requested', head: t('term.requested'), align: 'right', render: (term) => <Money value={term.requested} /> },
    { key: 'paid', head: t('contract.paid'), align: 'right', render: (term) => <Money value={term.paid} /> },
    {
      key: 'act',
      head: '',
      render: (term) =>
        term.viewerCanRequest && asking !== term.id && compareMoney(term.amount, term.requested) > 0 ? (
          <button type="button" className="link" onClick={() => setAsking(term.id)}>
            {t('payment.ask')}
          </button>
        ) : null,
    },
  ]
  return (
    <div className={s.terms}>
      <p className={s.small}>{agreedPaymentDays ? t('term.agreed', { count: agreedPaymentDays }) : t('term.statutory')}</p>
      <DataTable
        label={t('term.head')}
        columns={columns}
        rows={terms}
        rowKey={(term) => term.id}
        below={(term) => (asking === term.id ? <PaymentRequestForm term={term} onClose={() => setAsking(null)} /> : null)}
      />
    </div>
  )
}
