import { Button } from 'antd'
import { type ReactNode, Suspense, lazy, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Refusal } from '@/kit/Refusal'
import { type DemoPerson, type Step, enter, providerHref, useOptions } from './options'
import s from './SignIn.module.css'
import { SignInForm } from './SignInForm'

const SecondStep = lazy(() => import('./second/SecondStep').then((part) => ({ default: part.SecondStep })))

/** Only a path of this portal: a link from outside can't lead elsewhere after sign-in. */
const nextOf = (next: string | null) => (next && /^\/(?![/\\])/.test(next) ? next : '/')

/** What the server sends a person back with who came from a provider. */
const FAILURES = ['unknown', 'provider', 'claim'] as const

/** The way in. A fresh page afterwards, so that nothing of an earlier person is in memory. */
export function SignIn({ switches }: { switches: ReactNode }) {
  const { t } = useTranslation('tenancy')
  const [search] = useSearchParams()
  const options = useOptions()
  useEffect(() => {
    document.title = t('signIn.title')
  }, [t])
  const next = nextOf(search.get('next'))
  const open = () => window.location.assign(next)
  // A page that is loaded anew between the steps goes on where it stood.
  const [chosen, setStep] = useState<Step | null>()
  const step = chosen === undefined ? options.step : chosen
  const failed = FAILURES.find((each) => each === search.get('failed'))

  return (
    <div className={s.page}>
      <header>
        <span className={s.brand}>{t('signIn.brand')}</span>
        {switches}
      </header>
      <main className={options.demo.length && !step ? s.wide : s.narrow}>
        <section className={s.sheet} aria-labelledby="sign-in">
          <h1 id="sign-in">{t('signIn.title')}</h1>
          <p className={s.what}>{t('signIn.what')}</p>
          {failed ? (
            <div className={s.failed}>
              <Refusal error={{ path: [], message: t(`failed.${failed}`), lift: t(`failed.${failed}Lift`) }} />
            </div>
          ) : null}
          {step ? (
            <Suspense>
              <SecondStep step={step} onSignedIn={open} onAgain={() => setStep(null)} />
            </Suspense>
          ) : (
            <>
              <SignInForm onSignedIn={open} onStep={setStep} />
              {options.providers.map((provider) => (
                <Button key={provider.id} block href={providerHref(provider.id, next)} className={s.provider}>
                  {t('signIn.provider', { name: provider.name })}
                </Button>
              ))}
            </>
          )}
        </section>
        {options.demo.length && !step ? <DemoPeople people={options.demo} onSignedIn={open} onStep={setStep} /> : null}
      </main>
    </div>
  )
}

interface DemoProps {
  people: readonly DemoPerson[]
  onSignedIn: () => void
  onStep: (step: Step) => void
}

function DemoPeople({ people, onSignedIn, onStep }: DemoProps) {
  const { t } = useTranslation('tenancy')
  const [refused, setRefused] = useState<string | null>(null)
  const [running, setRunning] = useState<string | null>(null)
  const click = async (username: string) => {
    setRunning(username)
    const answer = await enter('/sign-in/demo', { username }, t('signIn.unreachable'))
    setRunning(null)
    if (answer.step) onStep(answer.step)
    else if (answer.refused) setRefused(answer.refused.message ?? t('signIn.refused'))
    else onSignedIn()
  }
  return (
    <section className={s.sheet} aria-labelledby="demo">
      <h2 id="demo">{t('demo.title')}</h2>
      <p className={s.what}>{t('demo.what')}</p>
      {refused ? <Refusal error={{ path: [], message: refused }} /> : null}
      {[...Map.groupBy(people, (person) => person.tenant)].map(([tenant, group]) => (
        <div key={tenant} className={s.tenant}>
          <h3>
            {group[0]?.level ? <span className={s.level}>{t(`level.${group[0].level}`, { ns: 'common' })}</span> : null} {tenant}
          </h3>
          <ul>
            {group.map((person) => (
              <li key={person.username}>
                <button type="button" className="plain" aria-busy={running === person.username} onClick={() => void click(person.username)}>
                  <strong>{person.name}</strong>
                  <span>{person.unit}</span>
                  <small>{person.roles.map((role) => t(`role.${role}`)).join(t('demo.comma'))}</small>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
