import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { FundSource } from '@/gql/enums'
import { ActForm, FUND_SOURCES, Field, Money, MoneyInput, useAct, useRefusals, useSourceWord } from '@/kit'

const SetPool = graphql(`
  mutation SetPool($input: FundPoolSetInput!) {
    fundPoolSet(input: $input) {
      pool {
        id
        amount
        available
        version
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

export interface PoolFormProps {
  year: number
  /** The pool to change; without it a new one. */
  pool?: { id: string; source: FundSource; year: number; amount: string; allocated: string; version: number }
  onClose: () => void
}

/** Sets what a pool shall hold. Reinvested money comes from year closes alone and isn't offered. */
export function PoolForm({ year, pool, onClose }: PoolFormProps) {
  const { t } = useTranslation('funding')
  const word = useSourceWord()
  const act = useAct(SetPool)
  const refusals = useRefusals(act.errors)
  const [source, setSource] = useState<FundSource>(pool?.source ?? 'DEVELOPMENT')
  const [of, setOf] = useState(pool?.year ?? year)
  const [amount, setAmount] = useState<string | null>(pool?.amount ?? null)
  const [note, setNote] = useState('')
  return (
    <ActForm
      title={pool ? t('pool.setTitle', { source: word(pool.source), year: pool.year }) : t('pool.new')}
      act={act}
      refusals={refusals}
      submit={t('pool.save')}
      reason={amount === null ? t('amountFirst') : undefined}
      onSubmit={() => void act.run({ source, year: of, amount: amount ?? '0.00', note: note.trim() || null, version: pool?.version ?? null }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      {pool ? null : (
        <>
          <Field label={t('source')} path="source" refusals={refusals} required>
            {({ id, status }) => <Select id={id} status={status} style={{ width: '100%' }} value={source} onChange={setSource} options={FUND_SOURCES.filter((each) => each !== 'REINVESTMENT').map((value) => ({ value, label: word(value) }))} />}
          </Field>
          <Field label={t('year')} path="year" refusals={refusals} required>
            {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} value={of} onChange={(value) => setOf(value ?? year)} />}
          </Field>
        </>
      )}
      <Field label={t('pool.holds')} path="amount" refusals={refusals} required help={pool ? <>{t('pool.notBelow')} <Money value={pool.allocated} unit /></> : undefined}>
        {(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}
      </Field>
      <Field label={t('note')} path="note" refusals={refusals}>
        {(input) => <Input {...input} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
