import { daysLeft } from '@/kit'

export interface Planned {
  baselineStartOn: string
  baselineEndOn: string
  actualStartOn?: string | null
  actualEndOn?: string | null
  forecastEndOn?: string | null
}
export interface Bar {
  /** Percent of the axis from its left end. */
  left: number
  width: number
}
export interface Axis {
  from: string
  to: string
  /** First days of months, at most about eight of them, with their place in percent. */
  ticks: readonly { on: string; left: number }[]
  today: number | null
}

const DAY = 86_400_000
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
const place = (day: string, from: string, to: string) => (daysLeft(day, from) / Math.max(1, daysLeft(to, from))) * 100

/** The axis that holds all bars and a little air; today is on it only while it lies within. */
export function axisOf(milestones: readonly Planned[], today: string): Axis {
  const days = milestones.flatMap((each) => [each.baselineStartOn, each.baselineEndOn, each.actualStartOn, each.actualEndOn, each.forecastEndOn]).filter((day): day is string => !!day)
  const sorted = days.sort()
  const from = sorted[0] ?? today
  const to = iso(Date.parse(sorted.at(-1) ?? today) + 5 * DAY)
  const months: string[] = []
  for (let month = `${from.slice(0, 7)}-01`; month <= to; ) {
    if (month >= from) months.push(month)
    const [year = 0, number = 0] = month.split('-').map(Number)
    month = iso(Date.UTC(year, number, 1))
  }
  const step = Math.ceil(months.length / 8)
  return {
    from,
    to,
    ticks: months.filter((_, index) => index % step === 0).map((on) => ({ on, left: place(on, from, to) })).filter((tick) => tick.left < 92),
    today: today >= from && today <= to ? place(today, from, to) : null,
  }
}

/** A bar from its first through its last day. */
export function barOf(first: string, last: string, { from, to }: Axis): Bar {
  const left = place(first, from, to)
  return { left, width: Math.max(0.8, place(iso(Date.parse(last) + DAY), from, to) - left) }
}

/** Days later (+) or earlier (−) than planned, by what is known best: the actual end, else the forecast; null before either. */
export function slipOf(milestone: Planned): number | null {
  const end = milestone.actualEndOn ?? milestone.forecastEndOn
  return end ? daysLeft(end, milestone.baselineEndOn) : null
}
