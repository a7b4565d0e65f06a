/**
 * Digests that have been seen, 32 to 64 bytes for each instead of the hundreds that a set of strings takes: an export names
 * as many texts and files as it has entries. Half of a digest tells them apart as well as anything.
 */
export class DigestSet {
  size = 0
  /** Nobody who writes an export can choose digests that all belong into one slot. */
  private readonly seed = Uint32Array.from({ length: 4 }, () => Math.floor(Math.random() * 2 ** 32) | 1)
  private slots = new Uint32Array(4 * 1024)

  /** Whether it was not there before. */
  add(digest: string): boolean {
    const words = half(digest)
    const at = this.find(this.slots, words)
    if (!isFree(this.slots, at)) return false
    this.slots.set(words, at)
    this.size++
    if (8 * this.size > this.slots.length) this.grow()
    return true
  }

  has(digest: string): boolean {
    return !isFree(this.slots, this.find(this.slots, half(digest)))
  }

  private grow(): void {
    const larger = new Uint32Array(2 * this.slots.length)
    for (let at = 0; at < this.slots.length; at += 4) {
      if (isFree(this.slots, at)) continue
      const words = this.slots.subarray(at, at + 4)
      larger.set(words, this.find(larger, words))
    }
    this.slots = larger
  }

  /** The slot that has these words, or the free one where they belong. */
  private find(slots: Uint32Array, words: Uint32Array): number {
    const mixed = words.reduce((sum, word, i) => (sum + Math.imul(word, this.seed[i]!)) | 0, 0)
    let at = (4 * ((mixed ^ (mixed >>> 16)) >>> 0)) % slots.length
    while (!isFree(slots, at) && !words.every((word, i) => slots[at + i] === word)) at = (at + 4) % slots.length
    return at
  }
}

/** Never all zero, which is a free slot. */
const half = (digest: string): Uint32Array =>
  Uint32Array.from([0, 8, 16, 24], (at) => Number.parseInt(digest.slice(at, at + 8), 16) | (at === 24 ? 1 : 0))

const isFree = (slots: Uint32Array, at: number): boolean => slots[at + 3] === 0
