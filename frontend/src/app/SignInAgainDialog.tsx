import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { SignInOver } from '@/features/tenancy/SignInOver'
import { session } from '@/kit/session'

/** The dialog over the page on which the session ended. */
export function SignInAgainDialog({ username }: { username: string | null }) {
  const { t } = useTranslation('common')
  return (
    <Modal open closable={false} footer={null} destroyOnHidden title={t('again.title')}>
      <p style={{ marginBottom: 12 }}>{t('again.what')}</p>
      <SignInOver
        username={username ?? undefined}
        onSignedIn={(who) => {
          // Somebody else at the same desk must not go on in this person's page.
          if (username && who !== username) window.location.assign('/')
          else session.begun()
        }}
      />
    </Modal>
  )
}
