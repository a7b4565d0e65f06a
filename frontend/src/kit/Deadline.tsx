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
  /** A date of the law that no holiday moves. */
  fixed?: boolean
}

/** A deadline and how much of it is left; amber when near, red once it has passed. */
export function Deadline({ on, soon = 0, fixed }: DeadlineProps) {
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
      {fixed ? null : <Foreseen on={on} />}
    </span>
  )
}

/** Beside a deadline in a year whose shifted days nobody knows yet: it was counted by the holidays of the law alone. */
export function Foreseen({ on }: { on: string | null | undefined }) {
  const { t } = useTranslation('kit')
  const { calendarKnownUntil } = useViewer()
  const year = Number(on?.slice(0, 4))
  return year > calendarKnownUntil ? <small className={s.foreseen}>{t('due.foreseen', { year })}</small> : null
}
