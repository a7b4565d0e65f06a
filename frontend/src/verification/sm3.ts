import { HashMD } from '@noble/hashes/_md.js'

const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))
/** The constant of each round, already turned. */
const ROUNDS = Int32Array.from({ length: 64 }, (_, round) => rotate(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32))
const words = new Int32Array(68)

/** SM3 (GB/T 32905): padded and cut into blocks as SHA-256 is. */
export class Sm3 extends HashMD<Sm3> {
  private readonly state = Int32Array.from(START)

  constructor() {
    super(64, 32, 8, false)
  }

  protected get(): number[] {
    return [...this.state]
  }

  protected set(...state: number[]): void {
    this.state.set(state)
  }

  protected process(view: DataView, offset: number): void {
    const w = words
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + 4 * i)
    for (let i = 16; i < 68; i++) {
      const x = w[i - 16]! ^ w[i - 9]! ^ rotate(w[i - 3]!, 15)
      w[i] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[i - 13]!, 7) ^ w[i - 6]!
    }
    let [a, b, c, d, e, f, g, h] = this.state as unknown as [number, number, number, number, number, number, number, number]
    for (let j = 0; j < 64; j++) {
      const turned = rotate(a, 12)
      const ss1 = rotate((turned + e + ROUNDS[j]!) | 0, 7)
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
      const tt1 = (ff + d + (ss1 ^ turned) + (w[j]! ^ w[j + 4]!)) | 0
      const tt2 = (gg + h + ss1 + w[j]!) | 0
      d = c
      c = rotate(b, 9)
      b = a
      a = tt1
      h = g
      g = rotate(f, 19)
      f = e
      e = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)
    }
    const next = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i++) this.state[i]! ^= next[i]!
  }

  protected roundClean(): void {
    words.fill(0)
  }

  destroy(): void {
    this.destroyed = true
    this.state.fill(0)
  }

  _cloneInto(to: Sm3 = new Sm3()): Sm3 {
    to.set(...this.get())
    return this._cloneIntoMeta(to)
  }
}

export const sm3 = (message: Uint8Array): Uint8Array => new Sm3().update(message).digest()
