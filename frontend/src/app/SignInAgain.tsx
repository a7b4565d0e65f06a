import { Modal } from 'antd'
import { Suspense, lazy, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { session } from '@/kit/session'

const SignInOver = lazy(() => import('@/features/tenancy/SignInOver').then((room) => ({ default: room.SignInOver })))

/** Over the page on which the session ended: sign in, and what waited goes on. Nothing typed is lost. */
export function SignInAgain({ username }: { username: string | null }) {
  const { t } = useTranslation('common')
  const expired = useSyncExternalStore(session.subscribe, session.isExpired)
  return (
    <Modal open={expired} closable={false} footer={null} destroyOnHidden title={t('again.title')}>
      <p style={{ marginBottom: 12 }}>{t('again.what')}</p>
      <Suspense>
        <SignInOver
          username={username ?? undefined}
          onSignedIn={(who) => {
            // Somebody else at the same desk must not go on in this person's page.
            if (username && who !== username) window.location.assign('/')
            else session.begun()
          }}
        />
      </Suspense>
    </Modal>
  )
}
