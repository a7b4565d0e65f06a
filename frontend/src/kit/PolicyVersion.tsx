import { useTranslation } from 'react-i18next'
import s from './Deadline.module.css'
import { formatDate } from './text'

/** Under which version of the policy profile something was decided: a day says it, since no value changes backwards. */
export function PolicyVersion({ on }: { on: string }) {
  const { t, i18n } = useTranslation('kit')
  return <small className={s.version}>{t('policyVersion', { day: formatDate(on, i18n.language) })}</small>
}
