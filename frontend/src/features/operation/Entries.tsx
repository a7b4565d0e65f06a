import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { OperationEntriesFragment as Project } from '@/gql/graphql'
import { type Column, DataTable, DateText, Empty, ErrorPanel, Money, Refusals, Section, StatusTag, useAct, useMoneyUnit, usePhone, useViewer } from '@/kit'
import { BookForm } from './BookForm'
import { CounterForm } from './CounterForm'

export const OperationEntriesFragment = graphql(`
  fragment OperationEntries on Project {
    id
    viewerCanBook
    operation {
      entries {
        id
        kind
        month
        amount
        note
        bookedAt
        bookerName
        matchedAt
        matcherName
        closedYear
        viewerCanMatch
        viewerCanCounter
        counters {
          id
          month
        }
      }
    }
  }
`)
const Match = graphql(`
  mutation MatchEntry($input: OperationEntryMatchInput!) {
    operationEntryMatch(input: $input) {
      entry {
        id
        matchedAt
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
type Entry = NonNullable<Project['operation']>['entries'][number]

/** Revenue and cost by month: booked by one, matched by another, corrected by a counter-entry. */
export function Entries({ of }: { of: FragmentType<typeof OperationEntriesFragment> }) {
  const project = readFragment(OperationEntriesFragment, of)
  const { t } = useTranslation('operation')
  const unit = useMoneyUnit()
  const phone = usePhone()
  const { today } = useViewer()
  const [booking, setBooking] = useState(false)
  const [countering, setCountering] = useState<string | null>(null)
  const [matching, setMatching] = useState<string | null>(null)
  const match = useAct(Match)
  const entries = project.operation?.entries ?? []

  const columns: readonly Column<Entry>[] = [
    { key: 'month', head: t('entry.month'), render: (entry) => entry.month.slice(0, 7) },
    {
      key: 'kind',
      head: t('entry.kind'),
      render: (entry) => (
        <>
          <StatusTag family={entry.kind === 'REVENUE' ? 'teal' : 'grey'} icon={entry.kind === 'REVENUE' ? 'Rise' : 'Minus'}>
            {t(`kind.${entry.kind}`)}
          </StatusTag>{' '}
          {entry.counters ? (
            <StatusTag family="amber" icon="Undo" outlined>
              {t('entry.counters', { month: entry.counters.month.slice(0, 7) })}
            </StatusTag>
          ) : null}
        </>
      ),
    },
    { key: 'amount', head: t('entry.amount', { unit }), align: 'right', render: (entry) => <Money value={entry.amount} /> },
    { key: 'note', head: t('entry.note'), width: '26%', render: (entry) => entry.note },
    { key: 'booker', head: t('entry.booked'), render: (entry) => <>{entry.bookerName} <DateText dayOnly value={entry.bookedAt} today={today} /></> },
    {
      key: 'matcher',
      head: t('entry.matched'),
      render: (entry) =>
        entry.matchedAt ? (
          <>
            {entry.matcherName} <DateText dayOnly value={entry.matchedAt} today={today} />
          </>
        ) : entry.viewerCanMatch ? (
          <Button
            size="small"
            loading={match.running && matching === entry.id}
            onClick={() => {
              setMatching(entry.id)
              void match.run({ entryId: entry.id })
            }}
          >
            {t('entry.match')}
          </Button>
        ) : (
          <StatusTag family="amber" icon="ClockCircle">
            {t('entry.unmatched')}
          </StatusTag>
        ),
    },
    { key: 'closed', head: t('entry.counts'), render: (entry) => (entry.closedYear ? t('entry.closedIn', { year: entry.closedYear }) : '—') },
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
    <Section
      id="entries"
      title={t('entry.head')}
      aside={t('entry.rule')}
      extra={
        project.viewerCanBook && !booking && !phone ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setBooking(true)}>
            {t('book.act')}
          </Button>
        ) : null
      }
    >
      {booking ? <BookForm projectId={project.id} onClose={() => setBooking(false)} /> : null}
      <DataTable
        label={t('entry.head')}
        columns={columns}
        rows={entries}
        rowKey={(entry) => entry.id}
        below={(entry) =>
          countering === entry.id ? (
            <CounterForm entry={entry} onClose={() => setCountering(null)} />
          ) : matching === entry.id && (match.errors.length || match.failure) ? (
            <>
              <Refusals errors={match.errors} />
              {match.failure ? <ErrorPanel failure={match.failure} /> : null}
            </>
          ) : null
        }
        empty={<Empty title={t('entry.empty')} why={t('entry.emptyWhy')} />}
      />
    </Section>
  )
}
