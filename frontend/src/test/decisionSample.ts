// A small log and what is made of it, as it is and changed.
import { verify, type Options } from '../verification/index.ts'
import { canonical, ed25519Signer, entryLines, headLine, headText, leafOf, opened, pathOf, rootOf, seal, sha256, type Act, type Hash, type Line, type Signer } from './decisionLog.ts'

export const LOG = 'cobuild/log/370900'
export const NOW = Date.parse('2026-12-01T00:00:00.000Z')
export const FILE = sha256('a file')

export const source = (text: string | Uint8Array) => [typeof text === 'string' ? Uint8Array.from(Buffer.from(text)) : text]
export const lineOf = (line: Line) => `${JSON.stringify(line)}\n`
export const check = (text: string | Uint8Array, options: Partial<Options> = {}) => verify(source(text), { now: NOW, ...options })
export const codes = async (text: string | Uint8Array, options: Partial<Options> = {}) => {
  const { findings } = await check(text, options)
  return [...new Set(findings.map(({ code, detail }) => `${code} ${detail}`))].sort()
}

export const minute = (at: number) => `2026-11-30T09:${String(at).padStart(2, '0')}:00.000Z`
export const seconds = (time: string) => Date.parse(time) / 1000

export const act = (n: number, more: Line = {}): Act => ({
  content: { format: 'cobuild-log-entry-1', log: LOG, id: `${1000 + n}`, kind: 'DECISION', act: 'taskDecide', subject: { type: 'Task', id: `${n}` }, time: minute(n), unit: '市大数据局', facts: {}, attachments: [], ...more },
  opening: { salt: sha256(`salt ${n}`), actor: `张三${n}`, changes: [{ field: 'verdict', after: '同意' }] },
})

export const ACTS: Act[] = [
  act(0, { post: '科长', amount: '1200000.00', project: '12' }),
  { ...act(1), text: '同意立项。\n' },
  act(2, { attachments: [FILE] }),
  act(3),
  { ...act(4), text: '同意立项。\n' },
  act(5),
  act(6),
]

export interface Making {
  hash?: Hash
  acts?: Act[]
  /** After how many entries. */
  heads?: number[]
  tenant?: Signer
  witness?: Signer
  log?: string
  keys?: Line[]
}

export const TENANT = ed25519Signer(LOG, 1)
export const CITY = ed25519Signer('cobuild/log/370000', 2)
export const TRUSTED = [TENANT, CITY].map(({ keyLine }) => lineOf(keyLine())).join('')

export function header(kind: string, size: number, { hash = 'SHA-256', log = LOG }: Making): Line {
  return { line: 'export', format: `cobuild-log-${kind}-1`, log, tenant: '泰安市', hash, size, at: minute(50) }
}

export const leaves = ({ hash = 'SHA-256', acts = ACTS }: Making) => acts.map((each) => leafOf(hash, canonical(opened(each))))

export function head(making: Making, size: number, time = minute(10 + size)): Line {
  const { hash = 'SHA-256', tenant = TENANT, witness = CITY, log = LOG } = making
  const text = headText(log, size, rootOf(hash, leaves(making).slice(0, size)), time)
  return headLine(text, tenant.sign, (signed) => witness.countersign(signed, seconds(time) + 5))
}

/** An export without its end line. A text is given once. */
export function exported(making: Making = {}): Line[] {
  const { hash = 'SHA-256', acts = ACTS, heads = [3, 7], tenant = TENANT, witness = CITY } = making
  const lines = [header('export', acts.length, making), ...(making.keys ?? [tenant.keyLine(), witness.keyLine()])]
  const given = new Set<unknown>()
  acts.forEach((each, position) => {
    lines.push(...entryLines(hash, position, each).filter((line) => line.line !== 'text' || (!given.has(line.sha256) && given.add(line.sha256))))
    if (heads.includes(position + 1)) lines.push(head(making, position + 1))
  })
  return lines
}

export function proof(position: number, making: Making = {}): Line[] {
  const { hash = 'SHA-256', acts = ACTS, tenant = TENANT, witness = CITY } = making
  const hashes = pathOf(hash, position, leaves(making)).map((step) => step.toString('base64'))
  const inclusion = { line: 'inclusion', position, size: acts.length, hashes }
  return [header('proof', acts.length, making), tenant.keyLine(), witness.keyLine(), ...entryLines(hash, position, acts[position]!), inclusion, head(making, acts.length)]
}

export const entryAt = (lines: Line[], position: number) => lines.findIndex((line) => line.line === 'entry' && line.position === position)
/** Changes one line, and seals the whole anew. */
export const changed = (lines: Line[], at: number, more: Line) => seal(lines.map((line, i) => (i === at ? { ...line, ...more } : line)))
export const kindAt = (lines: Line[], kind: string) => lines.findIndex(({ line }) => line === kind)
/** Changes the content of an entry, and what else has to fit to it. */
export const withContent = (more: Line) => {
  const acts = ACTS.map((each, at) => (at === 3 ? { ...each, content: { ...each.content, ...more } } : each))
  return seal(exported({ acts }))
}
export const withOpening = (opening: Line) => seal(exported({ acts: ACTS.map((each, at) => (at === 3 ? { ...each, opening } : each)) }))

export const LINES = exported()
export const PROOF = proof(4)
export const ENTRY = entryAt(LINES, 3)
export const HEAD = kindAt(LINES, 'head')
export const KEY = kindAt(LINES, 'key')
export const NOTE = LINES[HEAD]!.note as string
export const note = (of: (note: string) => string) => changed(LINES, HEAD, { note: of(NOTE) })
export const without = (lines: Line[], at: number) => seal(lines.filter((_, i) => i !== at))
export const behind = (lines: Line[], at: number, line: Line) => seal([...lines.slice(0, at + 1), line, ...lines.slice(at + 1)])
export const signed = (time: string, size = 3, by = TENANT) => headLine(headText(LOG, size, rootOf('SHA-256', leaves({}).slice(0, size)), time), by.sign)
