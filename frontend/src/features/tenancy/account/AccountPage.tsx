import { useTranslation } from 'react-i18next'
import { ObjectHeader, Section, Sheet } from '@/kit'
import { PasswordForm } from './PasswordForm'

/** What is a person's own, whatever its posts: its password. Reached from its name in the top bar. */
export function AccountPage() {
  const { t } = useTranslation('tenancy-account')
  return (
    <>
      <ObjectHeader title={t('title')} />
      <Sheet>
        <Section title={t('password.title')}>
          <PasswordForm />
        </Section>
      </Sheet>
    </>
  )
}
