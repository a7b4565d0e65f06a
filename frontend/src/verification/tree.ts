import { sha256 as Sha256 } from '@noble/hashes/sha2.js'
import { sm3, Sm3 } from './sm3.ts'

export interface Digesting {
  update(bytes: Uint8Array): Digesting
  digest(): Uint8Array
}

export const sha256 = (bytes: Uint8Array): Uint8Array => Sha256(bytes)
export const digesting = (): Digesting => Sha256.create()

const HASHES = {
  'SHA-256': { of: sha256, create: digesting },
  SM3: { of: sm3, create: (): Digesting => new Sm3() },
}
export type HashName = keyof typeof HASHES
export const isHashName = (name: unknown): name is HashName => typeof name === 'string' && Object.hasOwn(HASHES, name)

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** How leaves and nodes are hashed: RFC 6962, section 2.1. */
export class TreeHash {
  private readonly hash: (typeof HASHES)[HashName]

  constructor(name: HashName) {
    this.hash = HASHES[name]
  }

  empty(): Uint8Array {
    return this.hash.of(new Uint8Array())
  }

  leaf(content: Uint8Array): Uint8Array {
    return this.hash.create().update(LEAF).update(content).digest()
  }

  node(left: Uint8Array, right: Uint8Array): Uint8Array {
    return this.hash.create().update(NODE).update(left).update(right).digest()
  }

  /** The root to which an inclusion proof leads; none when it has too few or too many hashes, or there is no such leaf. */
  rootOf(leaf: Uint8Array, position: number, size: number, hashes: readonly Uint8Array[]): Uint8Array | undefined {
    if (position >= size) return undefined
    let [at, last, root] = [position, size - 1, leaf]
    for (const hash of hashes) {
      if (last === 0) return undefined
      if (at % 2 === 1 || at === last) {
        root = this.node(hash, root)
        // A node at the right edge without a sibling stands for itself one level up.
        while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
      } else {
        root = this.node(root, hash)
      }
      ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    }
    return last === 0 ? root : undefined
  }
}

/** The tree so far, of which only the roots of its whole parts are kept, the largest first. */
export class Tree {
  size = 0
  private readonly parts: { leaves: number; root: Uint8Array }[] = []
  private readonly hash: TreeHash

  constructor(hash: TreeHash) {
    this.hash = hash
  }

  add(leaf: Uint8Array): void {
    let part = { leaves: 1, root: leaf }
    while (this.parts.at(-1)?.leaves === part.leaves) {
      const left = this.parts.pop()!
      part = { leaves: 2 * part.leaves, root: this.hash.node(left.root, part.root) }
    }
    this.parts.push(part)
    this.size++
  }

  root(): Uint8Array {
    const [last, ...before] = [...this.parts].reverse()
    return last === undefined ? this.hash.empty() : before.reduce((right, left) => this.hash.node(left.root, right), last.root)
  }
}
