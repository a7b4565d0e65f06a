import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, useAct, useRefusals } from '@/kit'
import { FilingRevoke, FilingSendBack } from './filings'

/** The authority sends a filing back, or revokes it, with a reason. */
export function RuleForm({ filing, rule, onClose }: { filing: { id: string; version: number }; rule: 'sendBack' | 'revoke'; onClose: () => void }) {
  const { t } = useTranslation('filing')
  const back = useAct(FilingSendBack)
  const revoke = useAct(FilingRevoke)
  const act = rule === 'revoke' ? revoke : back
  const refusals = useRefusals(act.errors)
  const [reason, setReason] = useState('')
  return (
    <ActForm
      title={t(`${rule}.title`)}
      act={act}
      refusals={refusals}
      submit={t(`${rule}.act`)}
      danger={rule === 'revoke'}
      reason={reason.trim().length < 2 ? t('form.reasonFirst') : undefined}
      onSubmit={() => void act.run({ id: filing.id, version: filing.version, reason: reason.trim() }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <div className="wide">
        <Field label={t(`${rule}.reason`)} path="reason" refusals={refusals} required help={t(`${rule}.help`)}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
