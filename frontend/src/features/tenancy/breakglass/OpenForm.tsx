import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, useAct, useNamed, useRefusals, useSwitchPost } from '@/kit'

const OpenBreakGlass = graphql(`
  mutation OpenBreakGlass($input: BreakGlassOpenInput!) {
    breakGlassOpen(input: $input) {
      postId
      errors { path message clause lift }
    }
  }
`)
const HOURS = [1, 2, 4, 8, 12, 24]

/** Why the operator must look into a tenant and for how long; once open, it is there. */
export function OpenForm({ tenant, onClose }: { tenant: { id: string; name: string; nameEn: string }; onClose: () => void }) {
  const { t } = useTranslation('tenancy-glass')
  const named = useNamed()
  const act = useAct(OpenBreakGlass)
  const refusals = useRefusals(act.errors)
  const switchPost = useSwitchPost()
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState(1)
  const open = () =>
    void act.run({ tenantId: tenant.id, reason: reason.trim(), hours }).then((done) => {
      if (done?.postId) void switchPost(done.postId)
    })
  return (
    <ActForm title={t('form', { name: named(tenant) })} act={act} refusals={refusals} submit={t('do')} danger reason={reason.trim() ? undefined : t('whyFirst')} onSubmit={open} onCancel={onClose}>
      <Field label={t('why')} path="reason" refusals={refusals} required help={t('whyHelp')}>
        {(input) => <Input {...input} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Field label={t('hours')} path="hours" refusals={refusals} required help={t('hoursHelp')}>
        {({ status, ...input }) => (
          <Select {...input} status={status} style={{ width: '100%' }} value={hours} onChange={setHours} options={HOURS.map((each) => ({ value: each, label: t('hoursOf', { count: each }) }))} />
        )}
      </Field>
      <p className="wide">{t('does')}</p>
    </ActForm>
  )
}
