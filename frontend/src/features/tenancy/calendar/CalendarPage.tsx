import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { DateText, Loaded, Section, Sheet, StatusTag, useReading, useViewer } from '@/kit'
import s from './Calendar.module.css'
import { CalendarForm } from './CalendarForm'
import { CalendarYearDocument, type Changes, worksOn, type Year } from './calendar'
import { MONTHS, MonthGrid } from './MonthGrid'

const NONE: Changes = new Map()
const TAGS = {
  ANNOUNCED: { family: 'green', icon: 'Check' },
  ENTERED: { family: 'blue', icon: 'Check' },
  EXPECTED: { family: 'amber', icon: 'Question' },
  UNKNOWN: { family: 'violet', icon: 'Question' },
} as const

/** A year of working days, month by month; the city's system administrator enters what the product does not know. */
export function CalendarPage() {
  const { t } = useTranslation('tenancy-calendar')
  const { today } = useViewer()
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || Number(today.slice(0, 4))
  const reading = useReading(CalendarYearDocument, { year })
  const go = (next: number) => setParams({ year: String(next) }, { replace: true })
  return (
    <Sheet>
      <Section
        title={t('title', { year })}
        extra={
          <span className={s.years}>
            <Button size="small" onClick={() => go(year - 1)}>
              {t('year', { year: year - 1 })}
            </Button>
            <Button size="small" onClick={() => go(year + 1)}>
              {t('year', { year: year + 1 })}
            </Button>
          </span>
        }
      >
        <Loaded of={reading} pick={(data) => data.calendarYear}>
          {(found) => <YearView key={found.year} year={found} />}
        </Loaded>
      </Section>
    </Sheet>
  )
}

function YearView({ year }: { year: Year }) {
  const { t } = useTranslation('tenancy-calendar')
  const { today } = useViewer()
  const [changes, setChanges] = useState<Changes | null>(null)
  const special = new Map(year.days.map((day) => [day.day, day]))
  const turn = (day: string) =>
    setChanges((before) => {
      const next = new Map(before)
      if (!next.delete(day)) next.set(day, !worksOn(day, special, NONE))
      return next
    })
  const over = year.year < Number(today.slice(0, 4))
  return (
    <>
      <p className={s.status}>
        <StatusTag {...TAGS[year.status]}>{t(`status.${year.status}`)}</StatusTag>
        <span>{t(`statusWhat.${year.status}`, { year: year.year })}</span>
        <span>{t('workingDays', { count: year.workingDays })}</span>
        {year.notice ? (
          <span>
            {t('by', { notice: year.notice, who: year.setByName ?? t('folder') })} <DateText value={year.setAt} dayOnly />
          </span>
        ) : null}
        {year.viewerCanSet && !over && !changes ? <Button onClick={() => setChanges(NONE)}>{t('change')}</Button> : null}
      </p>
      <ul className={s.legend} aria-hidden>
        <li>
          <span data-free /> {t('legend.free')}
        </li>
        <li>
          <span data-shifted /> {t('legend.shifted')}
        </li>
        <li>
          <span data-own /> {t('legend.own')}
        </li>
      </ul>
      {changes ? <CalendarForm year={year} changes={changes} onClose={() => setChanges(null)} /> : null}
      <div className={s.months}>
        {MONTHS.map((month) => (
          <MonthGrid key={month} year={year.year} month={month} special={special} changes={changes ?? NONE} today={today} onTurn={changes ? turn : undefined} />
        ))}
      </div>
    </>
  )
}
