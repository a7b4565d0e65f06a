import { Suspense, lazy, useSyncExternalStore } from 'react'
import { session } from '@/kit/session'

const SignInAgainDialog = lazy(() => import('./SignInAgainDialog').then((part) => ({ default: part.SignInAgainDialog })))

/** Over the page on which the session ended: sign in, and what waited goes on. Nothing typed is lost. */
export function SignInAgain({ username }: { username: string | null }) {
  const expired = useSyncExternalStore(session.subscribe, session.isExpired)
  return expired ? (
    <Suspense>
      <SignInAgainDialog username={username} />
    </Suspense>
  ) : null
}
