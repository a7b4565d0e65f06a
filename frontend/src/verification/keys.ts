import { ed25519 } from '@noble/curves/ed25519.js'
import { concat, fromBase64, same, toHex, toMillis, toUtf8 } from './bytes.ts'
import { parseJson, type Members } from './json.ts'
import { verifySm2 } from './sm2.ts'
import { sha256 } from './tree.ts'

interface Algorithm {
  length: number
  /** What stands before the public key in the digest of which a key's number is the beginning. */
  type: Uint8Array
  cosignature: Uint8Array
  holds: (signature: Uint8Array, message: Uint8Array, key: Uint8Array) => boolean
}

const ALGORITHMS: Record<string, Algorithm> = {
  Ed25519: {
    length: 32,
    type: Uint8Array.of(0x01),
    cosignature: Uint8Array.of(0x04),
    holds: (signature, message, key) => signature.length === 64 && verifyEd25519(signature, message, key),
  },
  SM2: {
    length: 65,
    type: concat(Uint8Array.of(0xff), toUtf8('cobuild.org/sm2')),
    cosignature: concat(Uint8Array.of(0xff), toUtf8('cobuild.org/sm2-cosignature')),
    holds: verifySm2,
  },
}

/** By RFC 8032, with one encoding for each point. */
function verifyEd25519(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    return false
  }
}

export interface Key {
  name: string
  algorithm: string
  public: Uint8Array
  from: number
  to?: number
  revoked?: number
}

export const sameKey = (one: Key, other: Key): boolean => one.algorithm === other.algorithm && same(one.public, other.public)

export const inItsDays = (key: Key, time: number): boolean => key.from <= time && (key.to === undefined || time <= key.to)

/** What a line says of a key; nothing when it lacks something. */
export function keyOf(line: Members): Key | undefined {
  const [name, algorithm] = [line.get('name'), line.get('algorithm')]
  if (typeof name !== 'string' || typeof algorithm !== 'string' || !Object.hasOwn(ALGORITHMS, algorithm)) return undefined
  const bytes = fromBase64(line.get('public'), ALGORITHMS[algorithm]!.length)
  const [from, to, revoked] = ['from', 'to', 'revoked'].map((member) => toMillis(line.get(member)))
  const unclear = (line.has('to') && to === undefined) || (line.has('revoked') && revoked === undefined)
  if (bytes === undefined || from === undefined || unclear) return undefined
  return { name, algorithm, public: bytes, from, ...(to === undefined ? {} : { to }), ...(revoked === undefined ? {} : { revoked }) }
}

/**
 * What the lines of a kind in a text say; nothing when one of them is no JSON or says nothing. Lines of other kinds are
 * passed over, so that an export that was trusted before can be handed in whole.
 */
export function linesOf<T>(text: string, kind: string, read: (line: Members) => T | undefined): T[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const members = lines.map((line) => parseJson(line))
  if (members.length === 0 || !members.every((line) => line instanceof Map)) return undefined
  const found = members.filter((line) => line.get('line') === kind).map(read)
  return found.length > 0 && found.every((value) => value !== undefined) ? found : undefined
}

export interface Use {
  key: Key
  countersigning: boolean
}

export class Keyring {
  readonly keys: Key[] = []
  private readonly uses = new Map<string, Use[]>()

  constructor(keys: readonly Key[] = []) {
    keys.forEach((key) => this.add(key))
  }

  add(key: Key): void {
    this.keys.push(key)
    for (const countersigning of [false, true]) {
      const by = `${key.name}\n${numberOf(key, countersigning)}`
      this.uses.set(by, [...(this.uses.get(by) ?? []), { key, countersigning }])
    }
  }

  /** What a key's number in a signature line may stand for. */
  find(name: string, number: string): readonly Use[] {
    return this.uses.get(`${name}\n${number}`) ?? []
  }
}

export function numberOf(key: Key, countersigning: boolean): string {
  const { type, cosignature } = ALGORITHMS[key.algorithm]!
  const named = concat(toUtf8(`${key.name}\n`), countersigning ? cosignature : type, key.public)
  return toHex(sha256(named).subarray(0, 4))
}

/** The seconds in front of a countersignature, which what it signs has too. */
export const secondsOf = (behind: Uint8Array): bigint => BigInt(`0x${toHex(behind.subarray(0, 8)) || '0'}`)

export function holds({ key, countersigning }: Use, text: string, behind: Uint8Array): boolean {
  const algorithm = ALGORITHMS[key.algorithm]!
  if (!countersigning) return algorithm.holds(behind, toUtf8(text), key.public)
  return algorithm.holds(behind.subarray(8), toUtf8(`cosignature/v1\ntime ${secondsOf(behind)}\n${text}`), key.public)
}
