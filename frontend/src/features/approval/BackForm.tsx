import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, useAct, useRefusals } from '@/kit'

const Unask = graphql(`
  mutation TaskUnask($input: TaskUnaskInput!) {
    taskUnask(input: $input) {
      task {
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
const TakeBack = graphql(`
  mutation TaskTakeBack($input: TaskTakeBackInput!) {
    taskTakeBack(input: $input) {
      task {
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

export interface BackFormProps {
  taskId: string
  what: 'UNASK' | 'TAKE_BACK'
  title: string
  submit: string
  then: string
  onClose: () => void
}

/** Takes somebody out again whom one asked, or takes one's own decision back: why, and what comes of it. */
export function BackForm({ taskId, what, title, submit, then, onClose }: BackFormProps) {
  const { t } = useTranslation('approval')
  const unask = useAct(Unask)
  const takeBack = useAct(TakeBack)
  const act = what === 'UNASK' ? unask : takeBack
  const refusals = useRefusals(act.errors)
  const [why, setWhy] = useState('')
  const save = async () => {
    if (await act.run({ taskId, reason: why.trim() })) onClose()
  }
  return (
    <ActForm
      title={title}
      act={act}
      refusals={refusals}
      submit={submit}
      reason={why.trim().length < 2 ? t('beside.reasonFirst') : undefined}
      onSubmit={() => void save()}
      onCancel={onClose}
    >
      <Field label={t('back.reason')} path="reason" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
      <p className="wide" role="status">
        {then}
      </p>
    </ActForm>
  )
}
