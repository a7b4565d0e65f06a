import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ErrorPanel, Field, LockedButton, Refusals, useAct, useRefusals } from '@/kit'

const ProjectWithdraw = graphql(`
  mutation ProjectWithdraw($input: ProjectWithdrawInput!) {
    projectWithdraw(input: $input) {
      project { id stage version }
      errors { path message clause lift code }
    }
  }
`)

/** Takes a submission back while nobody has acted on it. */
export function WithdrawDialog({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const { t } = useTranslation('project')
  const withdraw = useAct(ProjectWithdraw)
  const refusals = useRefusals(withdraw.errors)
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={t('withdraw.title')}
      onCancel={onClose}
      footer={
        <LockedButton
          type="primary"
          loading={withdraw.running}
          reason={reason.trim().length < 2 ? t('withdraw.needReason') : null}
          onClick={() => void withdraw.run({ id, version, reason: reason.trim() }).then((done) => done && onClose())}
        >
          {t('withdraw.act')}
        </LockedButton>
      }
    >
      <Field label={t('withdraw.reason')} path="reason" refusals={refusals} required>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Refusals errors={refusals.rest} />
      {withdraw.failure ? <ErrorPanel failure={withdraw.failure} /> : null}
    </Modal>
  )
}
