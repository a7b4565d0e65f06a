import { fromBase64, isDigest, same, toHex, toUtf8 } from './bytes.ts'
import { find, isCount, LEEWAY, type Context } from './context.ts'
import { DigestSet } from './digestSet.ts'
import type { Members } from './json.ts'
import type { Proved } from './report.ts'
import { parseEntry, parseOpening, type Entry, type Opening } from './shape.ts'
import { sha256, Tree } from './tree.ts'

/** Checks entries and texts as they come. Of an export it keeps the tree's edge and the digests that were named. */
export class Entries {
  count = 0
  erased = 0
  /** Of which position the next entry should be. */
  next = 0
  readonly tree: Tree
  readonly attachments = new DigestSet()
  /** The entry that a proof is of. */
  proved: (Proved & { leaf: Uint8Array }) | undefined
  private readonly context: Context
  private readonly proof: boolean
  private readonly texts = new DigestSet()
  private readonly given = new DigestSet()

  constructor(context: Context, proof: boolean) {
    this.context = context
    this.proof = proof
    this.tree = new Tree(context.hash)
  }

  get textsMissing(): number {
    return this.texts.size - this.given.size
  }

  /** Whether there are as many entries as the last position says: with a gap, another root is no other history. */
  get whole(): boolean {
    return this.tree.size === this.next
  }

  take(line: Members): void {
    this.count++
    if (this.proof && this.count > 1) {
      find(this.context, 'FORMAT', 'ORDER', { what: 'entry' })
      return
    }
    const [position, content, said, opening] = ['position', 'content', 'leaf', 'opening'].map((member) => line.get(member))
    const hash = fromBase64(said, 32)
    const spot = isCount(position) ? { from: position, to: position } : {}
    if (!isCount(position) || typeof content !== 'string' || hash === undefined || !['string', 'undefined'].includes(typeof opening)) {
      find(this.context, 'FORMAT', 'MEMBERS', { ...spot, what: 'entry' })
    }
    if (isCount(position) && !this.proof) this.place(position)
    if (typeof content !== 'string') return

    const leaf = this.context.hash.leaf(toUtf8(content))
    if (hash !== undefined && !same(leaf, hash)) find(this.context, 'LEAF', 'ENTRY', spot)
    if (!this.proof) this.tree.add(hash ?? leaf)

    const entry = parseEntry(content)
    if (entry === undefined) find(this.context, 'FORMAT', 'CONTENT', spot)
    else this.check(entry, spot)
    if (opening === undefined) this.erased++
    const opened = typeof opening === 'string' ? this.open(opening, entry, spot) : undefined
    if (this.proof && entry !== undefined && isCount(position)) {
      this.proved = { position, entry, leaf, ...(opened === undefined ? {} : { opening: opened }) }
    }
  }

  text(line: Members): void {
    const [digest, text] = [line.get('sha256'), line.get('text')]
    if (!isDigest(digest) || typeof text !== 'string') {
      find(this.context, 'FORMAT', 'MEMBERS', { what: 'text' })
    } else if (!this.texts.has(digest)) {
      find(this.context, 'TEXT', 'UNNAMED', { what: digest })
    } else if (toHex(sha256(toUtf8(text))) !== digest) {
      find(this.context, 'TEXT', 'DIGEST', { what: digest })
    } else {
      this.given.add(digest)
      if (this.proved?.entry.facts.get('text') === digest) this.proved.text = text
    }
  }

  private place(position: number): void {
    if (position < this.next) {
      find(this.context, 'POSITION', 'OUT_OF_ORDER', { from: position, to: position })
      return
    }
    if (position > this.next) find(this.context, 'POSITION', 'MISSING', { from: this.next, to: position - 1 })
    this.next = position + 1
  }

  private check(entry: Entry, spot: { from?: number; to?: number }): void {
    const { log, now, latestHead } = this.context
    if (entry.log !== log) find(this.context, 'LOG', 'ENTRY', { ...spot, what: entry.log })
    if (entry.time < latestHead - LEEWAY) find(this.context, 'TIME', 'BACK_DATED', spot)
    if (entry.time > now + LEEWAY) find(this.context, 'TIME', 'FUTURE', spot)
    if (entry.time > (this.context.latestEntry?.time ?? 0)) this.context.latestEntry = { time: entry.time, at: spot }
    const text = entry.facts.get('text')
    if (text !== undefined) this.texts.add(text)
    entry.attachments.forEach((digest) => this.attachments.add(digest))
  }

  private open(text: string, entry: Entry | undefined, spot: { from?: number; to?: number }): Opening | undefined {
    const opening = parseOpening(text)
    if (opening === undefined) find(this.context, 'FORMAT', 'OPENING', spot)
    if (entry !== undefined && toHex(sha256(toUtf8(text))) !== entry.told) {
      find(this.context, 'OPENING', 'DIGEST', spot)
      return undefined
    }
    return opening
  }
}
