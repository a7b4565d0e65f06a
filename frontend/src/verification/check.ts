import { fromUtf8, isDigest, toHex, toMillis } from './bytes.ts'
import { find, isCount, type Context } from './context.ts'
import { Entries } from './entries.ts'
import { Heads } from './heads.ts'
import { parseJson, type Members } from './json.ts'
import { Keyring, keyOf, sameKey } from './keys.ts'
import { isOrigin, type Head } from './note.ts'
import { Inclusion } from './proof.ts'
import { Findings, type Report } from './report.ts'
import type { Line } from './source.ts'
import { digesting, isHashName, TreeHash } from './tree.ts'

interface Begun {
  about: Pick<Report, 'log' | 'tenant' | 'hash' | 'at'> & { format: 'export' | 'proof' }
  size: number
  entries: Entries
  heads: Heads
  inclusion: Inclusion
}

type State = 'KEYS' | 'ENTRIES' | 'ENDED'

/** Takes an export or a proof line by line. */
export class Check {
  readonly findings = new Findings()
  begun: Begun | undefined
  private readonly digest = digesting()
  private readonly keys: Keyring
  private readonly trusted: boolean
  private readonly known: readonly Head[]
  private readonly context: Context
  private inLong = false
  private stopped = false
  private state: State = 'KEYS'

  constructor(now: number, trusted: Keyring | undefined, known: readonly Head[]) {
    this.keys = trusted ?? new Keyring()
    this.trusted = trusted !== undefined
    this.known = known
    this.context = { findings: this.findings, log: '', hash: new TreeHash('SHA-256'), now, line: 0, latestHead: -Infinity, latestEntry: undefined }
  }

  /** Whether it makes sense to go on. */
  take({ bytes, tooLong, ended }: Line): boolean {
    if (this.state === 'ENDED') {
      find(this.context, 'FORMAT', 'FOLLOWS')
      this.stopped = true
    } else if (tooLong) {
      if (!this.inLong) this.context.line++
      if (!this.inLong) find(this.context, 'FORMAT', 'TOO_LONG')
      this.inLong = !ended
      this.digest.update(bytes)
      this.stopped = this.begun === undefined
    } else {
      this.takeLine(bytes)
      this.stopped = this.begun === undefined
    }
    return !this.stopped
  }

  private takeLine(bytes: Uint8Array): void {
    this.context.line++
    const text = fromUtf8(bytes.subarray(0, -1))
    const line = text === undefined ? undefined : parseJson(text)
    if (!(line instanceof Map)) find(this.context, 'FORMAT', 'JSON')
    else if (typeof line.get('line') !== 'string') find(this.context, 'FORMAT', 'MEMBERS', { what: 'line' })
    else this.dispatch(line, line.get('line') as string)
    // The digest in the last line is that of what stands before it.
    if (this.state !== 'ENDED') this.digest.update(bytes)
  }

  /** @param left whether something follows the last line feed */
  close(left: boolean): void {
    if (this.stopped) return
    if (this.state === 'ENDED') {
      if (left) find(this.context, 'FORMAT', 'FOLLOWS')
    } else {
      find(this.context, 'CUT', left ? 'NO_LINE_FEED' : 'NO_END')
    }
    if (this.begun === undefined) return
    const { about, size, entries, heads, inclusion } = this.begun
    if (about.format === 'export') {
      if (entries.count !== size) find(this.context, 'FORMAT', 'SIZE')
      heads.close(entries.next)
      if (heads.count === 0 && entries.count > 0) find(this.context, 'SIGNATURE', 'NO_HEAD', { from: 0, to: entries.count - 1 })
    } else if (this.state === 'ENDED') {
      const parts = { entry: entries.count, inclusion: inclusion.count, head: heads.count }
      for (const [what, count] of Object.entries(parts)) if (count === 0) find(this.context, 'FORMAT', 'LACKS', { what })
    }
  }

  private dispatch(line: Members, kind: string): void {
    if (this.begun === undefined) {
      this.begin(line, kind)
      return
    }
    const { entries, heads, inclusion, about } = this.begun
    const proof = about.format === 'proof'
    if (['entry', 'text', 'head'].includes(kind)) this.state = 'ENTRIES'
    if (kind === 'key') this.key(line)
    else if (kind === 'entry') this.entry(line, this.begun)
    else if (kind === 'text') entries.text(line)
    else if (kind === 'head' && proof) this.headOfProof(line, this.begun)
    else if (kind === 'head') heads.take(line, { size: entries.next, root: entries.tree.root() })
    else if (kind === 'inclusion' && proof) inclusion.take(line, entries)
    else if (kind === 'end') this.end(line, entries)
    else if (kind === 'export' || kind === 'inclusion') find(this.context, 'FORMAT', 'ORDER', { what: kind })
  }

  private begin(line: Members, kind: string): void {
    const [format, log, tenant, hash, size] = ['format', 'log', 'tenant', 'hash', 'size'].map((member) => line.get(member))
    const [, name] = /^cobuild-log-(export|proof)-1$/.exec(String(format)) ?? []
    const at = toMillis(line.get('at'))
    if (kind !== 'export' || name === undefined) {
      find(this.context, 'FORMAT', 'UNKNOWN')
    } else if (!isOrigin(log) || typeof tenant !== 'string' || !isHashName(hash) || !isCount(size) || at === undefined) {
      find(this.context, 'FORMAT', 'MEMBERS', { what: 'export' })
    } else {
      this.context.log = log
      this.context.hash = new TreeHash(hash)
      const entries = new Entries(this.context, name === 'proof')
      const heads = new Heads(this.context, this.keys, this.known)
      const inclusion = new Inclusion(this.context, size)
      this.begun = { about: { format: name as 'export' | 'proof', log, tenant, hash, at }, size, entries, heads, inclusion }
      if (name === 'export') heads.meet(0, () => entries.tree.root())
    }
  }

  private key(line: Members): void {
    const key = keyOf(line)
    if (this.state !== 'KEYS') {
      find(this.context, 'FORMAT', 'ORDER', { what: 'key' })
    } else if (key === undefined) {
      find(this.context, 'FORMAT', 'MEMBERS', { what: 'key' })
    } else if (!this.trusted) {
      this.keys.add(key)
    } else {
      const named = this.keys.keys.filter(({ name }) => name === key.name)
      if (named.length > 0 && !named.some((one) => sameKey(one, key))) find(this.context, 'KEY', 'OTHER_KEY', { what: key.name })
    }
  }

  private entry(line: Members, { entries, heads }: Begun): void {
    entries.take(line)
    if (entries.whole) heads.meet(entries.next, () => entries.tree.root())
  }

  private headOfProof(line: Members, { entries, heads, inclusion }: Begun): void {
    if (inclusion.count === 0 || heads.count > 0) find(this.context, 'FORMAT', 'ORDER', { what: 'head' })
    else heads.take(line, inclusion.expected(entries))
  }

  private end(line: Members, entries: Entries): void {
    const [count, digest] = [line.get('entries'), line.get('sha256')]
    this.state = 'ENDED'
    if (!isCount(count) || !isDigest(digest)) {
      find(this.context, 'FORMAT', 'MEMBERS', { what: 'end' })
      return
    }
    if (count !== entries.count) find(this.context, 'FORMAT', 'ENTRIES')
    if (toHex(this.digest.digest()) !== digest) find(this.context, 'FORMAT', 'DIGEST')
  }
}
