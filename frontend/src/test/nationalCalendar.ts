import chineseDays from 'chinese-days'
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** How many years beyond the last announcement are foreseen: the days that the law itself names, without shifts. */
const FORESEEN = 4
const HEAD = `# The national calendar: holidays (off) and shifted working weekends (work) as the State Council announces them each
# autumn, from the npm package chinese-days. Years that are not announced yet have the days that the law itself names
# (Regulation on Public Holidays, 2024). Written by \`npm run calendar\` in frontend/, which a test compares; a city's
# own days are in its calendar.yaml or set on screen.
`

type Names = Record<string, string>
/** [day, Chinese name, English name] */
type Day = [string, string, string]

const shifted = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const lunar = (year: number, day: string) => chineseDays.getSolarDateFromLunar(`${year}-${day}`).date

/** The holidays that the law names, wherever they fall. */
function statutory(year: number): Day[] {
  const spring = lunar(year, '01-01')
  const tomb = chineseDays.getSolarTermDate(year, 4, 'pure_brightness')
  const several = (first: string, count: number, zh: string, en: string): Day[] => Array.from({ length: count }, (_, n) => [shifted(first, n), zh, en])
  return [
    ...several(`${year}-01-01`, 1, '元旦', "New Year's Day"),
    ...several(shifted(spring, -1), 4, '春节', 'Spring Festival'),
    ...several(tomb, 1, '清明', 'Tomb-sweeping Day'),
    ...several(`${year}-05-01`, 2, '劳动节', 'Labour Day'),
    ...several(lunar(year, '05-05'), 1, '端午', 'Dragon Boat Festival'),
    ...several(lunar(year, '08-15'), 1, '中秋', 'Mid-autumn Festival'),
    ...several(`${year}-10-01`, 3, '国庆节', 'National Day'),
  ]
}

const lines = (days: Names, kind: string) =>
  Object.entries(days).map(([day, names]) => {
    const [en = '', zh = ''] = names.split(',')
    return `${day},${kind},${zh},${en}`
  })

/** The file that the backend reads. */
export function nationalCalendar(): string {
  const { holidays, workdays } = announced as { holidays: Names; workdays: Names }
  const years = [...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))].sort()
  const last = years.at(-1) ?? 0
  const foreseen = Array.from({ length: FORESEEN }, (_, n) => last + 1 + n)
  // Mid-autumn may fall on National Day: the first name stands.
  const seen = new Set<string>()
  const expected = foreseen.flatMap(statutory).filter(([day]) => !seen.has(day) && seen.add(day))
  return (
    HEAD +
    [
      ...years.map((year) => `${year},announced`),
      ...foreseen.map((year) => `${year},expected`),
      ...[...lines(holidays, 'off'), ...lines(workdays, 'work'), ...expected.map(([day, zh, en]) => `${day},off,${zh},${en}`)].sort(),
    ].join('\n') +
    '\n'
  )
}
