import type { UserError } from './Refusal'

/** What the server said to a save. Throw (or reject) when it couldn't be reached: it is tried again. */
export type Saved<T> =
  /** `settle` puts into what is on screen what only the server knows, e.g. ids of new rows. */
  | { kind: 'saved'; version: number; settle?: (value: T) => T }
  | { kind: 'refused'; errors: readonly UserError[] }
  | { kind: 'conflict'; version: number; theirs: T; who?: string; at?: string }

export type SaveState = 'clean' | 'typing' | 'saving' | 'saved' | 'unsent' | 'refused' | 'conflict'

export interface Conflict<T> {
  mine: T
  theirs: T
  who?: string
  at?: string
}

/** What a form sees of its autosave. */
export interface AutosaveView<T> {
  /** What the form shows: never older than what was typed. */
  value: T
  state: SaveState
  savedAt: Date | null
  errors: readonly UserError[]
  /** Set while another person's version stands against ours; hand it to ConflictDialog. */
  conflict: Conflict<T> | null
}

interface Draft<T> {
  value: T
  version: number
  /** What the server had when typing began: tells another person's change from none. */
  base?: T
}
export type Save<T> = (value: T, version: number, base: T) => Promise<Saved<T>>

const RETRY_MS = 5000
const place = (key: string) => `cobuild:draft:${key}`

/**
 * One form's autosave: every key stroke goes to this machine's store at once, and to the server after a quiet moment.
 * What was typed leaves the store only when the server has it. With an infinite `quiet` only `flush` sends.
 */
export class Autosaver<T extends object> {
  view: AutosaveView<T>
  private save: Save<T>
  private readonly key: string
  private readonly quiet: number
  private version: number
  private base: T
  private dirty: boolean
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> | null = null
  private readonly listeners = new Set<() => void>()

  constructor(key: string, value: T, version: number, save: Save<T>, quiet: number) {
    const draft = stored<T>(key)
    this.key = key
    this.quiet = quiet
    this.save = save
    this.version = draft?.version ?? version
    this.base = draft?.base ?? value
    this.dirty = draft !== null
    this.view = { value: draft?.value ?? value, state: draft ? 'unsent' : 'clean', savedAt: null, errors: [], conflict: null }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The way to the server; a screen hands in its newest one. */
  readonly sendBy = (save: Save<T>): void => {
    this.save = save
  }

  readonly set = (change: Partial<T>): void => {
    const value = { ...this.view.value, ...change }
    this.dirty = true
    store(this.key, { value, version: this.version, base: this.base })
    // While a conflict is open, typing is kept but not sent.
    if (this.view.conflict) this.show({ value, conflict: { ...this.view.conflict, mine: value } })
    else {
      this.show({ value, state: 'typing' })
      this.later(this.quiet)
    }
  }

  /** A change that is made out of what stands there now, however many come at once. */
  readonly update = (change: (value: T) => Partial<T>): void => this.set(change(this.view.value))

  /** Saves now. Resolves to whether everything is on the server. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer)
    if (this.running) await this.running
    if (!this.dirty || this.view.conflict) return !this.dirty
    this.running = this.send(this.view.value)
    const done = await this.running
    this.running = null
    return done
  }

  /** Shows what the server has now, unless something is typed that it doesn't have yet. */
  readonly follow = (value: T, version: number): void => {
    if (this.dirty || this.view.value === value) return
    this.version = version
    this.base = value
    this.show({ value })
  }

  /** Goes on with the value that a person has put together, on top of the other's version. */
  readonly resolve = (chosen: T): void => {
    this.show({ conflict: null })
    this.set(chosen)
    void this.flush()
  }

  /** Begins to watch the line; what an earlier page left unsent goes out. The answer ends it. */
  readonly start = (): (() => void) => {
    if (this.quiet === Infinity) return () => undefined
    const retry = () => void this.flush()
    window.addEventListener('online', retry)
    if (this.dirty) this.later(0)
    return () => {
      window.removeEventListener('online', retry)
      retry()
    }
  }

  private async send(sent: T): Promise<boolean> {
    this.show({ state: 'saving' })
    let answer: Saved<T>
    try {
      answer = await this.save(sent, this.version, this.base)
    } catch {
      this.show({ state: 'unsent' })
      this.later(RETRY_MS)
      return false
    }
    switch (answer.kind) {
      case 'saved': {
        const settle = answer.settle ?? ((value: T) => value)
        this.version = answer.version
        this.base = settle(sent)
        this.dirty = this.view.value !== sent
        const value = settle(this.view.value)
        store(this.key, this.dirty ? { value, version: this.version, base: this.base } : null)
        this.show({ value, state: this.dirty ? 'typing' : 'saved', savedAt: new Date(), errors: [] })
        if (this.dirty) this.later(this.quiet)
        return !this.dirty
      }
      case 'refused':
        this.show({ state: 'refused', errors: answer.errors })
        return false
      case 'conflict': {
        const { version, theirs, who, at } = answer
        this.version = version
        this.base = theirs
        this.show({ state: 'conflict', conflict: { mine: this.view.value, theirs, who, at } })
        return false
      }
    }
  }

  private later(ms: number): void {
    clearTimeout(this.timer)
    if (this.quiet < Infinity) this.timer = setTimeout(() => void this.flush(), ms)
  }

  private show(change: Partial<AutosaveView<T>>): void {
    this.view = { ...this.view, ...change }
    this.listeners.forEach((listener) => listener())
  }
}

function stored<T>(key: string): Draft<T> | null {
  try {
    const text = localStorage.getItem(place(key))
    return text ? (JSON.parse(text) as Draft<T>) : null
  } catch {
    return null
  }
}

function store<T>(key: string, draft: Draft<T> | null): void {
  try {
    if (draft) localStorage.setItem(place(key), JSON.stringify(draft))
    else localStorage.removeItem(place(key))
  } catch {
    // A full or forbidden store costs the safety net, not the typing.
  }
}
