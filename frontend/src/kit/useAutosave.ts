import { useCallback, useEffect, useRef, useState } from 'react'
import type { UserError } from './Refusal'

/** What the server said to a save. Throw (or reject) when it couldn't be reached: it is tried again. */
export type Saved<T> =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; errors: readonly UserError[] }
  | { kind: 'conflict'; version: number; theirs: T; who?: string; at?: string }

export type SaveState = 'clean' | 'typing' | 'saving' | 'saved' | 'unsent' | 'refused' | 'conflict'

export interface AutosaveOptions<T> {
  /** Names the draft on this machine, e.g. `project:${id}`; include the person's post. */
  key: string
  /** What the server has, and its version. */
  value: T
  version: number
  save: (value: T, version: number) => Promise<Saved<T>>
  /** Milliseconds of quiet before a save. */
  quiet?: number
}

export interface Autosave<T extends object> {
  /** What the form shows: never older than what was typed. */
  value: T
  set: (change: Partial<T>) => void
  state: SaveState
  savedAt: Date | null
  errors: readonly UserError[]
  /** Set while another person's version stands against ours; hand it to ConflictDialog. */
  conflict: { mine: T; theirs: T; who?: string; at?: string } | null
  /** Goes on with a value that a person has put together, on top of the other's version. */
  resolve: (value: T) => void
  /** Saves now: before leaving a step or submitting. Resolves to whether everything is on the server. */
  flush: () => Promise<boolean>
}

interface Draft<T> {
  value: T
  version: number
}
const place = (key: string) => `cobuild:draft:${key}`
const RETRY_MS = 5000

function readDraft<T>(key: string): Draft<T> | null {
  try {
    const text = localStorage.getItem(place(key))
    return text ? (JSON.parse(text) as Draft<T>) : null
  } catch {
    return null
  }
}
function writeDraft<T>(key: string, draft: Draft<T> | null): void {
  try {
    if (draft) localStorage.setItem(place(key), JSON.stringify(draft))
    else localStorage.removeItem(place(key))
  } catch {
    // A full or forbidden store costs the safety net, not the typing.
  }
}

/**
 * A form that saves by itself. Every key stroke goes to this machine's store at once, and to the server after a quiet
 * moment; a reload or a lost line brings back what was typed, and it is sent when the line is there again.
 */
export function useAutosave<T extends object>(options: AutosaveOptions<T>): Autosave<T> {
  const { key, quiet = 800 } = options
  const [draft] = useState(() => readDraft<T>(key))
  const [value, setValue] = useState<T>(() => draft?.value ?? options.value)
  const [state, setState] = useState<SaveState>(draft ? 'unsent' : 'clean')
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const [conflict, setConflict] = useState<Autosave<T>['conflict']>(null)

  const save = useRef(options.save)
  useEffect(() => {
    save.current = options.save
  })
  const now = useRef({ value, version: draft?.version ?? options.version, dirty: draft !== null, blocked: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean> | null>(null)

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) return running.current.then(() => flush())
    const at = now.current
    if (!at.dirty || at.blocked) return Promise.resolve(!at.dirty)
    const sent = at.value
    setState('saving')
    const attempt = async (): Promise<boolean> => {
      try {
        const answer = await save.current(sent, at.version)
        if (answer.kind === 'saved') {
          at.version = answer.version
          at.dirty = at.value !== sent
          writeDraft(key, at.dirty ? { value: at.value, version: at.version } : null)
          setErrors([])
          setSavedAt(new Date())
          setState(at.dirty ? 'typing' : 'saved')
          if (at.dirty) timer.current = setTimeout(() => void flush(), quiet)
          return !at.dirty
        }
        if (answer.kind === 'refused') {
          setErrors(answer.errors)
          setState('refused')
          return false
        }
        at.version = answer.version
        at.blocked = true
        setConflict({ mine: at.value, theirs: answer.theirs, who: answer.who, at: answer.at })
        setState('conflict')
        return false
      } catch {
        setState('unsent')
        timer.current = setTimeout(() => void flush(), RETRY_MS)
        return false
      }
    }
    running.current = attempt().finally(() => {
      running.current = null
    })
    return running.current
  }, [key, quiet])

  const put = useCallback(
    (next: T) => {
      now.current.value = next
      now.current.dirty = true
      writeDraft(key, { value: next, version: now.current.version })
      setValue(next)
      clearTimeout(timer.current)
      if (now.current.blocked) return
      setState('typing')
      timer.current = setTimeout(() => void flush(), quiet)
    },
    [key, quiet, flush],
  )
  const set = useCallback((change: Partial<T>) => put({ ...now.current.value, ...change }), [put])
  const resolve = useCallback(
    (chosen: T) => {
      now.current.blocked = false
      setConflict(null)
      put(chosen)
      void flush()
    },
    [put, flush],
  )

  useEffect(() => {
    const retry = () => void flush()
    if (now.current.dirty) timer.current = setTimeout(retry, 0)
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      clearTimeout(timer.current)
      // Leaving the page sends what is left; the store keeps it until the server has it.
      void flush()
    }
  }, [flush])

  return { value, set, state, savedAt, errors, conflict, resolve, flush }
}
