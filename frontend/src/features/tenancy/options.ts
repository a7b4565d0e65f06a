import { useEffect, useState } from 'react'
import type { Role, TenantLevel } from '@/gql/enums'
import { send } from '@/kit/session'

export interface DemoPerson {
  username: string
  name: string
  tenant: string
  level?: TenantLevel
  unit: string
  roles: readonly Role[]
}
export interface Options {
  demo: readonly DemoPerson[]
  providers: readonly { id: string; name: string }[]
}
const NONE: Options = { demo: [], providers: [] }

/** What the server offers to sign in with; reading it also sets the cookie against forged requests. */
export function useOptions(): Options {
  const [options, setOptions] = useState(NONE)
  useEffect(() => {
    send('/sign-in/options', { headers: { Accept: 'application/json' } })
      .then((response) => (response.ok ? (response.json() as Promise<Options>) : null))
      .then((said) => said && setOptions({ demo: said.demo ?? [], providers: said.providers ?? [] }))
      .catch(() => undefined)
  }, [])
  return options
}

export const providerHref = (id: string, next: string) => `/sign-in/provider/${encodeURIComponent(id)}?next=${encodeURIComponent(next)}`
