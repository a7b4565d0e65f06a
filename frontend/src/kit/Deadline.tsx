import { useTranslation } from 'react-i18next'
import { daysLeft } from './days'
import s from './Deadline.module.css'
import { StatusTag } from './StatusTag'
import { DateText } from './text'
import { useViewer } from './viewer'

export interface DeadlineProps {
  on: string
  /** From how many days before it is amber. */
  soon?: number
}

/** A deadline and how much of it is left; amber when near, red once it has passed. */
export function Deadline({ on, soon = 0 }: DeadlineProps) {
  const { t } = useTranslation('kit')
  const { today } = useViewer()
  const left = daysLeft(on, today)
  return (
    <span className={s.due}>
      <DateText value={on} today={today} weekday />
      {left < 0 ? (
        <StatusTag family="red" icon="Overdue">
          {t('due.past', { count: -left })}
        </StatusTag>
      ) : (
        <small className={left <= soon ? s.soon : undefined}>{left === 0 ? t('due.today') : t('due.left', { count: left })}</small>
      )}
    </span>
  )
}
