// Writes the national calendar that the backend reads. Once a year: npm update chinese-days && npm run calendar.
import { mkdirSync, writeFileSync } from 'node:fs'
import { nationalCalendar } from '../src/test/nationalCalendar.ts'

const file = new URL('../../backend/src/main/resources/calendar/cn.csv', import.meta.url)
mkdirSync(new URL('.', file), { recursive: true })
writeFileSync(file, nationalCalendar())
