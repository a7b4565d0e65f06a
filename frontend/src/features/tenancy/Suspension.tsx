import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, ErrorPanel, Field, Refusals, useAct, useNamed, useRefusals } from '@/kit'

const Suspend = graphql(`
  mutation SuspendTenant($input: TenantSuspendInput!) {
    tenantSuspend(input: $input) {
      tenant { id status }
      errors { path message clause lift }
    }
  }
`)
const Resume = graphql(`
  mutation ResumeTenant($input: TenantResumeInput!) {
    tenantResume(input: $input) {
      tenant { id status }
      errors { path message clause lift }
    }
  }
`)

interface Tenant {
  id: string
  name: string
  nameEn: string
}

/** Why a tenant is suspended, and what that does, before it is done. */
export function SuspendForm({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation('tenancy')
  const named = useNamed()
  const act = useAct(Suspend)
  const refusals = useRefusals(act.errors)
  const [reason, setReason] = useState('')
  return (
    <ActForm
      title={t('suspend.title', { name: named(tenant) })}
      act={act}
      refusals={refusals}
      submit={t('suspend.do')}
      danger
      reason={reason.trim() ? undefined : t('suspend.reasonFirst')}
      onSubmit={() => void act.run({ tenantId: tenant.id, reason: reason.trim() }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <Field label={t('suspend.reason')} path="reason" refusals={refusals} required help={t('suspend.reasonHelp')}>
        {(input) => <Input {...input} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <p className="wide">{t('suspend.what')}</p>
    </ActForm>
  )
}

/** Lets a suspended tenant go on. */
export function ResumeButton({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('tenancy')
  const named = useNamed()
  const act = useAct(Resume)
  return (
    <>
      <Button type="link" loading={act.running} aria-label={t('suspend.resumeOf', { name: named(tenant) })} onClick={() => void act.run({ tenantId: tenant.id })}>
        {t('suspend.resume')}
      </Button>
      <Refusals errors={act.errors} />
      {act.failure ? <ErrorPanel what={t('suspend.resume')} failure={act.failure} /> : null}
    </>
  )
}
