// A log of decisions as docs/log.md describes it, written as plainly as it can be and with OpenSSL's hashes and
// signatures: it shares nothing with the verifier that it is there to test but the curve of SM2.
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { ORDER, Point } from '../verification/sm2.ts'

export type Line = Record<string, unknown>
export type Hash = 'SHA-256' | 'SM3'

const bytesOf = (...parts: (string | Uint8Array)[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))
const hashed = (name: string, ...parts: (string | Uint8Array)[]) => createHash(name).update(bytesOf(...parts)).digest()
export const sha256 = (...parts: (string | Uint8Array)[]) => hashed('sha256', ...parts).toString('hex')

/** For what the tests write, without any character that would need more: sorted at every depth. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

const opensslName = (hash: Hash) => (hash === 'SM3' ? 'sm3' : 'sha256')
export const leafOf = (hash: Hash, content: string) => hashed(opensslName(hash), '\0', content)

/** The largest power of two below. */
const split = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1)

/** RFC 6962, section 2.1, word for word. */
export function rootOf(hash: Hash, leaves: Uint8Array[]): Buffer {
  if (leaves.length === 0) return hashed(opensslName(hash))
  if (leaves.length === 1) return Buffer.from(leaves[0]!)
  const k = split(leaves.length)
  return hashed(opensslName(hash), '\x01', rootOf(hash, leaves.slice(0, k)), rootOf(hash, leaves.slice(k)))
}

/** RFC 6962, section 2.1.1. */
export function pathOf(hash: Hash, at: number, leaves: Uint8Array[]): Buffer[] {
  if (leaves.length <= 1) return []
  const k = split(leaves.length)
  return at < k
    ? [...pathOf(hash, at, leaves.slice(0, k)), rootOf(hash, leaves.slice(k))]
    : [...pathOf(hash, at - k, leaves.slice(k)), rootOf(hash, leaves.slice(0, k))]
}

export interface Signer {
  name: string
  sign: (text: string) => string
  countersign: (text: string, seconds: number) => string
  keyLine: (more?: Line) => Line
}

export function ed25519Signer(name: string, seed: number): Signer {
  const secret = createPrivateKey({ key: bytesOf(Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)), format: 'der', type: 'pkcs8' })
  const open = createPublicKey(secret as unknown as KeyObject).export({ format: 'der', type: 'spki' }).subarray(-32)
  return signer(name, 'Ed25519', open, ['\x01', '\x04'], (text) => sign(null, text, secret))
}

const to32 = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex')
const asNumber = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`)
const inverse = (number: bigint): bigint => {
  let [power, left, base] = [1n, ORDER - 2n, number % ORDER]
  for (; left > 0n; left >>= 1n, base = (base * base) % ORDER) if (left & 1n) power = (power * base) % ORDER
  return power
}

const SM2_CURVE =
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0'

/** By GB/T 32918.2, section 6. */
export function sm2Signer(name: string, seed: number): Signer {
  const secret = BigInt(seed) + 2n ** 200n
  const open = Buffer.from(Point.BASE.multiply(secret).toBytes(false))
  return signer(name, 'SM2', open, ['\xffcobuild.org/sm2', '\xffcobuild.org/sm2-cosignature'], (text) => {
    const z = hashed('sm3', Buffer.from('0080', 'hex'), '1234567812345678', Buffer.from(SM2_CURVE, 'hex'), open.subarray(1))
    const e = asNumber(hashed('sm3', z, text))
    const k = asNumber(hashed('sha256', to32(secret), text))
    const r = (e + Point.BASE.multiply(k % ORDER).toAffine().x) % ORDER
    const s = (inverse(1n + secret) * (((k - r * secret) % ORDER) + ORDER)) % ORDER
    return bytesOf(to32(r), to32(s))
  })
}

function signer(name: string, algorithm: string, open: Buffer, types: [string, string], sign: (text: Buffer) => Buffer): Signer {
  const number = (type: string) => hashed('sha256', `${name}\n`, Buffer.from(type, 'latin1'), open).subarray(0, 4)
  const line = (...parts: Uint8Array[]) => `\u2014 ${name} ${bytesOf(...parts).toString('base64')}\n`
  return {
    name,
    sign: (text) => line(number(types[0]), sign(bytesOf(text))),
    countersign: (text, seconds) => {
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(BigInt(seconds))
      return line(number(types[1]), time, sign(bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`)))
    },
    keyLine: (more = {}) => ({ line: 'key', name, algorithm, public: open.toString('base64'), from: '2026-01-01T00:00:00.000Z', ...more }),
  }
}

export interface Act {
  content: Line
  opening?: Line
  text?: string
}

export const opened = (act: Act): Line => ({ ...act.content, told: sha256(canonical(act.opening)), ...(act.text === undefined ? {} : { facts: { text: sha256(act.text) } }) })

export function headText(log: string, size: number, root: Uint8Array, time: string): string {
  return `${log}\n${size}\n${Buffer.from(root).toString('base64')}\ntime ${time}\n`
}

/** @param lines each of which is signed over the text */
export const headLine = (text: string, ...sign: ((text: string) => string)[]): Line => ({ line: 'head', note: `${text}\n${sign.map((by) => by(text)).join('')}` })

export function entryLines(hash: Hash, position: number, act: Act): Line[] {
  const content = canonical(opened(act))
  const entry = { line: 'entry', position, content, leaf: leafOf(hash, content).toString('base64'), opening: canonical(act.opening) }
  return act.text === undefined ? [entry] : [entry, { line: 'text', sha256: sha256(act.text), text: act.text }]
}

/** The file of these lines; an end line is put behind them that fits, as anybody could who changes a file. */
export function seal(lines: Line[]): string {
  const before = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  const entries = lines.filter(({ line }) => line === 'entry').length
  return `${before}${JSON.stringify({ line: 'end', entries, sha256: sha256(before) })}\n`
}
