import { fromBase64 } from './bytes.ts'
import { find, isCount, type Context } from './context.ts'
import type { Entries } from './entries.ts'
import type { Expected } from './heads.ts'
import type { Members } from './json.ts'

/** A tree of 2^53 leaves is no higher. */
const HIGHEST = 53

/** The way from the entry of a proof to the root of its head. */
export class Inclusion {
  count = 0
  private readonly context: Context
  private readonly size: number
  private root: Uint8Array | undefined

  constructor(context: Context, size: number) {
    this.context = context
    this.size = size
  }

  take(line: Members, { proved }: Entries): void {
    this.count++
    const [position, size, said] = ['position', 'size', 'hashes'].map((member) => line.get(member))
    const hashes = Array.isArray(said) && said.length <= HIGHEST ? said.map((hash) => fromBase64(hash, 32)) : [undefined]
    if (!isCount(position) || !isCount(size) || !hashes.every((hash) => hash !== undefined)) {
      find(this.context, 'FORMAT', 'MEMBERS', { what: 'inclusion' })
    } else if (proved === undefined || this.count > 1) {
      find(this.context, 'FORMAT', 'ORDER', { what: 'inclusion' })
    } else if (position !== proved.position) {
      find(this.context, 'POSITION', 'INCLUSION', { from: proved.position, to: proved.position })
    } else if (size !== this.size) {
      find(this.context, 'FORMAT', 'SIZE', { what: 'inclusion' })
    } else {
      this.root = this.context.hash.rootOf(proved.leaf, position, size, hashes)
    }
  }

  expected({ proved }: Entries): Expected {
    return { size: this.size, root: this.root, proof: proved === undefined ? {} : { from: proved.position, to: proved.position } }
  }
}
