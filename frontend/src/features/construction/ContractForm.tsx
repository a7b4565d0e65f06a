import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { SupplierSize } from '@/gql/enums'
import { ActForm, Field, Money, MoneyInput, addMoney, subtractMoney, useAct, useChecked, useViewer } from '@/kit'
import s from './Construction.module.css'

const Record = graphql(`
  mutation RecordContract($input: ContractRecordInput!) {
    contractRecord(input: $input) {
      contract {
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
const SIZES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'] as const satisfies readonly SupplierSize[]

interface TermDraft {
  key: number
  title: string
  milestoneId: string | null
  amount: string | null
}

/** Records an award and its contract with its terms; a doubtful credit code is confirmed with the certificate at hand. */
export function ContractForm({ projectId, milestones, onClose }: { projectId: string; milestones: readonly { id: string; title: string }[]; onClose: () => void }) {
  const { t } = useTranslation('construction')
  const { today } = useViewer()
  const act = useAct(Record)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [text, setText] = useState({ lot: '', title: '', supplierName: '', supplierCreditCode: '', awardedOn: today, signedOn: today })
  const [size, setSize] = useState<SupplierSize>('SMALL')
  const [amount, setAmount] = useState<string | null>(null)
  const [days, setDays] = useState<number | null>(null)
  const [confirmed, setConfirmed] = useState(false)
  const [terms, setTerms] = useState<readonly TermDraft[]>([{ key: 0, title: t('term.prepaymentTitle'), milestoneId: null, amount: null }])
  const doubtful = act.errors.some((error) => error.code === 'CREDIT_CODE_WARNING')
  const sum = addMoney(...terms.map((term) => term.amount))
  const set = (key: number, next: Partial<TermDraft>) => setTerms((before) => before.map((term) => (term.key === key ? { ...term, ...next } : term)))
  const field = (name: keyof typeof text, type?: 'date') => (
    <Field label={t(`contract.${name}`)} path={name} refusals={refusals} required>
      {(input) => <Input {...input} type={type} value={text[name]} onChange={(event) => setText((before) => ({ ...before, [name]: event.target.value }))} />}
    </Field>
  )
  // GB 32100-2015: 18 characters, without I, O, S, V and Z. Whether the last one checks is the server's to say.
  const code = text.supplierCreditCode.trim().toUpperCase()
  const formless = code && !/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) ? { path: ['supplierCreditCode'], message: t('contract.codeForm'), clause: t('contract.codeRule'), lift: t('contract.codeLift') } : null
  const save = () => {
    if (!passes([blank('supplierCreditCode', code), formless, blank('awardedOn', text.awardedOn), blank('signedOn', text.signedOn)])) return
    void act
      .run({
        projectId,
        ...text,
        supplierCreditCode: code,
        creditCodeConfirmed: confirmed,
        supplierSize: size,
        agreedPaymentDays: days,
        amount: amount ?? '0.00',
        terms: terms.map((term) => ({ title: term.title.trim(), milestoneId: term.milestoneId, amount: term.amount ?? '0.00' })),
      })
      .then((done) => done && onClose())
  }

  return (
    <ActForm title={t('contract.formTitle')} act={act} refusals={refusals} submit={t('contract.save')} reason={amount === null ? t('contract.amountFirst') : undefined} onSubmit={save} onCancel={onClose}>
      {field('lot')}
      {field('title')}
      {field('supplierName')}
      <div>
        {field('supplierCreditCode')}
        {doubtful || confirmed ? (
          <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>
            {t('contract.confirmCode')}
          </Checkbox>
        ) : null}
      </div>
      <Field label={t('contract.size')} path="supplierSize" refusals={refusals} required>
        {({ id, status }) => <Select id={id} status={status} style={{ width: '100%' }} value={size} onChange={setSize} options={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))} />}
      </Field>
      <Field label={t('contract.total')} path="amount" refusals={refusals} required>
        {(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}
      </Field>
      {field('awardedOn', 'date')}
      {field('signedOn', 'date')}
      <Field label={t('contract.paymentDays')} path="agreedPaymentDays" refusals={refusals} help={t('contract.paymentDaysHelp')}>
        {({ status, ...input }) => <InputNumber {...input} status={status} min={1} precision={0} suffix={t('contract.days')} style={{ width: '100%' }} value={days} onChange={setDays} />}
      </Field>
      <div className={`wide ${s.papers}`}>
        <h3>{t('term.head')}</h3>
        {terms.map((term, index) => (
          <div key={term.key} className={s.term}>
            <Field label={t('term.title')} path={`terms.${index}.title`} refusals={refusals} required>
              {(input) => <Input {...input} value={term.title} onChange={(event) => set(term.key, { title: event.target.value })} />}
            </Field>
            <Field label={t('term.milestone')} path={`terms.${index}.milestoneId`} refusals={refusals}>
              {({ id, status }) => (
                <Select
                  id={id}
                  status={status}
                  style={{ width: '100%' }}
                  value={term.milestoneId ?? ''}
                  onChange={(value) => set(term.key, { milestoneId: value || null })}
                  options={[{ value: '', label: t('term.prepayment') }, ...milestones.map((milestone) => ({ value: milestone.id, label: milestone.title }))]}
                />
              )}
            </Field>
            <Field label={t('term.amount')} path={`terms.${index}.amount`} refusals={refusals} required>
              {(input) => <MoneyInput {...input} value={term.amount} onChange={(value) => set(term.key, { amount: value })} />}
            </Field>
            {terms.length > 1 ? (
              <Button className={s.remove} type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('term.remove', { title: term.title })} onClick={() => setTerms(terms.filter((each) => each !== term))} />
            ) : (
              <span />
            )}
          </div>
        ))}
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setTerms([...terms, { key: Math.max(...terms.map((term) => term.key)) + 1, title: '', milestoneId: milestones.at(-1)?.id ?? null, amount: null }])}>
          {t('term.add')}
        </Button>{' '}
        <span className={s.small}>
          {t('term.sum')} <Money value={sum} unit />
          {amount ? <> · {t('term.left')} <Money value={subtractMoney(amount, sum)} unit /></> : null}
        </span>
      </div>
    </ActForm>
  )
}
