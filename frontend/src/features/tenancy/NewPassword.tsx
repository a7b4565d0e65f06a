import { Button, Checkbox, Input, type InputRef } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLinkClickHandler, useLocation } from 'react-router'
import { Field, Refusals, type UserError, useRefusals } from '@/kit/Refusal'
import { send } from '@/kit/session'
import s from './SignIn.module.css'

const FIELDS = ['newPassword', 'again'] as const
const NONE: readonly UserError[] = []

interface Whose {
  name: string
  username: string
}

const errorsOf = async (response: Response) => ((await response.json().catch(() => null)) as { errors?: readonly UserError[] } | null)?.errors

/** An administrator's one-time link: the person sets its password. The secret stands behind the #, which no server logs. */
export function NewPassword({ switches }: { switches: ReactNode }) {
  const token = useLocation().hash.slice(1)
  // Another link in the same window changes nothing but what stands behind the #: it begins anew.
  return <OfLink key={token} token={token} switches={switches} />
}

function OfLink({ token, switches }: { token: string; switches: ReactNode }) {
  const { t } = useTranslation('tenancy-account')
  const { t: room } = useTranslation('tenancy')
  const signIn = useLinkClickHandler<HTMLElement>('/sign-in')
  const [values, setValues] = useState({ newPassword: '', again: '' })
  const [errors, setErrors] = useState(NONE)
  const [running, setRunning] = useState(false)
  const [done, setDone] = useState(false)
  const [whose, setWhose] = useState<Whose | null>(null)
  const [dead, setDead] = useState(NONE)
  const [shown, setShown] = useState(false)
  const refusals = useRefusals(errors)
  const first = useRef<InputRef>(null)
  const way = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    document.title = t('link.title')
    const ask = async () => {
      // The CSRF cookie comes with the first answer of the server.
      await send('/sign-in/options')
      const response = await send('/sign-in/new-password/whose', { method: 'POST', body: new URLSearchParams({ token }) })
      if (response.ok) setWhose((await response.json()) as Whose)
      else setDead((await errorsOf(response)) ?? NONE)
    }
    // Unreachable: the form says so when it is sent.
    void ask().catch(() => undefined)
  }, [t, token])
  // One thing to do at a time, and it has the focus.
  useEffect(() => (done || dead.length ? way.current?.focus() : first.current?.focus()), [done, dead])

  const set = async (): Promise<readonly UserError[]> => {
    const response = await send('/sign-in/new-password', { method: 'POST', body: new URLSearchParams({ token, newPassword: values.newPassword }) })
    if (response.ok) return NONE
    return (await errorsOf(response)) ?? [{ path: [], message: room('signIn.unreachable') }]
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (running) return
    const missing = FIELDS.filter((field) => !values[field]).map((field) => ({ path: [field], message: t(`password.missing.${field}`) }))
    const differs = values.newPassword === values.again ? [] : [{ path: ['again'], message: t('password.differs') }]
    const own = missing.length ? missing : differs
    setErrors(own)
    if (own.length) return
    setRunning(true)
    const refused = await set().catch(() => [{ path: [], message: room('signIn.unreachable') }])
    setRunning(false)
    setErrors(refused)
    setDone(refused.length === 0)
  }
  return (
    <div className={s.page}>
      <header>
        <span className={s.brand}>{room('signIn.brand')}</span>
        {switches}
      </header>
      <main className={s.narrow}>
        <section className={s.sheet} aria-labelledby="new-password">
          <h1 id="new-password">{t('link.title')}</h1>
          {done ? (
            <>
              <p role="status" className={s.what}>
                {whose ? t('link.doneFor', { ...whose }) : t('link.done')}
              </p>
              <Button ref={way} type="primary" href="/sign-in" onClick={signIn} block>
                {t('link.signIn')}
              </Button>
            </>
          ) : dead.length ? (
            <>
              <div className={s.failed}>
                <Refusals errors={dead} />
              </div>
              <Button ref={way} href="/sign-in" onClick={signIn} block>
                {t('link.signIn')}
              </Button>
            </>
          ) : (
            <>
              <p className={s.what}>
                {whose ? <strong>{t('link.for', { ...whose })} </strong> : null}
                {t('link.what')}
              </p>
              <form onSubmit={(event) => void submit(event)} noValidate>
                <input type="text" autoComplete="username" value={whose?.username ?? ''} readOnly hidden />
                {FIELDS.map((field) => (
                  <Field key={field} label={t(`password.${field}`)} help={field === 'newPassword' ? t('password.rules') : undefined} path={field} refusals={refusals}>
                    {(input) => (
                      <Input
                        {...input}
                        ref={field === 'newPassword' ? first : undefined}
                        type={shown ? 'text' : 'password'}
                        autoComplete="new-password"
                        autoCapitalize="none"
                        spellCheck={false}
                        value={values[field]}
                        onChange={(event) => setValues({ ...values, [field]: event.target.value })}
                      />
                    )}
                  </Field>
                ))}
                <p className={s.show}>
                  <Checkbox checked={shown} onChange={(event) => setShown(event.target.checked)}>
                    {t('link.show')}
                  </Checkbox>
                </p>
                <Refusals errors={refusals.rest} />
                <Button type="primary" htmlType="submit" loading={running} block>
                  {t('link.act')}
                </Button>
              </form>
            </>
          )}
        </section>
      </main>
    </div>
  )
}
