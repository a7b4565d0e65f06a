import { useTranslation } from 'react-i18next'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** 2026-11-20, in the same year 11-20; English 20 Nov 2026. `date` is an ISO day. */
export function formatDate(date: string, language: string, today?: string): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-')
  const sameYear = today?.slice(0, 4) === year
  if (language === 'zh') return sameYear ? `${month}-${day}` : `${year}-${month}-${day}`
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month}${sameYear ? '' : ` ${year}`}`
}

/** An instant as local day and minute in the person's time zone. */
function localParts(instant: string): { day: string; minute: string } {
  const at = new Date(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    minute: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}

/** The ISO day of an instant where the person is: early on New Year's Day it is the new year there, not yet in UTC. */
export const localDay = (instant: string): string => localParts(instant).day

export interface DateTextProps {
  /** An ISO day ("2026-11-20") or an instant ("2026-11-20T01:12:00Z"); null shows —. */
  value: string | null | undefined
  /** Today's day (viewer.today): the same year is then left out. */
  today?: string
  /** Add the weekday, as deadlines do. */
  weekday?: boolean
  /** Of an instant only its day, in the person's time zone. */
  dayOnly?: boolean
}

export function DateText({ value, today, weekday, dayOnly }: DateTextProps) {
  const { t, i18n } = useTranslation('kit')
  if (!value) return <span>{'—'}</span>
  const local = value.length > 10 ? localParts(value) : { day: value, minute: '' }
  const shown = formatDate(local.day, i18n.language, today)
  const named = weekday ? ` ${t(`weekday.${WEEKDAYS[new Date(`${local.day}T00:00:00Z`).getUTCDay()] ?? 0}`)}` : ''
  return (
    <time dateTime={value} title={local.minute ? `${local.day} ${local.minute}` : local.day} style={{ whiteSpace: 'nowrap' }}>
      {shown}
      {named}
      {local.minute && !dayOnly ? ` ${local.minute}` : ''}
    </time>
  )
}

/** 81.6 % / 81.6%, of a ratio between 0 and 1; null shows —. */
export function percentText(ratio: number | null | undefined, language: string, digits = 1): string {
  return ratio == null ? '—' : `${(ratio * 100).toFixed(digits).replace('-', '−')}${language === 'zh' ? ' %' : '%'}`
}

export function Percent({ value, digits }: { value: number | null | undefined; digits?: number }) {
  const { i18n } = useTranslation('kit')
  return <span style={{ whiteSpace: 'nowrap' }}>{percentText(value, i18n.language, digits)}</span>
}

/** How far the server counts what waits. */
export const COUNTED = 1_000

/** 37, or 999+ where the server counted no further. */
export const countText = (count: number): string => (count < COUNTED ? String(count) : `${COUNTED - 1}+`)

/** Picks the name in the reader's language; Chinese where there is no other. */
export function useNamed(): (thing: { name: string; nameEn?: string | null } | null | undefined) => string {
  const { i18n } = useTranslation('kit')
  return (thing) => (thing ? (i18n.language === 'en' && thing.nameEn) || thing.name : '')
}
