import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ObjectHeader, Section, Sheet } from '@/kit'
import { PasswordForm } from './PasswordForm'
import { SecondFactor } from './SecondFactor'
import { SessionList } from './SessionList'

/** What is a person's own, whatever its posts: its password, its second factor and its sessions. Reached from its name in the top bar. */
export function AccountPage() {
  const { t } = useTranslation('tenancy-account')
  const { t: second } = useTranslation('tenancy-second')
  const [ended, setEnded] = useState(0)
  return (
    <>
      <ObjectHeader title={t('title')} />
      <Sheet>
        <Section title={t('sessions.title')} aside={t('sessions.what')}>
          <SessionList key={ended} />
        </Section>
        <Section title={second('title')} aside={second('what')}>
          <SecondFactor onOn={() => setEnded(ended + 1)} />
        </Section>
        <Section title={t('password.title')}>
          <PasswordForm />
        </Section>
      </Sheet>
    </>
  )
}
