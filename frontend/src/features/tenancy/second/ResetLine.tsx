import { useTranslation } from 'react-i18next'
import { DateText } from '@/kit/text'
import type { Standing } from './factor'
import s from './Second.module.css'

/** That an administrator took the person's second factor away, who and why. */
export function ResetLine({ reset }: { reset: Standing['state']['reset'] }) {
  const { t } = useTranslation('tenancy-second')
  if (!reset) return null
  return (
    <p className={s.reset} role="status">
      <DateText value={reset.at} /> {t('reset', { name: reset.byName, reason: reset.reason })}
    </p>
  )
}
