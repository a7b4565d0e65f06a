import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Refusals, type UserError, useRefusals } from '@/kit/Refusal'
import { type Step, enter } from './options'

const NONE: readonly UserError[] = []

interface Props {
  username?: string
  /** Hears who it was. */
  onSignedIn: (username: string) => void
  /** The password was right, and a step is left. */
  onStep: (step: Step, username: string) => void
}

/** Name and password. */
export function SignInForm({ username, onSignedIn, onStep }: Props) {
  const { t } = useTranslation('tenancy')
  const [name, setName] = useState(username ?? '')
  const [password, setPassword] = useState('')
  const [running, setRunning] = useState(false)
  const [errors, setErrors] = useState(NONE)
  const refusals = useRefusals(errors)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (running) return
    const missing = [
      ...(name.trim() ? [] : [{ path: ['username'], message: t('signIn.nameMissing') }]),
      ...(password ? [] : [{ path: ['password'], message: t('signIn.passwordMissing') }]),
    ]
    setErrors(missing)
    if (missing.length) return
    setRunning(true)
    const { step, refused } = await enter('/sign-in', { username: name.trim(), password }, t('signIn.unreachable'))
    setRunning(false)
    if (step) onStep(step, name.trim())
    else if (refused) setErrors([{ path: ['password'], message: refused.message ?? t('signIn.refused'), lift: refused.lift }])
    else onSignedIn(name.trim())
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('signIn.name')} path="username" refusals={refusals}>
        {(input) => <Input {...input} autoComplete="username" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t('signIn.password')} path="password" refusals={refusals}>
        {(input) => (
          <Input {...input} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
        )}
      </Field>
      <Refusals errors={refusals.rest} />
      {/* Its name is its own: the turning wheel's would stay with it when an answer comes sooner than the wheel has gone. */}
      <Button type="primary" htmlType="submit" loading={running} aria-label={t('signIn.act')} aria-busy={running} block>
        {t('signIn.act')}
      </Button>
    </form>
  )
}
