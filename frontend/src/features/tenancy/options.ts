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
/** What is left after the right password. */
export type Step = 'CODE' | 'SET_UP'

export interface Options {
  demo: readonly DemoPerson[]
  providers: readonly { id: string; name: string }[]
  /** Where this browser stands; null at the beginning. */
  step: Step | null
}
const NONE: Options = { demo: [], providers: [], step: null }

/** What the server offers to sign in with; reading it also sets the cookie against forged requests. */
export function useOptions(): Options {
  const [options, setOptions] = useState(NONE)
  useEffect(() => {
    send('/sign-in/options', { headers: { Accept: 'application/json' } })
      .then((response) => (response.ok ? (response.json() as Promise<Options>) : null))
      .then((said) => said && setOptions({ demo: said.demo ?? [], providers: said.providers ?? [], step: said.step ?? null }))
      .catch(() => undefined)
  }, [])
  return options
}

interface Said {
  message: string | null
  lift?: string
}

/** Name and password, or one click: the step that is left, null when there is none, or why not. */
export async function enter(url: '/sign-in' | '/sign-in/demo', fields: Record<string, string>, unreachable: string): Promise<{ step: Step | null; refused: Said | null }> {
  const response = await send(url, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null)
  if (!response) return { step: null, refused: { message: unreachable } }
  const said = (await response.json().catch(() => null)) as { step?: Step; message?: string; lift?: string } | null
  if (response.ok) return { step: said?.step ?? null, refused: null }
  return { step: null, refused: { message: said?.message ?? null, lift: said?.lift ?? undefined } }
}

export const providerHref = (id: string, next: string) => `/sign-in/provider/${encodeURIComponent(id)}?next=${encodeURIComponent(next)}`
