import { useEffect, useState, useSyncExternalStore } from 'react'
import { type AutosaveView, Autosaver, type Save } from './autosaver'

export type { Conflict, Saved, SaveState } from './autosaver'

export interface AutosaveOptions<T> {
  /** Names the draft on this machine: room, id, section and the viewer's post, e.g. `project:${id}:basics:${postId}`. */
  key: string
  /** What the server has, and its version. */
  value: T
  version: number
  /** `base` is what the server had when typing began. */
  save: Save<T>
  /** Milliseconds of quiet before a save; Infinity when a person saves. */
  quiet?: number
}

export interface Autosave<T extends object> extends AutosaveView<T> {
  set: (change: Partial<T>) => void
  /** A change made out of what stands there now; the function stays the same. */
  update: (change: (value: T) => Partial<T>) => void
  /** Shows a newer value of the server's, unless something is typed that it doesn't have. */
  follow: (value: T, version: number) => void
  /** Goes on with a value that a person has put together after a conflict. */
  resolve: (value: T) => void
  /** Saves now: before leaving a step or submitting. Resolves to whether everything is on the server. */
  flush: () => Promise<boolean>
}

/**
 * A form that saves by itself. A reload or a lost line brings back what was typed, and it is sent when the line is
 * there again. `key`, `value` and `version` are read once: give the component a `key` to start over for another thing.
 */
export function useAutosave<T extends object>({ key, value, version, save, quiet = 800 }: AutosaveOptions<T>): Autosave<T> {
  const [saver] = useState(() => new Autosaver<T>(key, value, version, save, quiet))
  useEffect(() => saver.sendBy(save), [saver, save])
  useEffect(() => saver.start(), [saver])
  const view = useSyncExternalStore(saver.subscribe, () => saver.view)
  return { ...view, set: saver.set, update: saver.update, follow: saver.follow, resolve: saver.resolve, flush: saver.flush }
}
