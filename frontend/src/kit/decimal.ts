/**
 * Exact decimal arithmetic on strings such as "12860000.00". Money never passes through a float.
 * Amounts are yuan; one 万元 is 10,000 yuan.
 */
const FORM = /^-?\d+(\.\d+)?$/

/** `value` × 10^places as an integer, rounded half up; null when the text is no decimal number. */
export function scaled(value: string, places: number): bigint | null {
  const text = value.trim().replace('−', '-')
  if (!FORM.test(text)) return null
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const kept = fraction.slice(0, places).padEnd(places, '0')
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n
  const size = BigInt(whole + kept) + up
  return negative ? -size : size
}

/** The integer back as a decimal string with exactly `places` fraction digits. */
export function unscaled(size: bigint, places: number): string {
  const negative = size < 0n
  const digits = (negative ? -size : size).toString().padStart(places + 1, '0')
  const whole = places ? digits.slice(0, -places) : digits
  return (negative ? '-' : '') + whole + (places ? '.' + digits.slice(-places) : '')
}

const fen = (value: string) => scaled(value, 2) ?? 0n

export const addMoney = (...values: readonly (string | null | undefined)[]): string =>
  unscaled(values.reduce((sum, value) => sum + fen(value ?? '0'), 0n), 2)

export const subtractMoney = (from: string, value: string): string => unscaled(fen(from) - fen(value), 2)

/** −1, 0 or 1, as sort functions expect. */
export const compareMoney = (left: string, right: string): -1 | 0 | 1 => {
  const difference = fen(left) - fen(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Quantity (up to four fraction digits) × unit price in yuan, rounded half up to the fen. */
export function timesMoney(quantity: string, unitPrice: string): string {
  const product = (scaled(quantity, 4) ?? 0n) * fen(unitPrice)
  return unscaled(scaled(unscaled(product, 6), 2) ?? 0n, 2)
}

/** part / whole between 0 and 1 with six digits, for bars; "0.000000" when the whole is nothing. */
export function ratioOf(part: string, whole: string): number {
  const all = fen(whole)
  return all === 0n ? 0 : Number((fen(part) * 1_000_000n) / all) / 1_000_000
}

/** "4.5" 万元 → "45000.00" yuan; null when it is no number or finer than a fen. */
export function wanToYuan(wan: string): string | null {
  const text = wan.trim().replaceAll(/[,，\s]/g, '')
  if (!FORM.test(text) || (text.split('.')[1]?.length ?? 0) > 6) return null
  return unscaled(scaled(text, 6) ?? 0n, 2)
}

/** "45000.00" yuan → "4.5" 万元, exact and without trailing zeros: for typing. */
export function yuanToWan(yuan: string): string {
  const size = scaled(yuan, 2)
  return size === null ? '' : trimmed(unscaled(size, 6))
}

/** Yuan in its shortest form: for typing. */
export const trimmed = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

const grouped = (value: string): string => {
  const [whole = '', fraction] = value.split('.')
  const commas = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',').replace('-', '−')
  return fraction ? `${commas}.${fraction}` : commas
}

/** 1,286.00 from 12860000.00: 万元 with two decimals, rounded for the eye only. */
export const inWan = (yuan: string): string => {
  const size = scaled(yuan, 2) ?? 0n
  return grouped(unscaled(scaled(unscaled(size, 6), 2) ?? 0n, 2))
}

/** 12,860,000 or 12,530.12: full yuan; fen only where there are any. */
export const inYuan = (yuan: string): string => {
  const text = unscaled(scaled(yuan, 2) ?? 0n, 2)
  return grouped(text.endsWith('.00') ? text.slice(0, -3) : text)
}
