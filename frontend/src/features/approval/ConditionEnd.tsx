import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, useAct, useRefusals } from '@/kit'

const Meet = graphql(`
  mutation ConditionMeet($input: ConditionMeetInput!) {
    conditionMeet(input: $input) {
      condition {
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
const Lift = graphql(`
  mutation ConditionLift($input: ConditionLiftInput!) {
    conditionLift(input: $input) {
      condition {
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

export interface ConditionEndProps {
  conditionId: string
  text: string
  how: 'meet' | 'lift'
  onClose: () => void
}

/** Declares a condition met on evidence, or lifts it with a reason. */
export function ConditionEnd({ conditionId, text, how, onClose }: ConditionEndProps) {
  const { t } = useTranslation('approval')
  const meet = useAct(Meet)
  const lift = useAct(Lift)
  const act = how === 'meet' ? meet : lift
  const refusals = useRefusals(act.errors)
  const [words, setWords] = useState('')
  const end = async () => {
    const done = how === 'meet' ? await meet.run({ conditionId, evidence: words.trim() }) : await lift.run({ conditionId, reason: words.trim() })
    if (done) onClose()
  }
  return (
    <ActForm
      title={t(`conditions.${how}Title`, { text })}
      act={act}
      refusals={refusals}
      submit={t(`conditions.${how}`)}
      reason={words.trim().length < 2 ? t('conditions.wordsFirst') : undefined}
      onSubmit={() => void end()}
      onCancel={onClose}
    >
      <div className="wide">
        <Field label={t(how === 'meet' ? 'conditions.evidence' : 'conditions.reason')} path={how === 'meet' ? 'evidence' : 'reason'} refusals={refusals} required>
          {(input) => <Input.TextArea {...input} rows={2} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
      </div>
      <p className="wide" role="status">
        {t(`conditions.${how}Then`)}
      </p>
    </ActForm>
  )
}
