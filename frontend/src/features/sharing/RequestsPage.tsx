import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { SharingSide } from '@/gql/enums'
import type { SharingRequestsQuery } from '@/gql/graphql'
import { type Column, DateText, Deadline, ErrorPanel, Refusals, StatusTag, WorkList, useAct, useNamed, usePages, useViewer } from '@/kit'
import { AnswerForm } from './AnswerForm'
import { AskForm } from './AskForm'
import { LOOKS, RequestWithdraw, STATES, SharingRequests, type Request } from './sharing'

const pick = (data: SharingRequestsQuery) => data.sharingRequests

/** Requests from one side: what we have asked, what we are asked, or all that the viewer reads. */
export function RequestsPage({ side }: { side: SharingSide | null }) {
  const { t } = useTranslation('sharing')
  const { t: c } = useTranslation('catalogue')
  const { today } = useViewer()
  const named = useNamed()
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState<{ act: 'answer' | 'edit'; id: string } | null>(null)
  const withdraw = useAct(RequestWithdraw)
  const state = STATES.find((each) => each === params.get('state'))
  const overdue = params.get('overdue') === '1'
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(key, value)
    else next.delete(key)
    setParams(next, { replace: true })
  }
  const pages = usePages(SharingRequests, { filter: { side, states: state ? [state] : null, overdue: overdue || null } }, pick)
  const chosen = pages.rows.find((row) => row.id === open?.id)
  const close = () => setOpen(null)
  const other = (row: Request) => (side === 'MADE' ? named(row.provider) : side === 'TO_ANSWER' ? named(row.requester) : t('fromTo', { from: named(row.requester), to: named(row.provider) }))
  const columns: readonly Column<Request>[] = [
    { key: 'name', head: c('name'), wraps: true, render: (row) => <strong>{row.resource?.name ?? '—'}</strong>, text: (row) => row.resource?.name ?? '' },
    { key: 'unit', head: t(side === 'MADE' ? 'provider' : side === 'TO_ANSWER' ? 'requester' : 'units'), wraps: true, render: other, text: other },
    { key: 'purpose', head: t('purpose'), wraps: true, render: (row) => row.purpose, text: (row) => row.purpose },
    {
      key: 'state',
      head: t('stateHead'),
      wraps: true,
      render: (row) => {
        const [family, icon] = LOOKS[row.state]
        return (
          <>
            <StatusTag family={family} icon={icon}>
              {t(`state.${row.state}`)}
            </StatusTag>
            {row.answer ? <div>{row.answer}</div> : null}
          </>
        )
      },
      text: (row) => [t(`state.${row.state}`), row.answer].filter(Boolean).join(' · '),
    },
    {
      key: 'due',
      head: t('due'),
      wraps: true,
      render: (row) =>
        row.state === 'REQUESTED' ? (
          <>
            <Deadline on={row.dueOn} soon={3} />{' '}
            {row.escalatedAt ? (
              <StatusTag family="red" icon="Overdue" outlined>
                {t(`escalatedTo.${row.escalatedTo as 'DEPUTY'}`)} <DateText dayOnly value={row.escalatedAt} today={today} />
              </StatusTag>
            ) : null}
          </>
        ) : (
          <>
            {row.answeredByName} {row.answeredAt ? <DateText dayOnly value={row.answeredAt} today={today} /> : null}
          </>
        ),
      text: (row) => row.answeredAt ?? row.dueOn,
    },
    {
      key: 'acts',
      head: <span className="sr-only">{t('acts')}</span>,
      render: (row) => {
        const name = row.resource?.name ?? ''
        return (
          <>
            {row.viewerCanAnswer ? (
              <button type="button" className="link" aria-label={t('answer.of', { name })} onClick={() => setOpen({ act: 'answer', id: row.id })}>
                {t('answer.open')}
              </button>
            ) : null}
            {row.viewerCanEdit ? (
              <>
                <button type="button" className="link" aria-label={t('ask.editOf', { name })} onClick={() => setOpen({ act: 'edit', id: row.id })}>
                  {t('ask.edit')}
                </button>{' '}
                <button type="button" className="link" aria-label={t('withdrawOf', { name })} onClick={() => void withdraw.run({ id: row.id, version: row.version })}>
                  {t('withdraw')}
                </button>
              </>
            ) : null}
          </>
        )
      },
    },
  ]
  return (
    <>
      {chosen && open?.act === 'answer' ? <AnswerForm key={chosen.id} request={chosen} onClose={close} /> : null}
      {chosen && open?.act === 'edit' ? <AskForm key={chosen.id} request={chosen} onClose={close} /> : null}
      <Refusals errors={withdraw.errors} />
      {withdraw.failure ? <ErrorPanel what={t('withdraw')} failure={withdraw.failure} /> : null}
      <WorkList
        label={t(side === 'MADE' ? 'tabs.made' : side === 'TO_ANSWER' ? 'tabs.toAnswer' : 'tabs.all')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          <>
            <Select
              aria-label={t('stateHead')}
              value={state ?? 'ALL'}
              style={{ width: 150 }}
              options={[{ value: 'ALL', label: t('allStates') }, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]}
              onChange={(value: string) => set('state', value === 'ALL' ? '' : value)}
            />
            <Checkbox checked={overdue} onChange={(event) => set('overdue', event.target.checked ? '1' : '')}>
              {t('overdue')}
            </Checkbox>
          </>
        }
        onClearFilters={state || overdue ? () => setParams({}) : undefined}
        empty={{ title: t(side === 'MADE' ? 'empty.made' : side === 'TO_ANSWER' ? 'empty.toAnswer' : 'empty.all'), why: t(side === 'MADE' ? 'empty.madeWhy' : side === 'TO_ANSWER' ? 'empty.toAnswerWhy' : 'empty.allWhy') }}
        exportAs={t('title')}
      />
    </>
  )
}
