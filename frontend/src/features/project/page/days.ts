const DAY = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Days from one ISO day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY)

export interface Span {
  from: string
  days: number
}
/** From the first to the last of some days; null when there is none. */
export function spanOf(days: readonly (string | null | undefined)[]): Span | null {
  const known = days.filter((day): day is string => !!day).sort()
  const [from, to] = [known[0], known.at(-1)]
  return from && to ? { from, days: Math.max(1, daysBetween(from, to) + 1) } : null
}

/** Where a stretch of days lies in a span, as CSS; null when it lies outside. */
export function placeIn(span: Span, from: string, to: string): { left: string; width: string } | null {
  const start = daysBetween(span.from, from)
  const end = daysBetween(span.from, to) + 1
  if (end <= 0 || start >= span.days) return null
  const percent = (days: number) => `${(100 * Math.max(0, Math.min(span.days, days))) / span.days}%`
  return { left: percent(start), width: `${(100 * (Math.min(span.days, end) - Math.max(0, start))) / span.days}%` }
}
