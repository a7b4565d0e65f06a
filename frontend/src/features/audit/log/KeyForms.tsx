import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, type FieldRefusals, useAct, useChecked } from '@/kit'
import { type Key, RenewKey, RevokeKey } from './log'

/** A new key signs from now on. */
export function RenewForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('log')
  const act = useAct(RenewKey)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [reason, setReason] = useState('')
  const renew = () => {
    if (passes([blank('reason', reason.trim())])) void act.run({ reason: reason.trim() }).then((done) => done && onClose())
  }
  return (
    <ActForm title={t('renew.title')} act={act} refusals={refusals} submit={t('renew.submit')} onSubmit={renew} onCancel={onClose}>
      <p className="wide">{t('renew.what')}</p>
      <Reason refusals={refusals} value={reason} onChange={setReason} help={t('renew.reasonHelp')} />
    </ActForm>
  )
}

/** A key is no longer trusted from a moment on, for good. */
export function RevokeForm({ of, onClose }: { of: Key; onClose: () => void }) {
  const { t } = useTranslation('log')
  const act = useAct(RevokeKey)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [from, setFrom] = useState('')
  const [reason, setReason] = useState('')
  const revoke = () => {
    if (!passes([blank('from', from), blank('reason', reason.trim())])) return
    // What is typed is the time where the person is.
    void act.run({ keyId: of.id, from: new Date(from).toISOString(), reason: reason.trim() }).then((done) => done && onClose())
  }
  return (
    <ActForm title={t('revoke.title', { fingerprint: of.fingerprint.slice(0, 9) })} act={act} refusals={refusals} submit={t('revoke.submit')} onSubmit={revoke} onCancel={onClose} danger>
      <p className="wide">
        {t('revoke.what')} {of.to ? null : t('revoke.now')}
      </p>
      <Field label={t('revoke.from')} path="from" refusals={refusals} required help={t('revoke.fromHelp')}>
        {(input) => <Input {...input} type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Reason refusals={refusals} value={reason} onChange={setReason} help={t('revoke.reasonHelp')} />
    </ActForm>
  )
}

function Reason({ refusals, value, onChange, help }: { refusals: FieldRefusals; value: string; onChange: (text: string) => void; help: string }) {
  const { t } = useTranslation('log')
  return (
    <div className="wide">
      <Field label={t('reason')} path="reason" refusals={refusals} required help={help}>
        {(input) => <Input.TextArea {...input} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
    </div>
  )
}
