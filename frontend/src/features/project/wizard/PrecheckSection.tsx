import { CheckOutlined, SyncOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { PrecheckReadQuery } from '@/gql/graphql'
import { ActForm, DateText, ErrorPanel, FactStrip, Field, Loaded, Money, Refusals, Section, StatusTag, addMoney, subtractMoney, useAct, useReading, useRefusals, useViewer } from '@/kit'
import { cutOf } from './cut'
import s from './Precheck.module.css'

const PrecheckRead = graphql(`
  query PrecheckRead($id: ID!) {
    project(id: $id) {
      id
      submittedAmount
      precheck {
        id
        number
        checkedAt
        personName
        submissionNumber
        lineCount
        changedSince
        entries {
          id
        }
        hits {
          id
          version
          place
          lineOrdinal
          text
          amount
          words
          verdict
          reason
          answeredByName
          line {
            id
          }
          entry {
            id
            kind
            clause
            title
            content
            suggestion
          }
        }
      }
      prechecks {
        id
        number
        checkedAt
        personName
        submissionNumber
        hitCount
      }
    }
  }
`)
const PrecheckRun = graphql(`
  mutation PrecheckRun($input: ProjectPrecheckInput!) {
    projectPrecheck(input: $input) {
      project { id version }
      errors { path message clause lift }
    }
  }
`)
const PrecheckAnswer = graphql(`
  mutation PrecheckAnswer($input: ProjectPrecheckAnswerInput!) {
    projectPrecheckAnswer(input: $input) {
      project { id version }
      errors { path message clause lift }
    }
  }
`)

type Read = NonNullable<PrecheckReadQuery['project']>
type Hit = NonNullable<Read['precheck']>['hits'][number]

export interface PrecheckSectionProps {
  projectId: string
  /** The version that is on this screen, once everything typed is saved; null when something could not be saved. */
  version: () => Promise<number | null>
  /** What stands in the way of submission is read anew. */
  onDone: () => Promise<void>
}

/** The check against the unified-build and negative lists: what was hit, what to do instead, and the lead's answers. */
export default function PrecheckSection(props: PrecheckSectionProps) {
  const reading = useReading(PrecheckRead, { id: props.projectId })
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="list">
      {(project) => <PrecheckOf {...props} project={project} />}
    </Loaded>
  )
}

