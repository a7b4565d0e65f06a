import { isDigest, toHex } from './bytes.ts'
import { Check } from './check.ts'
import { DigestSet } from './digestSet.ts'
import { keyOf, Keyring, linesOf } from './keys.ts'
import { headOf } from './note.ts'
import type { Report } from './report.ts'
import { Lines, pieces, Unreadable, type Source } from './source.ts'
import { digesting } from './tree.ts'

export interface NamedFile {
  name: string
  content: Source
}

export interface Options {
  /** Lines as in an export, of keys that were given on another way. */
  keys?: string
  /** Lines as in an export, of heads that were known before. */
  heads?: string
  /** Attachments, as they lie in `documents/` of an export. */
  files?: Iterable<NamedFile> | AsyncIterable<NamedFile>
  /** In milliseconds since 1970. */
  now: number
  onProgress?: (bytes: number, entries: number) => void
}

const LONGEST_LINE = 16 * 1024 * 1024

/** Checks an export or a proof by docs/log.md, and no more than that page says. Whatever it is given, it reports. */
export async function verify(source: Source, options: Options): Promise<Report> {
  const keys = options.keys === undefined ? undefined : linesOf(options.keys, 'key', keyOf)
  const heads = options.heads === undefined ? [] : linesOf(options.heads, 'head', headOf)
  const check = new Check(options.now, keys && new Keyring(keys), heads ?? [])
  if (options.keys !== undefined && keys === undefined) return reportOf(check, 0, options, 'KEYS')
  if (heads === undefined) return reportOf(check, 0, options, 'HEADS')
  try {
    await read(source, check, options.onProgress)
  } catch (reason) {
    if (reason instanceof Unreadable) return reportOf(check, 0, options, 'SOURCE')
    throw reason
  }
  try {
    return reportOf(check, await checkFiles(check, options.files ?? []), options)
  } catch (reason) {
    if (reason instanceof Unreadable) return reportOf(check, 0, options, 'FILES')
    throw reason
  }
}

/** The SHA-256 by which an entry names a file. */
export async function digestOf(content: Source): Promise<string> {
  const digest = digesting()
  for await (const piece of pieces(content)) digest.update(piece)
  return toHex(digest.digest())
}

async function read(source: Source, check: Check, onProgress: Options['onProgress']): Promise<void> {
  const lines = new Lines(LONGEST_LINE)
  let bytes = 0
  reading: for await (const piece of pieces(source)) {
    bytes += piece.length
    for (const line of lines.of(piece)) if (!check.take(line)) break reading
    onProgress?.(bytes, check.begun?.entries.count ?? 0)
  }
  check.close(lines.left > 0)
}

/** How many of the attachments that entries name are at hand. */
async function checkFiles({ begun, findings }: Check, files: NonNullable<Options['files']>): Promise<number> {
  const atHand = new DigestSet()
  for await (const { name, content } of files) {
    const digest = name.split('.')[0]!
    if (!isDigest(digest) || (await digestOf(content)) !== digest) findings.add('ATTACHMENT', 'DIGEST', { what: name })
    else if (begun?.entries.attachments.has(digest)) atHand.add(digest)
  }
  return atHand.size
}

function reportOf({ begun, findings }: Check, files: number, { keys }: Options, unreadable?: Report['unreadable']): Report {
  const { entries, heads, about } = begun ?? {}
  const { leaf: _, ...proved } = entries?.proved ?? {}
  const count = entries?.count ?? 0
  const covered = about?.format === 'proof' ? heads?.held && count : heads?.held?.size
  return {
    exit: unreadable !== undefined ? 2 : findings.total > 0 ? 1 : 0,
    ...(unreadable === undefined ? {} : { unreadable }),
    ...about,
    findings: findings.list,
    found: findings.counts,
    entries: count,
    uncovered: Math.max(0, count - (covered ?? 0)),
    heads: heads?.count ?? 0,
    countersigned: heads?.countersigned ?? 0,
    longestWithout: heads?.longestWithout ?? 0,
    erased: entries?.erased ?? 0,
    textsMissing: entries?.textsMissing ?? 0,
    filesMissing: (entries?.attachments.size ?? 0) - files,
    ownKeysOnly: keys === undefined,
    ...(heads?.held === undefined ? {} : { head: heads.held }),
    ...(entries?.proved === undefined ? {} : { proved: proved as Report['proved'] }),
  }
}
