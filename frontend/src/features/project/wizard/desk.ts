import type { Saved, UserError } from '@/kit'
import type { Forms, ParticipantRow, Row, Rows, SectionKey } from './forms'
import { contentOf, holesOf } from './inputs'
import { type Merged, byKey, merge, settled } from './merge'

/** What the server says about the draft as a whole. */
export interface Whole<Head> {
  version: number
  head: Head
  forms: Forms
}
/** A row as the server knows it; participants also by their unit, as others may add some at the same time. */
export interface Numbered {
  id: string
  unitId?: string
  state?: string
}
export type Written<Head> =
  | { kind: 'saved'; version: number; head: Head; rows: readonly Numbered[] }
  | { kind: 'stale' }
  | { kind: 'refused'; errors: readonly UserError[] }

/** The way to the server. Both throw when it can't be reached. */
export interface DeskServer<Head> {
  read: () => Promise<Whole<Head>>
  /** `from` is what the server has in this section at that version. */
  write: <K extends SectionKey>(section: K, form: Forms[K], version: number, from: Forms[K]) => Promise<Written<Head>>
}

const ROUNDS = 4

/**
 * One draft on this screen. Its sections save by themselves, but the server counts one version for the whole: the desk
 * knows what the server has in each section, sends one save after the other, and tells a change of another person in
 * the same section from one elsewhere. What only one of two has changed is merged; the rest is a conflict.
 */
export class Desk<Head> {
  whole: Whole<Head>
  /** What the last conflict of a section is about. */
  readonly clash = new Map<SectionKey, Merged<object>>()
  private readonly server: DeskServer<Head>
  private last: Promise<unknown> = Promise.resolve()
  private readonly listeners = new Set<() => void>()

  constructor(whole: Whole<Head>, server: DeskServer<Head>) {
    this.whole = whole
    this.server = server
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Reads all of it anew: after an act that changed more than a section. */
  readonly reload = (): Promise<void> => this.inTurn(() => this.readAnew())

  /** Resolves when every save that was begun has been answered. */
  readonly idle = (): Promise<unknown> => this.last

  /** The `save` of a section's autosave. `holeText` words a cell that can't be sent empty. */
  readonly saver =
    <K extends SectionKey>(section: K, holeText: (cell: string) => string) =>
    (form: Forms[K], _version: number, base: Forms[K]): Promise<Saved<Forms[K]>> => {
      const holes = holesOf(section, form)
      if (holes.length) return Promise.resolve({ kind: 'refused', errors: holes.map(({ path }) => ({ path, message: holeText(path[2]), code: 'HOLE' })) })
      return this.inTurn(() => this.send(section, form, base))
    }

  private async send<K extends SectionKey>(section: K, form: Forms[K], base: Forms[K]): Promise<Saved<Forms[K]>> {
    let sent: Forms[K] = form
    let from: Forms[K] = base
    for (let round = 0; round < ROUNDS; round++) {
      const theirs: Forms[K] = this.whole.forms[section]
      const content = contentOf(section, sent)
      // The server has it already: an answer was lost on its way, or both typed the same.
      if (content === contentOf(section, theirs)) return this.saved(form, numbered(section, sent, numbers(theirs)))
      if (contentOf(section, theirs) !== contentOf(section, from)) {
        const merged = merge(from as object, sent as object, theirs as object) as Merged<Forms[K]>
        if (merged.clashes.length) {
          this.clash.set(section, merged as Merged<object>)
          return { kind: 'conflict', version: this.whole.version, theirs }
        }
        sent = merged.value
        from = theirs
      }
      const answer = await this.server.write(section, sent, this.whole.version, theirs)
      if (answer.kind === 'refused') return answer
      if (answer.kind === 'stale') await this.readAnew()
      else {
        const kept = numbered(section, sent, answer.rows)
        this.show({ version: answer.version, head: answer.head, forms: { ...this.whole.forms, [section]: kept } })
        return this.saved(form, kept)
      }
    }
    throw new Error('the draft keeps changing')
  }

  /** `kept` is what the server has now; what was typed since `sent` stays on top of it. */
  private saved<F extends object>(sent: F, kept: F): Saved<F> {
    return { kind: 'saved', version: this.whole.version, settle: (typed) => (typed === sent ? kept : onTop(sent, typed, kept)) }
  }

  private async readAnew(): Promise<void> {
    this.show(await this.server.read())
  }
  private show(whole: Whole<Head>): void {
    this.whole = whole
    this.listeners.forEach((listener) => listener())
  }
  private inTurn<A>(work: () => Promise<A>): Promise<A> {
    const next = this.last.then(work, work)
    this.last = next.catch(() => undefined)
    return next
  }
}

const isRows = (form: object): form is Rows<Row> => 'rows' in form

/** The rows with the ids that the server gave them: in order, participants by their unit. */
function numbered<K extends SectionKey>(section: K, form: Forms[K], saved: readonly Numbered[]): Forms[K] {
  if (!isRows(form)) return form
  let next = 0
  const rows = (form as Rows<Row>).rows.map((row) => {
    if (holdsNothing(section, row)) return row
    const unit = section === 'participants' ? (row as ParticipantRow).unit?.id : undefined
    const match = unit ? saved.find((each) => each.unitId === unit) : saved[next++]
    return match ? { ...row, id: match.id, ...(match.state ? { state: match.state } : {}) } : row
  })
  return { rows } as unknown as Forms[K]
}
const numbers = (form: object): Numbered[] =>
  isRows(form) ? form.rows.map((row) => ({ id: row.id ?? row.key, unitId: (row as Partial<ParticipantRow>).unit?.id })) : []
const holdsNothing = <K extends SectionKey>(section: K, row: Row) =>
  contentOf(section, { rows: [row] } as unknown as Forms[K]) === '[]'

function onTop<F extends object>(sent: F, typed: F, kept: F): F {
  const merged = merge(sent, typed, kept, byKey)
  return settled(merged, new Set(merged.clashes.map((clash) => clash.at)), byKey)
}
