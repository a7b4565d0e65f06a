import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import type { UserError } from '@/kit/Refusal'
import { type Via, sendForm } from './factor'

export interface Held {
  id: string
  label: string
  since: string
  usedAt: string | null
}
export interface Passkeys {
  /** Whether the portal has passkeys at all. */
  offered: boolean
  /** Whether the second step can be taken by one. */
  usable: boolean
  passkeys: readonly Held[]
}
/** What is said when nothing came of it. */
interface Words {
  unreachable: string
}
const PATH = '/sign-in/passkeys'

/** Null where there can be none: the portal doesn't know its address, or the browser has none. */
export async function readPasskeys(via: Via): Promise<Passkeys | null> {
  if (!('PublicKeyCredential' in window)) return null
  const response = await via(PATH).catch(() => null)
  const said = response?.ok ? ((await response.json()) as Passkeys) : null
  return said?.offered ? said : null
}

/** Makes one, for who shows a code; the code is used up, whatever the browser then does. */
export async function addPasskey(via: Via, proof: string, label: string, words: Words & { notMade: string; notMadeLift: string; held: string }): Promise<readonly UserError[]> {
  const { said, errors } = await sendForm<PublicKeyCredentialCreationOptionsJSON>(via, `${PATH}/begin`, { proof }, words.unreachable)
  if (!said) return errors
  const { startRegistration } = await import('@simplewebauthn/browser')
  const made = await startRegistration({ optionsJSON: said }).catch((reason: unknown) => (reason instanceof Error ? reason : null))
  // The authenticator knows one of the person's already.
  if (made instanceof Error && made.name === 'InvalidStateError') return [{ path: ['proof'], message: words.held }]
  if (!made || made instanceof Error) return [{ path: ['proof'], message: words.notMade, lift: words.notMadeLift }]
  return (await sendForm(via, PATH, { credential: JSON.stringify(made), label }, words.unreachable)).errors
}

export const removePasskey = async (via: Via, id: string, words: Words) => (await sendForm(via, `${PATH}/remove`, { id }, words.unreachable)).errors

/** The second step. */
export async function enterByPasskey(via: Via, words: Words & { cancelled: string; cancelledLift: string }): Promise<readonly UserError[]> {
  const { said, errors } = await sendForm<PublicKeyCredentialRequestOptionsJSON>(via, `${PATH}/request`, {}, words.unreachable)
  if (!said) return errors
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const signed = await startAuthentication({ optionsJSON: said }).catch(() => null)
  if (!signed) return [{ path: [], message: words.cancelled, lift: words.cancelledLift }]
  return (await sendForm(via, `${PATH}/use`, { credential: JSON.stringify(signed) }, words.unreachable)).errors
}
