export type Deadline = 'overdue' | 'today' | 'soon' | 'later'

const dayNumber = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000

/** Calendar days from today to the deadline; negative once it has passed. */
export const daysLeft = (dueOn: string, today: string): number => dayNumber(dueOn) - dayNumber(today)

/** Under which heading of the to-do list a deadline stands. */
export function deadlineOf(dueOn: string, today: string): Deadline {
  const left = daysLeft(dueOn, today)
  return left < 0 ? 'overdue' : left === 0 ? 'today' : left <= 5 ? 'soon' : 'later'
}
