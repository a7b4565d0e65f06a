import { CheckOutlined, RollbackOutlined, TeamOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popconfirm } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { CaseSubject, DecisionVerb, Resubmission } from '@/gql/enums'
import { ErrorPanel, Field, LockedButton, Refusals, StatusTag, useAct, useNamed, useOnline, usePhone, useRefusals, useStateWord } from '@/kit'
import { areWhole, type Carried, conditionsOf, isWhole, meetingOf, newRow, readCarried } from './carried'
import { consequenceOf, effectOf } from './effect'
import s from './Case.module.css'

const ReturnForm = lazy(() => import('./ReturnForm').then((part) => ({ default: part.ReturnForm })))
const MeetingFields = lazy(() => import('./MeetingFields').then((part) => ({ default: part.MeetingFields })))
const ConditionFields = lazy(() => import('./ConditionFields').then((part) => ({ default: part.ConditionFields })))
const BesideForm = lazy(() => import('./BesideForm').then((part) => ({ default: part.BesideForm })))

export const DecisionBarFragment = graphql(`
  fragment DecisionBar on Task {
    id
    kind
    veto
    verbs
    viewerCanDecide
    viewerCanAsk
    viewerCanHandOver
    actingFor
    nextStepName
    nextStepNameEn
    unit {
      id
      name
      nameEn
    }
    askedFor {
      id
      holderName
      unit {
        id
        name
        nameEn
      }
    }
    returnableSteps {
      id
      name
      nameEn
    }
    mergeableSteps {
      id
      name
      nameEn
      mergedOpinion {
        id
      }
      tasks {
        id
        unit {
          id
          name
          nameEn
        }
        decision {
          id
          verb
          opinion
          condition
        }
      }
    }
    step {
      id
      ordinal
      stage
      branch
      rule
      ratio
      meeting
      waitsForExperts
      units {
        id
      }
      tasks {
        id
        kind
        state
        veto
        decision {
          id
          verb
        }
      }
    }
    case {
      id
      steps {
        id
        ordinal
        stage
        branch
        state
      }
    }
  }
`)
const Decide = graphql(`
  mutation TaskDecide($input: TaskDecideInput!) {
    taskDecide(input: $input) {
      task {
        id
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)

export interface DecisionBarProps {
  of: FragmentType<typeof DecisionBarFragment>
  subject: CaseSubject
  /** Version of the project that is on screen; null for cases without money. */
  version: number | null
  starter: string
}

/** Characters of an opinion at most. */
const MOST = 2000
/** What was typed stays on this machine until it is decided. */
const draftOf = (taskId: string) => `opinion:${taskId}`
const carriedOf = (taskId: string) => `carried:${taskId}`

/** What stands in the bar: the acts, or the small form that one of them asks for. */
type Mode = 'acts' | 'return' | 'HAND_OVER' | 'ASK'

/** The foot of a case: opinion, acts that name their effect, and what can be done beside deciding. */
export function DecisionBar({ of, subject, version, starter }: DecisionBarProps) {
  const task = readFragment(DecisionBarFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const online = useOnline()
  const phone = usePhone()
  const act = useAct(Decide)
  const refusals = useRefusals(act.errors)
  const [opinion, setOpinion] = useState(() => localStorage.getItem(draftOf(task.id)) ?? '')
  const [carried, setCarried] = useState(() => readCarried(carriedOf(task.id)))
  const [conditional, setConditional] = useState(carried.rows.length > 0)
  const [mode, setMode] = useState<Mode>('acts')
  const [more, setMore] = useState(false)
  // The fields of a meeting take half of the window: the case is read first.
  const [recording, setRecording] = useState(() => Object.values(carried.meeting).some(Boolean))

  const word = useStateWord()
  const joint = task.mergeableSteps.filter((step) => !step.mergedOpinion).at(-1)
  // Somebody else may have summed it up since.
  const merges = joint && carried.merges === joint.id ? joint.id : null
  /** The conclusions of a joint review, one a line, to be turned into one opinion. */
  const merge = () => {
    if (!joint) return
    const said = joint.tasks.flatMap(({ unit, decision }) =>
      decision ? [t('decide.mergeSaid', { unit: named(unit), verb: word('decision', decision.verb), opinion: [decision.opinion, decision.condition ? t('decide.mergeCondition', { condition: decision.condition }) : ''].filter(Boolean).join(' ') })] : [],
    )
    const text = [opinion.trim(), ...said.filter((line) => !opinion.includes(line))].filter(Boolean).join('\n')
    setOpinion(text)
    localStorage.setItem(draftOf(task.id), text)
    carry({ merges: joint.id })
  }
  const carry = (change: Partial<Carried>) => {
    const next = { ...carried, ...change }
    setCarried(next)
    localStorage.setItem(carriedOf(task.id), JSON.stringify(next))
  }
  const meets = task.step.meeting && task.kind === 'ROUTE'
  const rows = carried.rows.length ? carried.rows : [newRow(1)]
  const may = (verb: DecisionVerb) => task.viewerCanDecide && task.verbs.includes(verb)
  const who = task.askedFor ? (task.askedFor.holderName ?? named(task.askedFor.unit)) : ''
  const reason = !task.viewerCanDecide ? t('decide.notYou') : !online ? t('decide.offline') : opinion.trim().length < 2 ? t('decide.opinionFirst') : opinion.trim().length > MOST ? t('decide.tooLong', { count: opinion.trim().length }) : undefined
  const expertsFirst = task.step.waitsForExperts ? t('decide.expertsFirst') : undefined
  const unmet = reason ?? (meets && !isWhole(carried.meeting) ? t('meeting.first') : undefined)

  const decide = (verb: DecisionVerb, back: { returnTo?: string | null; resubmission?: Resubmission } = {}) =>
    void act
      .run({ taskId: task.id, verb, opinion: opinion.trim(), conditions: verb === 'APPROVE_CONDITIONALLY' ? conditionsOf(rows) : null, meeting: meets && verb !== 'RETURN' ? meetingOf(carried.meeting) : null, merges: merges && verb !== 'RETURN' ? merges : null, version, ...back })
      .then((done) => {
        if (!done) return
        localStorage.removeItem(draftOf(task.id))
        localStorage.removeItem(carriedOf(task.id))
      })

  if (mode === 'HAND_OVER' || mode === 'ASK')
    return (
      <Suspense fallback={null}>
        <BesideForm taskId={task.id} unitName={task.unit.name} what={mode} onClose={() => setMode('acts')} />
      </Suspense>
    )
  const advises = task.verbs.includes('ADVISE')
  const sure = (verb: 'DISAGREE' | 'REFUSE', words: string, does: string, why = unmet) => (
    <Popconfirm key={verb} title={words} description={why} okText={does} okButtonProps={{ disabled: why !== undefined }} cancelText={t('decide.back')} onConfirm={() => decide(verb)}>
      <Button size="large" danger={verb === 'REFUSE'}>
        {does}
      </Button>
    </Popconfirm>
  )
  return (
    <div className={mode === 'acts' && ((meets && recording) || conditional) ? `${s.decide ?? ''} ${s.long ?? ''}` : s.decide}>
      <div className={s.say}>
        {task.actingFor ? (
          <StatusTag family="violet" icon="UserSwitch" outlined>
            {t('acting.notice', { person: task.actingFor })}
          </StatusTag>
        ) : null}
        <Field label={t('decide.opinion')} path="opinion" refusals={refusals} required>
          {(input) => (
            <Input.TextArea
              {...input}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={MOST}
              value={opinion}
              placeholder={t(advises ? 'decide.adviceHint' : 'decide.opinionHint')}
              onChange={(event) => {
                setOpinion(event.target.value)
                localStorage.setItem(draftOf(task.id), event.target.value)
              }}
            />
          )}
        </Field>
        {expertsFirst && !advises && task.viewerCanDecide ? <p className={s.aside}>{t('decide.experts')}</p> : null}
        {joint && task.viewerCanDecide && mode === 'acts' ? (
          merges ? (
            <Checkbox checked onChange={() => carry({ merges: null })}>
              {t('decide.merged', { step: named(joint) })}
            </Checkbox>
          ) : (
            <Button type="link" className={s.merge} title={t('decide.mergeHint')} onClick={merge}>
              {t('decide.merge', { step: named(joint) })}
            </Button>
          )
        ) : null}
        {meets && task.viewerCanDecide && mode === 'acts' ? (
          <>
            <Button icon={<TeamOutlined aria-hidden />} aria-expanded={recording} onClick={() => setRecording(!recording)}>
              {t(recording ? 'meeting.fold' : 'meeting.open')}
            </Button>
            {recording ? (
              <Suspense fallback={null}>
                <MeetingFields value={carried.meeting} onChange={(meeting) => carry({ meeting })} refusals={refusals} />
              </Suspense>
            ) : null}
          </>
        ) : null}
        {conditional && mode === 'acts' ? (
          <Suspense fallback={null}>
            <ConditionFields rows={rows} onChange={(next) => carry({ rows: next })} refusals={refusals} />
          </Suspense>
        ) : null}
        <Refusals errors={refusals.rest} />
        {act.failure ? <ErrorPanel what={t('decide.failed')} failure={act.failure} /> : null}
      </div>
      {mode === 'return' ? (
        <Suspense fallback={null}>
          <ReturnForm
            starter={starter}
            steps={task.returnableSteps}
            reason={reason}
            running={act.running}
            refusals={refusals}
            onReturn={(returnTo, resubmission) => decide('RETURN', { returnTo, resubmission })}
            onCancel={() => setMode('acts')}
          />
        </Suspense>
      ) : (
        <div className={s.acts}>
          <LockedButton
            type="primary"
            size="large"
            icon={<CheckOutlined aria-hidden />}
            loading={act.running}
            reason={(advises ? undefined : expertsFirst) ?? unmet ?? (conditional && !areWhole(rows) ? t('decide.conditionFirst') : undefined)}
            onClick={() => decide(advises ? 'ADVISE' : conditional ? 'APPROVE_CONDITIONALLY' : 'APPROVE')}
          >
            {advises ? t('decide.advise', { who }) : t(conditional ? 'decide.approveIf' : 'decide.approve', { effect: effect() })}
          </LockedButton>
          {may('RETURN') ? (
            <Button size="large" icon={<RollbackOutlined aria-hidden />} onClick={() => setMode('return')}>
              {t('decide.returnTo')}
            </Button>
          ) : null}
          {phone && task.viewerCanDecide ? (
            <Button size="large" aria-expanded={more} onClick={() => setMore(!more)}>
              {t('decide.more')}
            </Button>
          ) : null}
          {phone && !more ? null : (
            <>
              {may('DISAGREE') ? sure('DISAGREE', disagreeing(), t('decide.disagree'), task.step.rule === 'HEARD' ? (expertsFirst ?? unmet) : unmet) : null}
              {may('REFUSE') ? sure('REFUSE', t(`decide.refuseSure.${subject}`), t(`decide.refuse.${subject}`)) : null}
              {task.viewerCanDecide && task.viewerCanAsk ? (
                <Button size="large" onClick={() => setMode('ASK')}>
                  {t('beside.open.ASK')}
                </Button>
              ) : null}
              {task.viewerCanDecide && task.viewerCanHandOver ? (
                <Button size="large" onClick={() => setMode('HAND_OVER')}>
                  {t('beside.open.HAND_OVER')}
                </Button>
              ) : null}
              {may('APPROVE_CONDITIONALLY') ? (
                <Checkbox checked={conditional} onChange={(event) => {
                  setConditional(event.target.checked)
                  if (!event.target.checked) carry({ rows: [] })
                }}>
                  {t('decide.withCondition')}
                </Checkbox>
              ) : null}
            </>
          )}
        </div>
      )}
    </div>
  )

  function effect(): string {
    const leads = effectOf(task)
    if (leads.key === 'on') return task.nextStepName ? t('decide.to', { step: named({ name: task.nextStepName, nameEn: task.nextStepNameEn }) }) : t(`decide.last.${subject}`)
    if (leads.key === 'others') return t(task.step.rule === 'HEARD' ? 'decide.heard' : 'decide.joint', { count: leads.count })
    return t(`decide.effect.${leads.key}`, { who, count: 'count' in leads ? leads.count : 0 })
  }
  function disagreeing(): string {
    return t(`decide.disagreeing.${consequenceOf(task)}`, { who, starter, ratio: task.step.ratio ?? '' })
  }
}
