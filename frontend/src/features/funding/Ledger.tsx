import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { FundEntryKind } from '@/gql/enums'
import type { LedgerRowFragment } from '@/gql/graphql'
import { ActForm, type Column, DataTable, DateText, Empty, Field, Money, StatusTag, type StatusFamily, type StatusIcon, useAct, useMoneyUnit, usePhone, useRefusals, useSourceWord, useViewer } from '@/kit'

export const LedgerRow = graphql(`
  fragment LedgerRow on FundEntry {
    id
    kind
    bookedOn
    amount
    source
    year
    note
    personName
    viewerCanCounter
    counters {
      id
      bookedOn
    }
    project {
      id
      title
    }
    origin {
      id
      title
    }
    reinvestmentUses {
      closedYear
      amount
      origin {
        id
        title
      }
    }
  }
`)
const CounterEntry = graphql(`
  mutation CounterEntry($input: FundEntryCounterInput!) {
    fundEntryCounter(input: $input) {
      entry {
        id
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

const LOOK: Record<FundEntryKind, readonly [StatusFamily, StatusIcon]> = {
  POOL: ['grey', 'FolderOpen'],
  ALLOCATION: ['blue', 'Send'],
  CONTRACT: ['blue', 'Form'],
  PAYMENT: ['green', 'PayCircle'],
  REINVESTMENT: ['teal', 'Rise'],
}

/** Lines of the ledger: never edited; an allocation is taken back by a counter-entry with its reason. */
export function Ledger({ of, withProject }: { of: readonly FragmentType<typeof LedgerRow>[]; withProject: boolean }) {
  const entries = readFragment(LedgerRow, of)
  const { t } = useTranslation('funding')
  const source = useSourceWord()
  const unit = useMoneyUnit()
  const phone = usePhone()
  const { today } = useViewer()
  const [countering, setCountering] = useState<string | null>(null)
  const columns: readonly Column<LedgerRowFragment>[] = [
    { key: 'on', head: t('ledger.on'), render: (entry) => <DateText value={entry.bookedOn} today={today} /> },
    {
      key: 'kind',
      head: t('ledger.kind'),
      render: (entry) => (
        <>
          <StatusTag family={LOOK[entry.kind][0]} icon={LOOK[entry.kind][1]}>
            {t(`kind.${entry.kind}`)}
          </StatusTag>{' '}
          {entry.counters ? (
            <StatusTag family="amber" icon="Undo" outlined>
              {t('ledger.counters')}
            </StatusTag>
          ) : null}
        </>
      ),
    },
    { key: 'source', head: t('source'), render: (entry) => (entry.source ? [source(entry.source), entry.year].filter(Boolean).join(' ') : '—') },
    ...(withProject ? [{ key: 'project', head: t('project'), render: (entry: LedgerRowFragment) => (entry.project ? <Link to={`/project/${entry.project.id}/funding`}>{entry.project.title}</Link> : '—') }] : []),
    { key: 'amount', head: t('ledger.amount', { unit }), align: 'right', render: (entry) => <Money value={entry.amount} /> },
    {
      key: 'note',
      head: t('note'),
      width: '30%',
      render: (entry) => (
        <>
          {entry.note}
          {entry.origin ? <div>{t('ledger.origin')} <Link to={`/project/${entry.origin.id}/operation`}>{entry.origin.title}</Link></div> : null}
          {entry.reinvestmentUses.map((use) => (
            <div key={`${use.origin?.id}:${use.closedYear}`}>
              {t('ledger.from', { title: use.origin?.title ?? '—', year: use.closedYear })} <Money value={use.amount} />
            </div>
          ))}
        </>
      ),
    },
    { key: 'who', head: t('ledger.who'), render: (entry) => entry.personName },
    {
      key: 'act',
      head: '',
      render: (entry) =>
        entry.viewerCanCounter && !phone && countering !== entry.id ? (
          <button type="button" className="link" onClick={() => setCountering(entry.id)}>
            {t('counter.act')}
          </button>
        ) : null,
    },
  ]
  return (
    <DataTable
      label={t('ledger.title')}
      columns={columns}
      rows={entries}
      rowKey={(entry) => entry.id}
      below={(entry) => (entry.id === countering ? <CounterForm entryId={entry.id} amount={entry.amount} onClose={() => setCountering(null)} /> : null)}
      empty={<Empty title={t('ledger.empty')} why={t('ledger.emptyWhy')} />}
    />
  )
}

function CounterForm({ entryId, amount, onClose }: { entryId: string; amount: string; onClose: () => void }) {
  const { t } = useTranslation('funding')
  const act = useAct(CounterEntry)
  const refusals = useRefusals(act.errors)
  const [reason, setReason] = useState('')
  return (
    <ActForm
      title={<>{t('counter.title')} <Money value={amount} unit /></>}
      act={act}
      refusals={refusals}
      submit={t('counter.do')}
      onSubmit={() => void act.run({ entryId, reason: reason.trim() }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <div className="wide">
        <Field label={t('counter.reason')} path="reason" refusals={refusals} required>
          {(input) => <Input {...input} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
