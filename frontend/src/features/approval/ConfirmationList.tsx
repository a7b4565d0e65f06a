import { Button, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { ConfirmationListQuery } from '@/gql/graphql'
import { ActForm, type Column, Deadline, Field, ObjectHeader, StateTag, useAct, usePages, useRefusals, useStateWord, WorkList } from '@/kit'
import { Denied } from './Denied'

const ConfirmationListDocument = graphql(`
  query ConfirmationList($open: Boolean!, $after: String) {
    confirmations(open: $open, first: 50, after: $after) {
      edges {
        node {
          id
          title
          question
          personName
          unitName
          dueOn
          verb
          opinion
          answeredByName
          viewerCanAnswer
          project {
            id
            code
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      openCount
    }
  }
`)
const Answer = graphql(`
  mutation ConfirmationAnswer($input: ConfirmationAnswerInput!) {
    confirmationAnswer(input: $input) {
      confirmation {
        id
        verb
        opinion
        answeredByName
        viewerCanAnswer
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
type Row = ConfirmationListQuery['confirmations']['edges'][number]['node']
const pick = (data: ConfirmationListQuery) => data.confirmations

/** What one's unit is asked to confirm about its own part while a matter is being decided. */
export function ConfirmationList() {
  const { t } = useTranslation('approval')
  const [params, setParams] = useSearchParams()
  const open = params.get('answered') !== '1'
  const word = useStateWord()
  const pages = usePages(ConfirmationListDocument, { open }, pick)
  const [answering, setAnswering] = useState<Row | null>(null)
  const title = t('confirmation.title')
  const columns: readonly Column<Row>[] = [
    { key: 'project', head: t('confirmation.project'), wraps: true, render: (row) => (row.project ? <Link to={`/project/${row.project.id}`}>{row.title}</Link> : row.title), text: (row) => row.title },
    { key: 'question', head: t('confirmation.question'), wraps: true, render: (row) => row.question, text: (row) => row.question },
    { key: 'by', head: t('confirmation.by'), wraps: true, render: (row) => `${row.personName} ${row.unitName}`, text: (row) => `${row.personName} ${row.unitName}` },
    { key: 'due', head: t('confirmation.due'), render: (row) => (row.dueOn && open ? <Deadline on={row.dueOn} /> : '—'), text: (row) => row.dueOn ?? '' },
    {
      key: 'answer',
      head: t('confirmation.answer'),
      wraps: true,
      render: (row) =>
        row.verb ? (
          <>
            {row.verb === 'DISAGREE' ? <Denied /> : <StateTag of="decision" state={row.verb} />} {row.opinion} {row.answeredByName}
          </>
        ) : row.viewerCanAnswer ? (
          <Button onClick={() => setAnswering(row)}>{t('confirmation.answerTo')}</Button>
        ) : (
          '—'
        ),
      text: (row) => (row.verb ? `${row.verb === 'DISAGREE' ? t('confirmation.denied') : word('decision', row.verb)} ${row.opinion ?? ''}` : ''),
    },
  ]
  return (
    <>
      <ObjectHeader title={title} />
      {answering ? <AnswerForm key={answering.id} of={answering} onClose={() => setAnswering(null)} /> : null}
      <WorkList
        label={title}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        filters={
          <Segmented
            aria-label={t('confirmation.which')}
            value={open ? 'OPEN' : 'ANSWERED'}
            options={[
              { value: 'OPEN', label: t('confirmation.open') },
              { value: 'ANSWERED', label: t('confirmation.answered') },
            ]}
            onChange={(value) => setParams(value === 'OPEN' ? {} : { answered: '1' })}
          />
        }
        empty={open ? { title: t('confirmation.empty'), why: t('confirmation.emptyWhy') } : { title: t('confirmation.emptyAnswered') }}
      />
    </>
  )
}

function AnswerForm({ of, onClose }: { of: Row; onClose: () => void }) {
  const { t } = useTranslation('approval')
  const act = useAct(Answer)
  const refusals = useRefusals(act.errors)
  const draft = `confirmation:${of.id}`
  const [opinion, setOpinion] = useState(() => localStorage.getItem(draft) ?? '')
  const field = useRef<TextAreaRef>(null)
  useEffect(() => field.current?.focus(), [])
  const reason = opinion.trim().length < 2 ? t('confirmation.opinionFirst') : undefined
  const answer = async (confirms: boolean) => {
    if (!(await act.run({ confirmationId: of.id, confirms, opinion: opinion.trim() }))) return
    localStorage.removeItem(draft)
    onClose()
  }
  return (
    <ActForm title={`${of.title} · ${of.question}`} act={act} refusals={refusals} submit={t('confirmation.confirm')} reason={reason} onSubmit={() => void answer(true)} onCancel={onClose} other={{ label: t('confirmation.deny'), onClick: () => void answer(false), danger: true }}>
      <div className="wide">
        <Field label={t('confirmation.opinion')} path="opinion" refusals={refusals} required>
          {(input) => (
            <Input.TextArea
              {...input}
              ref={field}
              rows={2}
              maxLength={2000}
              value={opinion}
              onChange={(event) => {
                setOpinion(event.target.value)
                localStorage.setItem(draft, event.target.value)
              }}
            />
          )}
        </Field>
      </div>
      <p className="wide">{t('confirmation.hint')}</p>
    </ActForm>
  )
}
