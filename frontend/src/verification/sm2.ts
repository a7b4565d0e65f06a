import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import { concat, toUtf8 } from './bytes.ts'
import { sm3 } from './sm3.ts'

/** sm2p256v1 of GB/T 32918.5. */
const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
}
export const Point = weierstrass(CURVE)
export const ORDER = CURVE.n

const IDENTITY = toUtf8('1234567812345678')

export const toNumber = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

export function to32Bytes(number: bigint): Uint8Array {
  const hex = number.toString(16).padStart(64, '0')
  return Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}

/** What is signed: the digest of the message behind that of the identity, the curve and the key. */
export function toSign(message: Uint8Array, key: Uint8Array): bigint {
  const bits = 8 * IDENTITY.length
  const curve = [CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy].map(to32Bytes)
  const signer = sm3(concat(Uint8Array.of(bits >> 8, bits & 0xff), IDENTITY, ...curve, key.subarray(1)))
  return toNumber(sm3(concat(signer, message)))
}

/** GB/T 32918.2, section 7; the key as 0x04, x, y. */
export function verifySm2(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== 64 || key.length !== 65 || key[0] !== 4) return false
  const r = toNumber(signature.subarray(0, 32))
  const s = toNumber(signature.subarray(32))
  const t = (r + s) % ORDER
  if (r === 0n || r >= ORDER || s === 0n || s >= ORDER || t === 0n) return false
  try {
    const signer = Point.fromBytes(key)
    const found = Point.BASE.multiplyUnsafe(s).add(signer.multiplyUnsafe(t))
    return (toSign(message, key) + found.toAffine().x) % ORDER === r
  } catch {
    return false
  }
}
