import { useTranslation } from 'react-i18next'
import { StatusTag } from '@/kit'

/** What a participant says of its own part that is not as it was said to be. */
export function Denied() {
  const { t } = useTranslation('approval')
  return (
    <StatusTag family="amber" icon="Exclamation">
      {t('confirmation.denied')}
    </StatusTag>
  )
}
