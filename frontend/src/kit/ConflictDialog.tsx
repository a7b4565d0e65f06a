import { type ReactNode, Suspense, lazy, useEffect } from 'react'

const load = () => import('./ConflictChoice').then((part) => ({ default: part.Choice }))

/** Needed seldom, so not a part of the first screen; but at hand before there is a conflict, whatever the line does then. */
const Choice = lazy(load) as <T extends object>(props: Choosing<T>) => ReactNode

export interface ConflictField<T> {
  key: keyof T & string
  label: ReactNode
  /** How a value is shown; text by default. */
  show?: (value: T[keyof T], whole: T) => ReactNode
}

export interface ConflictDialogProps<T extends object> {
  conflict: { mine: T; theirs: T; who?: string; at?: string } | null
  fields: readonly ConflictField<T>[]
  onResolve: (chosen: T) => void
}

type Choosing<T extends object> = ConflictDialogProps<T> & { conflict: { mine: T; theirs: T; who?: string; at?: string } }

/** Both versions field by field. Nothing is preselected; nothing is overwritten silently. */
export function ConflictDialog<T extends object>({ conflict, fields, onResolve }: ConflictDialogProps<T>) {
  useEffect(() => {
    load().catch(() => undefined)
  }, [])
  return conflict ? (
    <Suspense>
      <Choice key={JSON.stringify(conflict.theirs)} conflict={conflict} fields={fields} onResolve={onResolve} />
    </Suspense>
  ) : null
}
