import { Button, Input, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { graphql } from '@/gql'
import type { OwnBuildState } from '@/gql/enums'
import type { OwnBuildsQuery } from '@/gql/graphql'
import { ActForm, type Column, DateText, Field, Money, ObjectHeader, StatusTag, WorkList, useAct, useMoneyText, useMoneyUnit, useNamed, usePages, useRefusals } from '@/kit'
import { FAMILY, ICON } from '../BuilderState'

const OwnBuildsDocument = graphql(`
  query OwnBuilds($state: OwnBuildState, $after: String) {
    ownBuilds(state: $state, first: 50, after: $after) {
      edges {
        node {
          id code title category amount reason state askedAt askedByName answer answeredByName version viewerCanAnswer
          lead { id name nameEn }
          project { id }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const OwnBuildAnswer = graphql(`
  mutation OwnBuildAnswered($input: OwnBuildAnswerInput!) {
    ownBuildAnswer(input: $input) {
      ownBuild { id state version }
      errors { path message clause lift }
    }
  }
`)
type Row = OwnBuildsQuery['ownBuilds']['edges'][number]['node']
const pick = (data: OwnBuildsQuery) => data.ownBuilds

/** What units ask to build by themselves, for the authority to answer. */
export function OwnBuilds() {
  const { t } = useTranslation('project-builder')
  const { t: p } = useTranslation('project')
  const navigate = useNavigate()
  const named = useNamed()
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const [state, setState] = useState<OwnBuildState | 'ALL'>('ASKED')
  const [answering, setAnswering] = useState<Row | null>(null)
  const pages = usePages(OwnBuildsDocument, { state: state === 'ALL' ? null : state }, pick)
  const columns: readonly Column<Row>[] = [
    {
      key: 'project',
      head: t('list.project'),
      render: (row) => (
        <>
          {row.project ? <Link to={`/project/${row.project.id}`}>{row.title}</Link> : row.title}
          <div>
            <small>{`${row.code} · ${p(`category.${row.category}`)}`}</small>
          </div>
        </>
      ),
      text: (row) => row.title,
    },
    { key: 'lead', head: t('list.lead'), render: (row) => named(row.lead), text: (row) => named(row.lead) },
    { key: 'amount', head: t('list.amount', { unit }), align: 'right', render: (row) => <Money value={row.amount} />, text: (row) => money(row.amount) },
    { key: 'reason', head: t('reason'), render: (row) => row.reason, text: (row) => row.reason },
    {
      key: 'asked',
      head: t('list.askedAt'),
      render: (row) => (
        <>
          <DateText value={row.askedAt} /> <small>{row.askedByName}</small>
        </>
      ),
      text: (row) => row.askedAt,
    },
    {
      key: 'state',
      head: t('list.state'),
      render: (row) =>
        row.viewerCanAnswer ? (
          <Button size="small" aria-label={t('list.answerOf', { title: row.title })} onClick={() => setAnswering(row)}>
            {t('list.answer')}
          </Button>
        ) : (
          <>
            <StatusTag family={FAMILY[row.state]} icon={ICON[row.state]}>{t(`state.${row.state}`)}</StatusTag> {row.answer ? t('said', { who: row.answeredByName, words: row.answer }) : row.answeredByName}
          </>
        ),
      text: (row) => t(`state.${row.state}`),
    },
  ]
  return (
    <>
      <ObjectHeader
        title={t('list.title')}
        acts={
          <Segmented
            aria-label={t('list.only')}
            value={state}
            onChange={setState}
            options={[...(['ASKED', 'GIVEN', 'REFUSED'] as const).map((value) => ({ value, label: t(`state.${value}`) })), { value: 'ALL' as const, label: t('list.all') }]}
          />
        }
      />
      {answering ? <AnswerForm key={answering.id} wish={answering} onClose={() => setAnswering(null)} /> : null}
      <WorkList
        label={t('list.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => (row.project ? `/project/${row.project.id}` : '/project/own-builds')}
        empty={{ title: t('list.empty'), why: t('list.emptyWhy'), act: <Button onClick={() => void navigate('/project')}>{p('list.title')}</Button> }}
        exportAs={t('list.title')}
      />
    </>
  )
}

function AnswerForm({ wish, onClose }: { wish: Row; onClose: () => void }) {
  const { t } = useTranslation('project-builder')
  const act = useAct(OwnBuildAnswer)
  const refusals = useRefusals(act.errors)
  const [consents, setConsents] = useState(true)
  const [answer, setAnswer] = useState('')
  return (
    <ActForm
      title={t('list.answerOf', { title: wish.title })}
      act={act}
      refusals={refusals}
      submit={t('list.send')}
      reason={!consents && answer.trim().length < 2 ? t('list.wordsFirst') : undefined}
      onSubmit={() => void act.run({ id: wish.id, version: wish.version, consents, answer: answer.trim() || null }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <p>{wish.reason}</p>
      <Field label={t('list.consents')} path="consents" refusals={refusals} required>
        {() => (
          <Radio.Group
            aria-label={t('list.consents')}
            value={consents}
            onChange={(event) => setConsents(event.target.value as boolean)}
            options={[
              { value: true, label: t('list.yes') },
              { value: false, label: t('list.no') },
            ]}
          />
        )}
      </Field>
      <Field label={t('list.words')} path="answer" refusals={refusals} help={t('list.wordsHelp')} required={!consents}>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={answer} onChange={(event) => setAnswer(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
