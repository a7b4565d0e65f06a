import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { type Act, ActForm, ErrorPanel, Field, Refusals, useAct, useNamed, useRefusals } from '@/kit'

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
const Close = graphql(`
  mutation CloseTenant($input: TenantCloseInput!) {
    tenantClose(input: $input) {
      tenant { id status }
      errors { path message clause lift }
    }
  }
`)

interface Tenant {
  id: string
  code: string
  name: string
  nameEn: string
}

interface FormProps {
  tenant: Tenant
  onClose: () => void
}

/** Why a tenant is suspended, and what that does, before it is done. */
export function SuspendForm(props: FormProps) {
  return <ReasonForm {...props} act={useAct(Suspend)} words="suspend" />
}

/** Why a suspended tenant is closed for good; what it still holds comes back as refusals. */
export function CloseForm(props: FormProps) {
  return <ReasonForm {...props} act={useAct(Close)} words="close" />
}

type Ending = Pick<Act<{ input: { tenantId: string; reason: string } }, object>, 'errors' | 'failure' | 'running' | 'clear'> & {
  run: (input: { tenantId: string; reason: string }) => Promise<unknown>
}

function ReasonForm({ tenant, onClose, act, words }: FormProps & { act: Ending; words: 'suspend' | 'close' }) {
  const { t } = useTranslation('tenancy')
  const named = useNamed()
  const refusals = useRefusals(act.errors)
  const [reason, setReason] = useState('')
  return (
    <ActForm
      title={t(`${words}.title`, { name: named(tenant) })}
      act={act}
      refusals={refusals}
      submit={t(`${words}.do`)}
      danger
      reason={reason.trim() ? undefined : t(`${words}.reasonFirst`)}
      onSubmit={() => void act.run({ tenantId: tenant.id, reason: reason.trim() }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <Field label={t(`${words}.reason`)} path="reason" refusals={refusals} required help={words === 'suspend' ? t('suspend.reasonHelp') : undefined}>
        {(input) => <Input {...input} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <p className="wide">{t(`${words}.what`, { code: tenant.code })}</p>
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
