import { graphql } from '@/gql'
import type { CalendarYearQuery } from '@/gql/graphql'

export const CalendarYearDocument = graphql(`
  query CalendarYear($year: Int!) {
    calendarYear(year: $year) {
      year
      status
      notice
      setByName
      setAt
      workingDays
      viewerCanSet
      days {
        day
        working
        name
        nameEn
        source
        nationalWorking
      }
    }
  }
`)

export type Year = CalendarYearQuery['calendarYear']
export type SpecialDay = Year['days'][number]

const DAY = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(at(day)).getUTCDay() + 6) % 7
export const isWeekend = (day: string): boolean => weekdayOf(day) > 4

/** The days of a month, 1 to 12. */
export function daysOf(year: number, month: number): string[] {
  const first = Date.UTC(year, month - 1, 1)
  const count = Math.round((Date.UTC(year, month, 1) - first) / DAY)
  return Array.from({ length: count }, (_, n) => iso(first + n * DAY))
}

export type Changes = ReadonlyMap<string, boolean>

/** Whether people work: what was just clicked, else what the year says, else the weekday. */
export const worksOn = (day: string, special: ReadonlyMap<string, SpecialDay>, changes: Changes): boolean => changes.get(day) ?? special.get(day)?.working ?? !isWeekend(day)

/** What the city would then say of the year: every day that is other than the nation's. */
export function ownDays(year: Year, changes: Changes): { day: string; working: boolean; name: string | null }[] {
  const special = new Map(year.days.map((day) => [day.day, day]))
  const days = new Set([...year.days.filter((day) => day.source === 'OWN').map((day) => day.day), ...changes.keys()])
  return [...days]
    .sort()
    .map((day) => ({ day, working: worksOn(day, special, changes), name: special.get(day)?.name ?? null }))
    .filter(({ day, working }) => working !== (special.get(day)?.nationalWorking ?? !isWeekend(day)))
}
