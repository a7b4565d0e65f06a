import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, Money, MoneyInput, subtractMoney, useAct, useChecked, useViewer } from '@/kit'

const Request = graphql(`
  mutation RequestPayment($input: PaymentRequestInput!) {
    paymentRequest(input: $input) {
      paymentRequest {
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

/** Asks for the payment of a term; the day of delivery starts the legal clock. */
export function PaymentRequestForm({ term, onClose }: { term: { id: string; title: string; amount: string; requested: string }; onClose: () => void }) {
  const { t } = useTranslation('construction')
  const { today } = useViewer()
  const act = useAct(Request)
  const { refusals, passes, blank } = useChecked(act.errors)
  const left = subtractMoney(term.amount, term.requested)
  const [amount, setAmount] = useState<string | null>(left)
  const [deliveredOn, setDeliveredOn] = useState(today)
  return (
    <ActForm
      title={t('payment.askTitle', { term: term.title })}
      act={act}
      refusals={refusals}
      submit={<>{t('payment.ask')} <Money value={amount} unit /></>}
      reason={amount === null ? t('contract.amountFirst') : undefined}
      onSubmit={() => {
        if (passes([blank('deliveredOn', deliveredOn)])) void act.run({ termId: term.id, amount: amount ?? '0.00', deliveredOn }).then((done) => done && onClose())
      }}
      onCancel={onClose}
    >
      <Field label={t('payment.amount')} path="amount" refusals={refusals} required help={<>{t('payment.left')} <Money value={left} unit /></>}>
        {(input) => <MoneyInput {...input} value={amount} onChange={setAmount} />}
      </Field>
      <Field label={t('payment.deliveredOn')} path="deliveredOn" refusals={refusals} required help={t('payment.clock')}>
        {(input) => <Input {...input} type="date" max={today} value={deliveredOn} onChange={(event) => setDeliveredOn(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
