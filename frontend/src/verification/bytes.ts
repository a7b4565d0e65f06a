const utf8 = new TextEncoder()
// A byte order mark is no white space of JSON: it stays, so that it is found.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const toUtf8 = (text: string): Uint8Array => utf8.encode(text)

export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return hex
}

export const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** More than anything here is long: no signature or key has as much. */
const LONGEST = 65_536

/** Each value has one spelling only: padded, without white space, and no bits behind the last byte. */
export function fromBase64(text: unknown, length?: number): Uint8Array | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined
  try {
    const chars = atob(text)
    const bytes = new Uint8Array(chars.length)
    for (let at = 0; at < chars.length; at++) bytes[at] = chars.charCodeAt(at)
    return btoa(chars) === text && (length === undefined || bytes.length === length) ? bytes : undefined
  } catch {
    return undefined
  }
}

export const same = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, at) => byte === other[at])

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Milliseconds since 1970 of a time as the log writes it; a day that there isn't is none. */
export function toMillis(time: unknown): number | undefined {
  if (typeof time !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time)) return undefined
  const millis = Date.parse(time)
  return Number.isNaN(millis) || new Date(millis).toISOString() !== time ? undefined : millis
}
