const dayNumber = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000

/** Calendar days from today to a day; negative once it has passed. */
export const daysLeft = (on: string, today: string): number => dayNumber(on) - dayNumber(today)

/** The day after; days of rules are the tenant's, never the browser's. */
export const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
