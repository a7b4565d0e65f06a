import { CheckOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { CaseSubject, DecisionVerb } from '@/gql/enums'
import { ErrorPanel, Field, LockedButton, Refusals, StickyBar, useAct, useNamed, useOnline, useRefusals } from '@/kit'
import s from './Case.module.css'

export const DecisionBarFragment = graphql(`
  fragment DecisionBar on Task {
    id
    mayRefuse
    viewerCanDecide
    nextStepName
    nextStepNameEn
    step {
      id
      rule
      tasks {
        id
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
        state
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

/** What was typed stays on this machine until it is decided. */
const draftOf = (taskId: string) => `opinion:${taskId}`

/** The sticky foot of a case: opinion, and acts that name their effect. */
export function DecisionBar({ of, subject, version, starter }: DecisionBarProps) {
  const task = readFragment(DecisionBarFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const online = useOnline()
  const act = useAct(Decide)
  const refusals = useRefusals(act.errors)
  const [opinion, setOpinion] = useState(() => localStorage.getItem(draftOf(task.id)) ?? '')
  const [conditional, setConditional] = useState(false)
  const [condition, setCondition] = useState('')

  const others = task.step.rule === 'ALL' ? task.step.tasks.filter((each) => each.id !== task.id && each.state === 'OPEN').length : 0
  const next = task.nextStepName ? named({ name: task.nextStepName, nameEn: task.nextStepNameEn }) : null
  const effect = others ? t('decide.joint', { count: others }) : next ? t('decide.to', { step: next }) : t(`decide.last.${subject}`)
  const reason = !task.viewerCanDecide ? t('decide.notYou') : !online ? t('decide.offline') : opinion.trim().length < 2 ? t('decide.opinionFirst') : undefined

  const decide = (verb: DecisionVerb) =>
    void act
      .run({ taskId: task.id, verb, opinion: opinion.trim(), condition: verb === 'APPROVE_CONDITIONALLY' ? condition.trim() : null, version })
      .then((done) => done && localStorage.removeItem(draftOf(task.id)))

  return (
    <StickyBar>
      <div className={s.decide}>
        <div className={s.say}>
          <Field label={t('decide.opinion')} path="opinion" refusals={refusals} required>
            {(input) => (
              <Input.TextArea
                {...input}
                rows={2}
                maxLength={2000}
                value={opinion}
                placeholder={t('decide.opinionHint')}
                onChange={(event) => {
                  setOpinion(event.target.value)
                  localStorage.setItem(draftOf(task.id), event.target.value)
                }}
              />
            )}
          </Field>
          {conditional ? (
            <Field label={t('decide.condition')} path="condition" refusals={refusals} required>
              {(input) => <Input {...input} maxLength={500} value={condition} onChange={(event) => setCondition(event.target.value)} />}
            </Field>
          ) : null}
          <Refusals errors={refusals.rest} />
          {act.failure ? <ErrorPanel what={t('decide.failed')} failure={act.failure} /> : null}
        </div>
        <div className={s.acts}>
          <LockedButton
            type="primary"
            size="large"
            icon={<CheckOutlined aria-hidden />}
            loading={act.running}
            reason={reason ?? (conditional && condition.trim().length < 2 ? t('decide.conditionFirst') : undefined)}
            onClick={() => decide(conditional ? 'APPROVE_CONDITIONALLY' : 'APPROVE')}
          >
            {t(conditional ? 'decide.approveIf' : 'decide.approve', { effect })}
          </LockedButton>
          {task.viewerCanDecide ? (
            <>
              <Button size="large" icon={<RollbackOutlined aria-hidden />} onClick={() => decide('RETURN')}>
                {t('decide.return', { starter })}
              </Button>
              {task.mayRefuse ? (
                <Popconfirm title={t(`decide.refuseSure.${subject}`)} okText={t(`decide.refuse.${subject}`)} cancelText={t('decide.back')} onConfirm={() => decide('REFUSE')}>
                  <Button size="large" danger>
                    {t(`decide.refuse.${subject}`)}
                  </Button>
                </Popconfirm>
              ) : null}
              <Checkbox checked={conditional} onChange={(event) => setConditional(event.target.checked)}>
                {t('decide.withCondition')}
              </Checkbox>
            </>
          ) : null}
        </div>
      </div>
    </StickyBar>
  )
}
