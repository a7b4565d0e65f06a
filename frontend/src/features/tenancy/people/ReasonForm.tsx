import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, type Payload, useAct, useChecked } from '@/kit'

interface Variables {
  input: { personId: string; reason: string }
}

/** An act on a person's sign-in. Why it was done goes to the trail. */
export function ReasonForm<Data extends object>({
  of,
  personId,
  title,
  what,
  submit,
  onDone,
  onClose,
}: {
  of: TypedDocumentNode<Data, Variables>
  personId: string
  title: string
  what: string
  submit: string
  onDone: (done: Payload<Data>) => void
  onClose: () => void
}) {
  const { t } = useTranslation('tenancy-people')
  const act = useAct(of)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [reason, setReason] = useState('')
  const run = () => {
    if (!passes([blank('reason', reason.trim())])) return
    void act.run({ personId, reason: reason.trim() }).then((done) => done && onDone(done))
  }
  return (
    <ActForm title={title} act={act} refusals={refusals} submit={submit} onSubmit={run} onCancel={onClose}>
      <p className="wide">{what}</p>
      <Field label={t('reason')} path="reason" refusals={refusals} required help={t('reasonHelp')}>
        {(input) => <Input {...input} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