function PrecheckOf({ project, projectId, version, onDone }: PrecheckSectionProps & { project: Read }) {
  const { t } = useTranslation('precheck')
  const { today } = useViewer()
  const run = useAct(PrecheckRun)
  const answer = useAct(PrecheckAnswer)
  const [unsaved, setUnsaved] = useState(false)
  const check = project.precheck
  const hits = check?.hits ?? []
  const cut = cutOf(hits)
  const submitted = project.submittedAmount ?? '0'
  const start = async () => {
    const read = await version()
    setUnsaved(read === null)
    if (read !== null && (await run.run({ projectId, version: read }))) await onDone()
  }
  const say = async (hit: Hit, verdict: Hit['verdict'], reason: string | null) => {
    const done = await answer.run({ projectId, answers: [{ hitId: hit.id, version: hit.version, verdict, reason }] })
    if (done) await onDone()
    return Boolean(done)
  }
  return (
    <Section title={t('title')} aside={t('what')} id="precheck">
      <div className={s.head}>
        <p>
          {check ? (
            <>
              {t('against', { entries: check.entries.length, lines: check.lineCount, number: check.number, person: check.personName })} <DateText value={check.checkedAt} today={today} />
            </>
          ) : (
            t('never')
          )}{' '}
          <Link to="/planning/lists">{t('list')}</Link>
        </p>
        <Button type={check && !check.changedSince ? 'default' : 'primary'} icon={<SyncOutlined aria-hidden />} loading={run.running} onClick={() => void start()}>
          {t(check ? 'again' : 'run')}
        </Button>
      </div>
      {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
      <Refusals errors={run.errors} />
      {run.failure ? <ErrorPanel failure={run.failure} /> : null}
      {check?.changedSince ? (
        <StatusTag family="amber" icon="Exclamation">
          {t('changed')}
        </StatusTag>
      ) : null}
      {check && check.submissionNumber !== null && check.submissionNumber !== undefined ? <p className={s.small}>{t('ofSubmission', { number: check.submissionNumber })}</p> : null}
      {check && !hits.length ? <p className={s.accepted}>{t('clean')}</p> : null}
      {hits.length ? (
        <>
          <FactStrip
            label={t('title')}
            facts={[
              { key: 'submitted', label: t('submitted'), value: <Money value={submitted} large unit /> },
              { key: 'cut', label: t('cut', { count: cut.length }), value: <Money value={addMoney(...cut)} large unit /> },
              { key: 'expected', label: t('expected'), value: <Money value={subtractMoney(submitted, addMoney(...cut))} large unit />, note: t('explain') },
            ]}
          />
          <Refusals errors={answer.errors} />
          {answer.failure ? <ErrorPanel failure={answer.failure} /> : null}
          <ul className={s.hits} aria-label={t('entry')}>
            {hits.map((hit) => (
              <HitRow key={hit.id} hit={hit} frozen={typeof check?.submissionNumber === 'number'} running={answer.running} say={say} />
            ))}
          </ul>
        </>
      ) : null}
      {project.prechecks.length > 1 ? (
        <details className={s.history}>
          <summary>{`${t('history')} ${project.prechecks.length}`}</summary>
          <ul>
            {project.prechecks.map((each) => (
              <li key={each.id}>
                {t('historyOf', { number: each.number, person: each.personName, hits: each.hitCount })} <DateText value={each.checkedAt} today={today} />
                {typeof each.submissionNumber === 'number' ? t('historySubmitted', { number: each.submissionNumber }) : ''}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  )
}

/** One hit: the clause in its words, the text, what to do instead, and the two answers. */
function HitRow({ hit, frozen, running, say }: { hit: Hit; frozen: boolean; running: boolean; say: (hit: Hit, verdict: Hit['verdict'], reason: string | null) => Promise<boolean> }) {
  const { t } = useTranslation('precheck')
  const [keeping, setKeeping] = useState(false)
  const [reason, setReason] = useState(hit.reason ?? '')
  const refusals = useRefusals([])
  const text = hit.text
  return (
    <li className={s.hit}>
      <div>
        {hit.entry ? (
          <>
            <StatusTag family={hit.entry.kind === 'NEGATIVE' ? 'red' : 'amber'} icon={hit.entry.kind === 'NEGATIVE' ? 'Close' : 'Exclamation'}>
              {t(`kind.${hit.entry.kind}`)}
            </StatusTag>
            <span className={s.clause}>
              {hit.entry.clause} {hit.entry.title}
            </span>
          </>
        ) : (
          t('unseen')
        )}
      </div>
      <div className={s.what}>
        <strong>{text}</strong>
        <span className={s.small}>
          {hit.place === 'LINE' ? t('place.LINE', { ordinal: hit.lineOrdinal }) : t(`place.${hit.place}`)} · {t('words', { words: hit.words.join('、') })}
        </span>
        {hit.entry ? (
          <span className={s.small}>
            {hit.entry.content} {hit.entry.suggestion}
          </span>
        ) : null}
      </div>
      <div className={s.amount}>{hit.amount ? <Money value={hit.amount} unit /> : null}</div>
      <div className={`${s.answer ?? ''} ${s.acts}`}>
        {hit.verdict === 'ACCEPTED' ? (
          <span className={s.accepted}>
            <CheckOutlined aria-hidden /> {t('accepted')}
          </span>
        ) : null}
        {hit.verdict === 'KEPT' ? (
          <span>
            {t('kept')}: {hit.reason} <span className={s.small}>{hit.answeredByName}</span>
          </span>
        ) : null}
        {hit.verdict !== 'OPEN' && !frozen ? (
          <button type="button" className="link" aria-label={t('undoOf', { text })} onClick={() => void say(hit, 'OPEN', null)}>
            {t('undo')}
          </button>
        ) : null}
        {hit.verdict === 'OPEN' && !frozen ? (
          <>
            {hit.place === 'LINE' ? (
              <Button size="small" disabled={running} aria-label={t('acceptOf', { text })} onClick={() => void say(hit, 'ACCEPTED', null)}>
                {t('accept')}
              </Button>
            ) : (
              <span className={s.small}>{t('textOnly')}</span>
            )}
            <Button size="small" disabled={running} aria-label={t('keepOf', { text })} onClick={() => setKeeping(true)}>
              {t('keep')}
            </Button>
          </>
        ) : null}
        {hit.verdict === 'OPEN' && frozen ? <span>{t('open')}</span> : null}
      </div>
      {keeping && hit.verdict === 'OPEN' ? (
        <div className={s.form}>
          <ActForm
            title={t('keepTitle', { text })}
            act={{ running }}
            refusals={refusals}
            submit={t('save')}
            reason={reason.trim().length < 2 ? t('reasonFirst') : undefined}
            onSubmit={() => void say(hit, 'KEPT', reason.trim()).then((done) => done && setKeeping(false))}
            onCancel={() => setKeeping(false)}
          >
            <Field label={t('reason')} path="reason" refusals={refusals} help={t('reasonHelp')} required>
              {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
            </Field>
          </ActForm>
        </div>
      ) : null}
    </li>
  )
}
