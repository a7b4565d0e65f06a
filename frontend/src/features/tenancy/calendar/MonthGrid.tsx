import { useTranslation } from 'react-i18next'
import s from './Calendar.module.css'
import { type Changes, daysOf, type SpecialDay, weekdayOf, worksOn } from './calendar'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
type Month = (typeof MONTHS)[number]

export interface MonthGridProps {
  year: number
  month: Month
  special: ReadonlyMap<string, SpecialDay>
  changes: Changes
  today: string
  /** Turns a day round; without it the grid is read only. Days that have passed stay. */
  onTurn?: (day: string) => void
}

/** A month: what is free, what is worked though it is a weekend, and what is the city's own. */
export function MonthGrid({ year, month, special, changes, today, onTurn }: MonthGridProps) {
  const { t, i18n } = useTranslation('tenancy-calendar')
  const days = daysOf(year, month)
  const first = days[0] ?? ''
  const cell = (day: string) => {
    const works = worksOn(day, special, changes)
    const said = special.get(day)
    const shifted = works && weekdayOf(day) > 4
    const own = changes.has(day) || said?.source === 'OWN'
    const name = (i18n.language === 'en' && said?.nameEn) || said?.name
    const words = [day, t(works ? 'day.works' : 'day.free'), name, own ? t('source.OWN') : ''].filter(Boolean).join(' · ')
    const inside = (
      <>
        <span aria-hidden>{Number(day.slice(8))}</span>
        {shifted || (!works && said) || own ? (
          <small aria-hidden>{t(works ? 'day.workMark' : 'day.freeMark')}</small>
        ) : null}
      </>
    )
    const marks = { 'data-free': !works || undefined, 'data-shifted': shifted || undefined, 'data-own': own || undefined, 'data-today': day === today || undefined, title: words }
    return onTurn && day > today ? (
      <button type="button" className="plain" aria-label={words} aria-pressed={changes.has(day)} onClick={() => onTurn(day)} {...marks}>
        {inside}
      </button>
    ) : (
      <span role="img" aria-label={words} {...marks}>
        {inside}
      </span>
    )
  }
  return (
    <section className={s.month} aria-label={t(`month.${month}`)}>
      <h3>{t(`month.${month}`)}</h3>
      <ol>
        {WEEKDAYS.map((weekday) => (
          <li key={`head ${weekday}`} className={s.head} aria-hidden>
            {t(`weekday.${weekday}`)}
          </li>
        ))}
        {days.map((day) => (
          <li key={day} style={day === first ? { gridColumnStart: weekdayOf(day) + 1 } : undefined}>
            {cell(day)}
          </li>
        ))}
      </ol>
    </section>
  )
}
