import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, Money, useAct, useRefusals } from '@/kit'

const Counter = graphql(`
  mutation CounterOperationEntry($input: OperationEntryCounterInput!) {
    operationEntryCounter(input: $input) {
      entry {
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

/** Takes an entry back; a closed year stays closed, the counter-entry counts in the year in which it is booked. */
export function CounterForm({ entry, onClose }: { entry: { id: string; amount: string; closedYear?: number | null }; onClose: () => void }) {
  const { t } = useTranslation('operation')
  const act = useAct(Counter)
  const refusals = useRefusals(act.errors)
  const [reason, setReason] = useState('')
  return (
    <ActForm
      title={<>{t('counter.title')} <Money value={entry.amount} unit /></>}
      act={act}
      refusals={refusals}
      submit={t('counter.do')}
      onSubmit={() => void act.run({ entryId: entry.id, reason: reason.trim() }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <div className="wide">
        <Field label={t('counter.reason')} path="reason" refusals={refusals} required help={entry.closedYear ? t('counter.closed', { year: entry.closedYear }) : undefined}>
          {(input) => <Input {...input} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
