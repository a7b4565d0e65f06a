import { fromBase64, toHex, toMillis } from './bytes.ts'
import type { Members } from './json.ts'

export interface Signature {
  name: string
  /** The key's, in hexadecimal. */
  number: string
  behind: Uint8Array
}

export interface Head {
  origin: string
  size: number
  root: Uint8Array
  time: number
  /** What is signed. */
  text: string
  signatures: Signature[]
  note: string
}

/** A name of a key as C2SP's signed note has it. */
export const isOrigin = (value: unknown): value is string => typeof value === 'string' && /^cobuild\/log\/[^\s+]+$/.test(value)

const TEXT = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\ntime ([^\n]+)\n$/

export function parseNote(note: string): Head | undefined {
  const end = note.indexOf('\n\n') + 1
  const [, origin, size, hash, clock] = TEXT.exec(note.slice(0, end)) ?? []
  const root = fromBase64(hash, 32)
  const time = toMillis(clock)
  if (!isOrigin(origin) || !Number.isSafeInteger(Number(size)) || root === undefined || time === undefined) return undefined
  const lines = note.slice(end + 1).split('\n')
  if (lines.pop() !== '') return undefined
  const signatures = lines.map(signatureOf)
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  return { origin, size: Number(size), root, time, text: note.slice(0, end), signatures, note }
}

function signatureOf(line: string): Signature | undefined {
  const [, name, base64] = /^\u2014 ([^\s+]+) (\S+)$/.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (name === undefined || bytes === undefined || bytes.length < 5) return undefined
  return { name, number: toHex(bytes.subarray(0, 4)), behind: bytes.subarray(4) }
}

export function headOf(line: Members): Head | undefined {
  const note = line.get('note')
  return typeof note === 'string' ? parseNote(note) : undefined
}
