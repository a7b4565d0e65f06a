import { toHex } from './bytes.ts'
import { parseJson } from './json.ts'
import { holds, keyOf, Keyring, type Key } from './keys.ts'
import { parseNote } from './note.ts'
import { sha256 } from './tree.ts'

/** A key as people compare it with what stands on paper. */
export interface Signer {
  algorithm: string
  /** SHA-256 of the public key, in groups of four. */
  fingerprint: string
}

const keysIn = (text: string): Key[] =>
  text
    .split('\n')
    .map((line) => parseJson(line))
    .flatMap((line) => (line instanceof Map && line.get('line') === 'key' ? (keyOf(line) ?? []) : []))

/** Which of the keys in a text has signed a head for its own log. Lines that are none are passed over. */
export function signerOf(note: string, keys: string): Signer | undefined {
  const head = parseNote(note)
  if (head === undefined) return undefined
  const ring = new Keyring(keysIn(keys))
  for (const { name, number, behind } of head.signatures) {
    if (name !== head.origin) continue
    const use = ring.find(name, number).find((one) => !one.countersigning && holds(one, head.text, behind))
    if (use) return { algorithm: use.key.algorithm, fingerprint: toHex(sha256(use.key.public)).replace(/(.{4})(?=.)/g, '$1 ') }
  }
  return undefined
}
