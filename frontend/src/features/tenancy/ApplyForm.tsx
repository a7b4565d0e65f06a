import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, StatusTag, useAct, useNamed, useRefusals } from '@/kit'

const Apply = graphql(`
  mutation ApplyTenant($input: TenantApplyInput!) {
    tenantApply(input: $input) {
      tenant {
        id
        name
        nameEn
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

/** Makes a tenant from its folder, or brings it up to date; every fault of the folder is told at once. */
export function ApplyForm() {
  const { t } = useTranslation('tenancy')
  const named = useNamed()
  const act = useAct(Apply)
  const refusals = useRefusals(act.errors)
  const [code, setCode] = useState('')
  const [done, setDone] = useState<string | null>(null)
  const apply = () => {
    setDone(null)
    void act.run({ code: code.trim() }).then((payload) => payload?.tenant && setDone(named(payload.tenant)))
  }
  return (
    <ActForm title={t('apply.title')} act={act} refusals={refusals} submit={code.trim() ? t('apply.do', { code: code.trim() }) : t('apply.act')} reason={code.trim() ? undefined : t('apply.codeFirst')} onSubmit={apply}>
      <Field label={t('apply.code')} path="code" refusals={refusals} required help={t('apply.help')}>
        {(input) => <Input {...input} value={code} onChange={(event) => setCode(event.target.value)} />}
      </Field>
      {done ? (
        <p role="status">
          <StatusTag family="green" icon="CheckCircle">
            {t('apply.done', { name: done })}
          </StatusTag>
        </p>
      ) : null}
    </ActForm>
  )
}
