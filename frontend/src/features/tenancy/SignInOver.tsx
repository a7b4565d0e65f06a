import { Button } from 'antd'
import { Suspense, lazy, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/kit/session'
import { type Step, providerHref, useOptions } from './options'
import s from './SignIn.module.css'
import { SignInForm } from './SignInForm'

const SecondStep = lazy(() => import('./second/SecondStep').then((part) => ({ default: part.SecondStep })))

/** Who the session of this browser is by now, perhaps begun in another tab. */
async function whoIsIn(): Promise<string | null> {
  const body = JSON.stringify({ query: '{ viewer { username } }' })
  const answer = await send('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  if (!answer.ok) return null
  const said = (await answer.json()) as { data?: { viewer?: { username: string | null } } }
  return said.data?.viewer?.username ?? null
}

/**
 * Signing in again over the page on which the session ended. By a provider it happens in a tab of its own, so that
 * what was typed here stays; back in this one, the new session is noticed.
 */
export function SignInOver({ username, onSignedIn }: { username?: string; onSignedIn: (username: string) => void }) {
  const { t } = useTranslation('tenancy')
  const { providers } = useOptions()
  const [typed, setTyped] = useState<{ step: Step; name: string } | null>(null)
  useEffect(() => {
    // Half-way in, recovery codes may be on screen, which are shown once.
    if (typed) return
    const look = () => {
      whoIsIn().then(
        (who) => who && onSignedIn(who),
        () => undefined,
      )
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [onSignedIn, typed])
  if (typed)
    return (
      <Suspense>
        <SecondStep step={typed.step} onSignedIn={() => onSignedIn(typed.name)} onAgain={() => setTyped(null)} />
      </Suspense>
    )
  return (
    <>
      <SignInForm username={username} onSignedIn={onSignedIn} onStep={(step, name) => setTyped({ step, name })} />
      {providers.map((provider) => (
        <Button key={provider.id} block href={providerHref(provider.id, '/')} target="_blank" className={s.provider}>
          {t('signIn.providerTab', { name: provider.name })}
        </Button>
      ))}
    </>
  )
}
