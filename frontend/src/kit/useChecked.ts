import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldRefusals, type UserError, useRefusals } from './Refusal'

const NONE: readonly UserError[] = []

export interface Checked {
  refusals: FieldRefusals
  /** Shows what the form itself found; true when there is nothing. */
  passes: (found: readonly (UserError | null)[]) => boolean
  /** A field that can't be sent without a value, e.g. a day: the server couldn't even read the input. */
  blank: (path: string, value: string | null) => UserError | null
}

/** Refusals of an act together with what only the form can say: what isn't there, or isn't of the form of its type. */
export function useChecked(said: readonly UserError[]): Checked {
  const { t } = useTranslation('kit')
  const [own, setOwn] = useState(NONE)
  const refusals = useRefusals(own.length ? own : said)
  const passes = useCallback((found: readonly (UserError | null)[]) => {
    const wrong = found.filter((each) => each !== null)
    setOwn(wrong.length ? wrong : NONE)
    return wrong.length === 0
  }, [])
  const blank = useCallback((path: string, value: string | null) => (value ? null : { path: path.split('.'), message: t('field.blank') }), [t])
  return useMemo(() => ({ refusals, passes, blank }), [refusals, passes, blank])
}
