import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Field, Refusals, type UserError, useRefusals } from '@/kit/Refusal'
import { post, send } from '@/kit/session'
import s from './SignIn.module.css'

const FIELDS = ['username', 'name', 'password'] as const
const NONE: readonly UserError[] = []

/** The one-time link of an empty portal: its first administrator names itself here. */
export function Welcome({ switches }: { switches: ReactNode }) {
  const { t } = useTranslation('tenancy')
  const [search] = useSearchParams()
  const [values, setValues] = useState({ username: '', name: '', password: '' })
  const [errors, setErrors] = useState(NONE)
  const [running, setRunning] = useState(false)
  const refusals = useRefusals(errors)
  useEffect(() => {
    document.title = t('welcome.title')
    // The CSRF cookie comes with the first answer of the server.
    void send('/sign-in/options').catch(() => undefined)
  }, [t])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (running) return
    const missing = FIELDS.filter((field) => !values[field].trim()).map((field) => ({ path: [field], message: t(`welcome.missing.${field}`) }))
    setErrors(missing)
    if (missing.length) return
    setRunning(true)
    const refused = await post('/sign-in/welcome', { token: search.get('token') ?? '', ...values }).catch(() => ({
      message: t('signIn.unreachable'),
      field: undefined,
    }))
    setRunning(false)
    if (refused) setErrors([{ path: refused.field ? [refused.field] : [], message: refused.message ?? t('welcome.refused') }])
    else window.location.assign('/')
  }
  return (
    <div className={s.page}>
      <header>
        <span className={s.brand}>{t('signIn.brand')}</span>
        {switches}
      </header>
      <main className={s.narrow}>
        <section className={s.sheet} aria-labelledby="welcome">
          <h1 id="welcome">{t('welcome.title')}</h1>
          <p className={s.what}>{t('welcome.what')}</p>
          <form onSubmit={(event) => void submit(event)} noValidate>
            {FIELDS.map((field) => (
              <Field key={field} label={t(`welcome.${field}`)} help={field === 'password' ? t('welcome.passwordHelp') : undefined} path={field} refusals={refusals}>
                {(input) => (
                  <Input
                    {...input}
                    type={field === 'password' ? 'password' : 'text'}
                    autoComplete={{ username: 'username', name: 'name', password: 'new-password' }[field]}
                    value={values[field]}
                    onChange={(event) => setValues({ ...values, [field]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            <Refusals errors={refusals.rest} />
            <Button type="primary" htmlType="submit" loading={running} block>
              {t('welcome.act')}
            </Button>
          </form>
        </section>
      </main>
    </div>
  )
}
