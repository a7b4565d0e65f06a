import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, Money, MoneyInput, subtractMoney, useAct, useRefusals } from '@/kit'

const CutLine = graphql(`
  mutation CutLine($input: ProjectEstimateCutInput!) {
    projectEstimateCut(input: $input) {
      project {
        id
        version
        cutAmount
        approvedAmount
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

export interface CutFormProps {
  projectId: string
  /** The version that is on screen: who cut meanwhile is not overwritten. */
  version: number
  line: { id: string; title: string; submittedAmount: string; cutAmount: string; cutReason?: string | null; cutClause?: string | null }
  onClose: () => void
}

/** Cuts one line: how much in all, why, and the clause it rests on. Cut to 0 takes it back. */
export function CutForm({ projectId, version, line, onClose }: CutFormProps) {
  const { t } = useTranslation('approval')
  const act = useAct(CutLine)
  const refusals = useRefusals(act.errors)
  const [amount, setAmount] = useState<string | null>(line.cutReason ? line.cutAmount : null)
  const [reason, setReason] = useState(line.cutReason ?? '')
  const [clause, setClause] = useState(line.cutClause ?? '')

  const save = () =>
    void act
      .run({ projectId, version, cuts: [{ lineId: line.id, cutAmount: amount ?? '0.00', reason: reason.trim() || null, clause: clause.trim() || null }] })
      .then((done) => done && onClose())
  return (
    <ActForm
      title={t('cut.title', { line: line.title })}
      act={act}
      refusals={refusals}
      submit={amount === null ? t('cut.act') : <>{t('cut.to')} <Money value={subtractMoney(line.submittedAmount, amount)} unit /></>}
      reason={amount === null ? t('cut.amountFirst') : undefined}
      onSubmit={save}
      onCancel={onClose}
    >
      <Field label={t('cut.amount')} path="cuts.0.cutAmount" refusals={refusals} required>
        {(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}
      </Field>
      <Field label={t('cut.reason')} path="cuts.0.reason" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Field label={t('cut.clause')} path="cuts.0.clause" refusals={refusals}>
        {(input) => <Input {...input} maxLength={200} value={clause} onChange={(event) => setClause(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
