import { useTranslation } from 'react-i18next'
import { DateText, StatusTag, useViewer } from '@/kit'
import { daysLeft } from './deadlines'
import s from './Case.module.css'

/** A deadline and how much of it is left; red once it has passed, amber on its day. */
export function DueText({ dueOn }: { dueOn: string }) {
  const { t } = useTranslation('approval')
  const { today } = useViewer()
  const left = daysLeft(dueOn, today)
  if (left === 0) return <strong className={s.today}>{t('due.today')}</strong>
  return (
    <span className={s.due}>
      <DateText value={dueOn} today={today} weekday />
      {left < 0 ? (
        <StatusTag family="red" icon="Overdue">
          {t('due.past', { count: -left })}
        </StatusTag>
      ) : (
        <small>{t('due.left', { count: left })}</small>
      )}
    </span>
  )
}
