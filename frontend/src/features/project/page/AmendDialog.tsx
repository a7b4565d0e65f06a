import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ErrorPanel, Field, LockedButton, MoneyInput, Refusals, useAct, useMoneyUnit, useRefusals } from '@/kit'

const ParticipantAmend = graphql(`
  mutation ParticipantAmend($input: ParticipantAmendInput!) {
    participantAmend(input: $input) {
      participant { id state round project { id version } }
      errors { path message clause lift code }
    }
  }
`)

export interface AmendDialogProps {
  participant: { id: string; unitName: string; packageTitle: string; packageScope: string; share: string }
  /** The version of the project as it stands when the act runs. */
  version: () => number
  onClose: (done: boolean) => void
}

/** The lead changes a package and asks its participant again; what it was stays in the history. */
export function AmendDialog({ participant, version, onClose }: AmendDialogProps) {
  const { t } = useTranslation('project')
  const unit = useMoneyUnit()
  const amend = useAct(ParticipantAmend)
  const refusals = useRefusals(amend.errors)
  const [form, setForm] = useState<{ packageTitle: string; packageScope: string; share: string | null; reason: string }>({
    packageTitle: participant.packageTitle,
    packageScope: participant.packageScope,
    share: participant.share,
    reason: '',
  })
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const why = form.reason.trim().length < 2 ? t('amend.needReason') : form.share === null ? t('amend.needShare') : null
  return (
    <Modal
      open
      width={640}
      title={t('amend.title', { unit: participant.unitName })}
      onCancel={() => onClose(false)}
      footer={
        <LockedButton
          type="primary"
          loading={amend.running}
          reason={why}
          onClick={() => void amend.run({ ...form, share: form.share ?? '0', participantId: participant.id, version: version() }).then((done) => done && onClose(true))}
        >
          {t('amend.act', { unit: participant.unitName })}
        </LockedButton>
      }
    >
      <Field label={t('participant.packageTitle')} path="packageTitle" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={200} value={form.packageTitle} onChange={(event) => set({ packageTitle: event.target.value })} />}
      </Field>
      <Field label={t('participant.packageScope')} path="packageScope" refusals={refusals} required>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 3 }} maxLength={5000} value={form.packageScope} onChange={(event) => set({ packageScope: event.target.value })} />}
      </Field>
      <Field label={t('participant.share', { unit })} path="share" refusals={refusals} required>
        {(input) => <MoneyInput {...input} value={form.share} onChange={(share) => set({ share })} />}
      </Field>
      <Field label={t('amend.reason')} path="reason" refusals={refusals} required help={t('amend.reasonHelp')}>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={form.reason} onChange={(event) => set({ reason: event.target.value })} />}
      </Field>
      <Refusals errors={refusals.rest} />
      {amend.failure ? <ErrorPanel failure={amend.failure} /> : null}
    </Modal>
  )
}
