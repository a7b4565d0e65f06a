import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Refusals, type UserError, useRefusals } from '@/kit/Refusal'
import { sendAsViewer } from '@/kit/session'
import s from './Account.module.css'

const NONE: readonly UserError[] = []
const EMPTY = { oldPassword: '', newPassword: '', again: '' }
const FIELDS = ['oldPassword', 'newPassword', 'again'] as const

/** The rules stand in words at the field; what was typed stays until the password is changed. */
export function PasswordForm() {
  const { t } = useTranslation('tenancy-account')
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState(NONE)
  const [running, setRunning] = useState(false)
  const [done, setDone] = useState(false)
  const refusals = useRefusals(errors)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (running) return
    setDone(false)
    const missing = FIELDS.filter((field) => !values[field]).map((field) => ({ path: [field], message: t(`password.missing.${field}`) }))
    const differs = values.newPassword === values.again ? [] : [{ path: ['again'], message: t('password.differs') }]
    const own = missing.length ? missing : differs
    setErrors(own)
    if (own.length) return
    setRunning(true)
    const refused = await change(values.oldPassword, values.newPassword).catch(() => [{ path: [], message: t('password.unreachable') }])
    setRunning(false)
    setErrors(refused)
    if (refused.length) return
    setValues(EMPTY)
    setDone(true)
  }

  /** No mutation: a password is in no GraphQL document. */
  const change = async (oldPassword: string, newPassword: string): Promise<readonly UserError[]> => {
    const response = await sendAsViewer('/sign-in/password', { method: 'POST', body: new URLSearchParams({ oldPassword, newPassword }) })
    if (response.ok) return NONE
    const said = (await response.json().catch(() => null)) as { errors?: readonly UserError[] } | null
    return said?.errors ?? [{ path: [], message: t('password.unreachable') }]
  }

  return (
    <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
      {FIELDS.map((field) => (
        <Field key={field} label={t(`password.${field}`)} help={field === 'newPassword' ? t('password.rules') : undefined} path={field} refusals={refusals}>
          {(input) => (
            <Input
              {...input}
              type="password"
              autoComplete={field === 'oldPassword' ? 'current-password' : 'new-password'}
              value={values[field]}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Refusals errors={refusals.rest} />
      <Button type="primary" htmlType="submit" loading={running}>
        {t('password.act')}
      </Button>
      <p role="status" className={s.done}>
        {done ? t('password.done') : null}
      </p>
    </form>
  )
}
