import type { UserError } from '@/kit'
import type { Forms, Row, SectionKey } from './forms'
import { contentOf, sentRows } from './inputs'
import { unchanged } from './merge'

/** How the server's paths name a section, in the inputs and in the project itself. */
const SECTION_OF: Record<string, SectionKey> = {
  participants: 'participants',
  lines: 'estimate',
  estimate: 'estimate',
  estimateLines: 'estimate',
  sources: 'sources',
  fundingSources: 'sources',
  entries: 'catalogue',
  catalogue: 'catalogue',
  milestones: 'milestones',
  targets: 'targets',
  parts: 'framework',
}

/** Where a refusal stands on the screen: a section, and in it a cell `row.cell`, a list's `cell`, or nothing narrower. */
export interface Spot {
  section: SectionKey
  at: string
  /** Where it is answered instead of in its section: a hit of the lists, a paper that is missing. */
  step?: 'papers' | 'check'
}

/** What the server calls otherwise than the screen: the select that says to whom a line belongs, who pays, who provides. */
const CELL_OF: Partial<Record<SectionKey, Record<string, string>>> = {
  estimate: { participant: 'owner', participantId: 'owner', leads: 'owner' },
  sources: { participant: 'participantId' },
  catalogue: { provider: 'providerId' },
}

/** The step on which a spot is found. */
export const stepOf = ({ section, step }: Spot): SectionKey | 'papers' | 'check' => step ?? section

export const spotOf = (path: readonly string[]): Spot => {
  if (path[0] === 'papers') return { section: 'basics', at: path[1] ?? '', step: 'papers' }
  if (path[0] === 'framework') return { section: 'framework', at: (path[1] === 'parts' ? path.slice(2, 4) : path.slice(1, 2)).join('.') }
  const section = SECTION_OF[path[0] ?? '']
  if (!section) return { section: 'basics', at: path[0] ?? '' }
  // What is said of an entry's metadata stands in its row as the rest does.
  const [row, cell] = path.slice(1).filter((step) => step !== 'metadata')
  return { section, at: [row, cell && (CELL_OF[section]?.[cell] ?? cell)].filter(Boolean).join('.') }
}

/** Where a reason against submission is dealt with. */
export const spotOfReason = ({ path, code }: UserError): Spot => (code === 'PRECHECK_OPEN' ? { ...spotOf(path), step: 'check' } : spotOf(path))

/** The name of a place in the page: put it on an input as `data-spot`, and a link can go there. */
export const spotName = ({ section, at, step }: Spot): string => `${step === 'papers' ? step : section}:${at}`

/** What the server says of a section as it has it. */
export interface Told<K extends SectionKey> {
  form: Forms[K]
  errors: readonly UserError[]
}

/** Refusals of one section by their spot; rows are counted as they are sent. What is said of the saved rows goes with them. */
export class SpotErrors {
  private readonly by = new Map<string, UserError[]>()
  private readonly index = new Map<string, string>()
  private readonly rows = new Set<string>()
  readonly section: SectionKey

  constructor(section: SectionKey, form: Forms[SectionKey], errors: readonly UserError[], told?: Told<SectionKey>) {
    this.section = section
    const sent = rowsOf(section, form)
    sent.forEach((row, at) => this.index.set(row.key, nameOf(section, row, at)))
    this.index.forEach((at) => this.rows.add(at))
    for (const error of errors) {
      const { section: of, at } = spotOf(error.path)
      const [row = '', ...cell] = at.split('.')
      const place = sent[Number(row)]
      this.put(error, of, [(row && place && this.index.get(place.key)) || row, ...cell])
    }
    if (!told) return
    const saved = rowsOf(section, told.form)
    for (const error of told.errors) {
      const { section: of, at } = spotOf(error.path)
      const [row = '', ...cell] = at.split('.')
      const was = saved.find((each, place) => nameOf(section, each, place) === row)
      const now = was && sent.find((each) => each.id === was.id)
      // A row that was taken out has nothing wrong any more.
      if (was && !now) continue
      const stale = was && now ? !unchanged(now, was) : !same(section, form, told.form, row)
      this.put(stale ? { ...error, stale } : error, of, [(now && this.index.get(now.key)) ?? row, ...cell])
    }
  }
  private put(error: UserError, section: SectionKey, at: readonly string[]) {
    const of = this.section === 'basics' || section === this.section ? at.filter(Boolean).join('.') : ''
    const known = this.by.get(of) ?? []
    // A save and the check of the whole may say the same.
    if (!known.some((other) => other.message === error.message)) this.by.set(of, [...known, error])
  }

  /** The errors of one cell of a row, or of a field of a plain form. */
  readonly at = (row: Row | null, cell: string): readonly UserError[] => this.by.get(this.pathOf(row, cell)) ?? []
  /** All errors of a row, with the cell each is about. */
  readonly ofRow = (row: Row): readonly UserError[] => {
    const at = this.index.get(row.key)
    return at === undefined ? [] : [...this.by].filter(([spot]) => spot === `${at}` || spot.startsWith(`${at}.`)).flatMap(([, errors]) => errors)
  }
  /** What is about the section and none of its rows. */
  get rest(): readonly UserError[] {
    return [...this.by].filter(([spot]) => (this.section === 'basics' ? spot === '' : !this.rows.has(spot.split('.')[0] ?? ''))).flatMap(([, errors]) => errors)
  }
  readonly spot = (row: Row | null, cell: string): string => spotName({ section: this.section, at: this.pathOf(row, cell) })
  private pathOf(row: Row | null, cell: string): string {
    return row ? `${this.index.get(row.key) ?? row.key}.${cell}` : cell
  }
}

const rowsOf = (section: SectionKey, form: Forms[SectionKey]): readonly Row[] => (section === 'basics' ? [] : (sentRows[section] as (form: Forms[SectionKey]) => readonly Row[])(form))
/** How the server's paths name a row: participants and parts of the framework plan by id, others by their place. */
const nameOf = (section: SectionKey, row: Row, at: number) => (row.id && (section === 'participants' || section === 'framework') ? row.id : `${at}`)
/** Whether a field of a plain form, or a whole list, is as the server has it. */
function same(section: SectionKey, form: Forms[SectionKey], saved: Forms[SectionKey], field: string): boolean {
  if (section !== 'basics' || !(field in form)) return contentOf(section, form) === contentOf(section, saved)
  return form[field as keyof typeof form] === saved[field as keyof typeof saved]
}

/** Goes to a spot: the cell itself, else its row, else the head of the section. */
export function goTo(spot: Spot): boolean {
  const names = [spotName(spot), spotName({ ...spot, at: `${spot.at.split('.')[0]}.` }), spotName({ ...spot, at: '' })]
  const place = names
    .map((name) => document.querySelector<HTMLElement>(`[data-spot="${CSS.escape(name)}"], [data-spot^="${CSS.escape(name)}"]`))
    .find(Boolean)
  if (!place) return false
  const target = place.matches('input, textarea, select, button, [tabindex]') ? place : (place.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]') ?? place)
  target.scrollIntoView?.({ block: 'center' })
  target.focus()
  return true
}
