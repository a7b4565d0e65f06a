import type { UserError } from '@/kit/Refusal'

/** How a form goes out: as a stranger's at sign-in, as the signed-in person's at its desk. */
export type Via = (url: string, init?: RequestInit) => Promise<Response>

/** What the person takes into its app. */
export interface Shown {
  secret: string
  uri: string
}
export interface Standing {
  required: boolean
  state: {
    since: string | null
    recoveryCodes: number
    reset: { at: string; byName: string; reason: string } | null
  }
}
const PATH = '/sign-in/second-factor'

/** How it stands with the person's second factor; null when it can't be read. */
export async function readStanding(via: Via): Promise<Standing | null> {
  const response = await via(PATH)
  return response.ok ? ((await response.json()) as Standing) : null
}

/** No mutations: secrets and codes are in no GraphQL document. What was refused, or what was said. */
export const ask = <T>(via: Via, act: '' | '/confirm' | '/remove' | '/code', fields: Record<string, string>, unreachable: string) => sendForm<T>(via, PATH + act, fields, unreachable)

export async function sendForm<T>(via: Via, url: string, fields: Record<string, string>, unreachable: string): Promise<{ said: T | null; errors: readonly UserError[] }> {
  const lost = { said: null, errors: [{ path: [], message: unreachable }] }
  const response = await via(url, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => null)
  if (!response) return lost
  const said = (await response.json().catch(() => null)) as (T & { errors?: readonly UserError[] }) | null
  if (response.ok) return { said, errors: [] }
  return said?.errors ? { said: null, errors: said.errors } : lost
}

/** Four signs at a time, as people read and type them. */
export const grouped = (secret: string) => secret.replace(/(.{4})(?!$)/g, '$1 ')
