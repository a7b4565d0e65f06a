import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '@/kit/session'
import type { Options } from '../options'

type Providers = Options['providers']

let asked: Promise<Providers> | undefined

/** Once for a page: providers are settings of the portal. */
const providers = () =>
  (asked ??= send('/sign-in/options')
    .then((response) => response.json() as Promise<Options>)
    .then((said) => said.providers ?? [])
    .catch(() => {
      asked = undefined
      return []
    }))

/** A sentence about the provider that gave a post, by the name that the sign-in page calls it; by its id where it has gone. */
export function ByProvider({ id, say }: { id: string; say: 'postByProvider' | 'leave.givenAgain' }) {
  const { t } = useTranslation('tenancy-people')
  const [known, setKnown] = useState<Providers | null>(null)
  useEffect(() => void providers().then(setKnown), [])
  return known ? t(say, { provider: known.find((each) => each.id === id)?.name ?? id }) : null
}
