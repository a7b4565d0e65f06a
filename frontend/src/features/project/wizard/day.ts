const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'

/** A day as people write it, in either language, as ISO 8601 has it; null while it is none. */
export function dayOf(text: string): string | null {
  const typed = text.trim()
  const figures = /^(\d{4})(\d\d)(\d\d)$/.exec(typed) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed)
  if (figures) return existing(Number(figures[1]), Number(figures[2]), Number(figures[3]))
  const [, day, month, year] = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/i.exec(typed) ?? []
  return month ? existing(Number(year), MONTHS.indexOf(month.toLowerCase()) / 3 + 1, Number(day)) : null
}

function existing(year: number, month: number, day: number): string | null {
  const iso = [`${year}`, `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-')
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
