import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { OperationEntryKind } from '@/gql/enums'
import { ActForm, Field, MoneyInput, useAct, useChecked, useViewer } from '@/kit'

const Book = graphql(`
  mutation BookEntry($input: OperationEntryBookInput!) {
    operationEntryBook(input: $input) {
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

/** Books revenue or cost of a month; stays open for the next entry. */
export function BookForm({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation('operation')
  const { today } = useViewer()
  const act = useAct(Book)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [kind, setKind] = useState<OperationEntryKind>('REVENUE')
  const [month, setMonth] = useState(today.slice(0, 7))
  const [amount, setAmount] = useState<string | null>(null)
  const [note, setNote] = useState('')
  return (
    <ActForm
      title={t('book.title')}
      act={act}
      refusals={refusals}
      submit={t(`book.do.${kind}`)}
      reason={amount === null ? t('book.amountFirst') : undefined}
      onSubmit={() => {
        if (!passes([blank('month', month)])) return
        void act.run({ projectId, kind, month: `${month}-01`, amount: amount ?? '0.00', note: note.trim() }).then((done) => {
          if (!done) return
          setAmount(null)
          setNote('')
        })
      }}
      onCancel={onClose}
    >
      <Field label={t('entry.kind')} path="kind" refusals={refusals} required>
        {() => <Segmented aria-label={t('entry.kind')} value={kind} onChange={setKind} options={(['REVENUE', 'COST'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />}
      </Field>
      <Field label={t('entry.month')} path="month" refusals={refusals} required>
        {(input) => <Input {...input} type="month" max={today.slice(0, 7)} value={month} onChange={(event) => setMonth(event.target.value)} />}
      </Field>
      <Field label={t('book.amount')} path="amount" refusals={refusals} required>
        {(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}
      </Field>
      <Field label={t('entry.note')} path="note" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
