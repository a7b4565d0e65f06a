import { CloseCircleFilled } from '@ant-design/icons'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import s from './Refusal.module.css'

/** What the contract's interface UserError says; rooms add a `code`. */
export interface UserError {
  path: readonly string[]
  message: string
  clause?: string | null
  lift?: string | null
  code?: string
  /** What it speaks of was changed since, and is checked anew once that is saved. */
  stale?: boolean
}

/** Three lines beside the field: what is wrong, by which rule, what lifts it. */
export function Refusal({ error, id, act }: { error: UserError; id?: string; act?: ReactNode }) {
  const { t } = useTranslation('kit')
  return (
    <div className={s.refusal} id={id} role="alert">
      <p className={s.wrong}>
        <CloseCircleFilled aria-hidden /> {error.message}
      </p>
      {error.stale ? <p>{t('refusal.stale')}</p> : null}
      {error.clause ? (
        <p>
          <span className={s.label}>{t('refusal.clause')}</span>
          {error.clause}
        </p>
      ) : null}
      {error.lift || act ? (
        <p>
          <span className={s.label}>{t('refusal.lift')}</span>
          {error.lift} {act}
        </p>
      ) : null}
    </div>
  )
}

/** All refusals of one place, or nothing. */
export function Refusals({ errors, id }: { errors: readonly UserError[]; id?: string }) {
  if (errors.length === 0) return null
  return (
    <div id={id}>
      {errors.map((error) => (
        <Refusal key={`${error.path.join('.')}:${error.message}`} error={error} />
      ))}
    </div>
  )
}

export interface FieldRefusals {
  /** The refusals of one field, by its path in the input ("lines.3.quantity"); `prefix.*` takes all below it. */
  at: (path: string) => readonly UserError[]
  /** What no `at` has claimed: show it beside the act itself. */
  rest: readonly UserError[]
  /** Give a field's container this ref, so that focus can go there when it is refused. */
  ref: (path: string) => (element: HTMLElement | null) => void
}

/**
 * Maps a mutation's errors to fields and moves the focus to the first refused one.
 * A field registers itself by `ref(path)`; unregistered paths are found in `rest`.
 */
export function useRefusals(errors: readonly UserError[]): FieldRefusals {
  const places = useRef(new Map<string, HTMLElement>())
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    const registered = new Set(places.current.keys())
    setKnown((before) => (sameSet(before, registered) ? before : registered))
    const first = errors.map((error) => placeOf(error, registered)).find((path) => path !== undefined)
    const place = first === undefined ? undefined : places.current.get(first)
    const target = place?.matches(FOCUSABLE) ? place : place?.querySelector<HTMLElement>(FOCUSABLE)
    target?.focus()
  }, [errors])

  return useMemo(
    () => ({
      at: (path) => errors.filter((error) => placeOf(error, new Set([path])) === path),
      rest: errors.filter((error) => placeOf(error, known) === undefined),
      ref: (path) => (element) => {
        if (element) places.current.set(path, element)
        else places.current.delete(path)
      },
    }),
    [errors, known],
  )
}

const FOCUSABLE = 'input:not([disabled]), textarea, select, button, [tabindex]'

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((x) => b.has(x))

/** The nearest registered place of an error: its own path, or the closest one above it ("lines.*"). */
function placeOf(error: UserError, registered: ReadonlySet<string>): string | undefined {
  const own = error.path.join('.')
  if (own && registered.has(own)) return own
  for (let length = error.path.length; length > 0; length--) {
    const above = `${error.path.slice(0, length).join('.')}.*`
    if (registered.has(above)) return above
  }
  return undefined
}

export interface FieldProps {
  label: ReactNode
  /** Path in the mutation's input; refusals with it stand under the field. */
  path: string
  refusals: FieldRefusals
  required?: boolean
  help?: ReactNode
  /** Gets what an input needs to be named and described. */
  children: (input: { id: string; 'aria-describedby'?: string; status?: 'error' }) => ReactNode
}

/** A labelled field with its refusals beneath. */
export function Field({ label, path, refusals, required, help, children }: FieldProps) {
  const { t } = useTranslation('kit')
  const id = useId()
  const errors = refusals.at(path)
  const described = [help ? `${id}-help` : '', errors.length ? `${id}-why` : ''].filter(Boolean).join(' ')
  return (
    <div className={s.field} ref={refusals.ref(path)}>
      <label htmlFor={id}>
        {label}
        {required ? <span className={s.required}>{t('field.required')}</span> : null}
      </label>
      {help ? (
        <div id={`${id}-help`} className={s.help}>
          {help}
        </div>
      ) : null}
      {children({ id, 'aria-describedby': described || undefined, status: errors.length ? 'error' : undefined })}
      <Refusals errors={errors} id={`${id}-why`} />
    </div>
  )
}
