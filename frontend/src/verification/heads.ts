import { same } from './bytes.ts'
import { find, LEEWAY, type Context } from './context.ts'
import type { Members } from './json.ts'
import type { Keyring } from './keys.ts'
import { headOf, type Head } from './note.ts'
import type { At, Countersignature, HeadHeld } from './report.ts'
import { weigh } from './signatures.ts'

/** What a head has to be of: what has come before it, or what a proof leads to. */
export interface Expected {
  size: number
  /** None where a proof leads nowhere. */
  root: Uint8Array | undefined
  proof?: At
}

export class Heads {
  count = 0
  countersigned = 0
  longestWithout = 0
  held: HeadHeld | undefined
  private since: number | undefined
  private readonly context: Context
  private readonly keys: Keyring
  private readonly known: readonly Head[]
  private readonly forked = new Set<Head>()

  constructor(context: Context, keys: Keyring, known: readonly Head[]) {
    this.context = context
    this.keys = keys
    this.known = known.filter((head) => head.origin === context.log)
  }

  take(line: Members, expected: Expected): void {
    const head = headOf(line)
    if (head === undefined) {
      find(this.context, 'FORMAT', 'NOTE', { what: 'head' })
      return
    }
    this.count++
    if (head.origin !== this.context.log) {
      find(this.context, 'LOG', 'HEAD', { what: head.origin })
      return
    }
    const before = this.context.findings.total
    const range = this.range(head.size)
    this.checkTime(head, range)
    const { findings, countersignatures } = weigh(head, this.keys)
    for (const [code, detail, what] of findings) find(this.context, code, detail, { ...range, what })
    this.checkRoot(head, expected, range)
    this.meet(head.size, () => head.root)
    if (this.context.findings.total === before) {
      this.held = { size: head.size, time: head.time, note: head.note, countersignatures }
    }
    this.countWitnesses(head, countersignatures)
  }

  /** Holds the heads that were known of this size against the root that is here. */
  meet(size: number, root: () => Uint8Array): void {
    for (const known of this.known) {
      if (known.size !== size || this.forked.has(known) || same(known.root, root())) continue
      this.forked.add(known)
      find(this.context, 'FORK', 'KNOWN_HEAD', this.range(size))
    }
  }

  close(size: number): void {
    for (const known of this.known) {
      if (known.size > size) find(this.context, 'TRUNCATED', 'KNOWN_HEAD', { from: size, to: known.size - 1 })
    }
  }

  /** From the position behind the last head that held. */
  private range(size: number): At {
    return size === 0 ? {} : { from: Math.min(this.held?.size ?? 0, size - 1), to: size - 1 }
  }

  private checkTime(head: Head, range: At): void {
    const { latestEntry, latestHead, now } = this.context
    if (latestEntry !== undefined && latestEntry.time > head.time + LEEWAY) find(this.context, 'TIME', 'LATER_THAN_HEAD', latestEntry.at)
    this.context.latestEntry = undefined
    if (head.time < latestHead) find(this.context, 'TIME', 'OLDER_HEAD', range)
    if (head.time > now + LEEWAY) find(this.context, 'TIME', 'FUTURE', range)
    this.context.latestHead = Math.max(latestHead, head.time)
  }

  private checkRoot(head: Head, expected: Expected, range: At): void {
    if (head.size !== expected.size) {
      if (expected.proof !== undefined) find(this.context, 'FORMAT', 'SIZE', range)
      else if (head.size < expected.size) find(this.context, 'FORMAT', 'ORDER', { ...range, what: 'head' })
      else find(this.context, 'TRUNCATED', 'OWN_HEAD', { from: expected.size, to: head.size - 1 })
    } else if (expected.root === undefined || !same(head.root, expected.root)) {
      find(this.context, 'ROOT', expected.proof === undefined ? 'HEAD' : 'INCLUSION', expected.proof ?? range)
    }
  }

  private countWitnesses(head: Head, countersignatures: readonly Countersignature[]): void {
    this.since ??= head.time
    this.longestWithout = Math.max(this.longestWithout, head.time - this.since)
    if (countersignatures.length === 0) return
    this.countersigned++
    this.since = head.time
  }
}
