import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm, Field, useAct, useNamed, useRefusals } from '@/kit'
import { type Found, RequestSave, type Request } from './sharing'

/** Asks for a resource, or says anew for what it is needed. */
export function AskForm({ resource, request, onClose }: { resource?: Found; request?: Request; onClose: () => void }) {
  const { t } = useTranslation('sharing')
  const named = useNamed()
  const act = useAct(RequestSave)
  const refusals = useRefusals(act.errors)
  const [purpose, setPurpose] = useState(request?.purpose ?? '')
  const name = resource?.name ?? request?.resource?.name ?? ''
  const condition = resource?.sharingCondition ?? request?.resource?.sharingCondition
  const provider = named(resource?.provider ?? request?.provider)
  const input = request ? { id: request.id, version: request.version } : { resourceId: resource?.id ?? null }
  return (
    <ActForm
      title={t(request ? 'ask.again' : 'ask.title', { name })}
      act={act}
      refusals={refusals}
      submit={t(request ? 'ask.save' : 'ask.act', { provider })}
      reason={purpose.trim().length < 2 ? t('ask.fill') : undefined}
      onSubmit={() => void act.run({ ...input, purpose: purpose.trim() }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      {condition ? <p className="wide">{t('ask.condition', { condition })}</p> : null}
      <div className="wide">
        <Field label={t('purpose')} path="purpose" refusals={refusals} required help={t('ask.help')}>
          {(field) => <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={purpose} onChange={(event) => setPurpose(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
