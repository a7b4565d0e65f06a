import { isDigest, toMillis } from './bytes.ts'
import { parseCanonical, type Json, type Members } from './json.ts'

export interface Entry {
  log: string
  id: string
  kind: string
  act: string
  subject: { type: string; id: string }
  project?: string
  time: number
  unit: string
  post?: string
  amount?: string
  facts: ReadonlyMap<string, string>
  attachments: string[]
  told: string
}

export interface Change {
  field: string
  before?: string
  after?: string
}

export interface Opening {
  actor: string
  detail?: string
  changes: Change[]
}

const KINDS = ['DECISION', 'REPLY', 'SUBMISSION', 'FILING', 'ALLOCATION', 'PAYMENT', 'RELEASE', 'RULE', 'RIGHTS']

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: Json): boolean => isText(value) && /^(?:0|[1-9]\d*)$/.test(value)
const isMembers = (value: Json): value is Members => value instanceof Map
const isRising = (texts: readonly string[]): boolean => texts.every((text, at) => at === 0 || texts[at - 1]! < text)

type Rules = Record<string, { as: (value: Json) => boolean; mayLack?: true }>

const SUBJECT: Rules = { type: { as: isText }, id: { as: isText } }
const ENTRY: Rules = {
  format: { as: (value) => value === 'cobuild-log-entry-1' },
  log: { as: isText },
  id: { as: isNumber },
  kind: { as: (value) => isText(value) && KINDS.includes(value) },
  act: { as: isText },
  subject: { as: (value) => isAs(value, SUBJECT) },
  project: { as: isText, mayLack: true },
  time: { as: (value) => toMillis(value) !== undefined },
  unit: { as: isText },
  post: { as: isText, mayLack: true },
  amount: { as: (value) => isText(value) && /^-?(?:0|[1-9]\d*)\.\d\d$/.test(value), mayLack: true },
  facts: { as: (value) => isMembers(value) && [...value.values()].every(isText) && (!value.has('text') || isDigest(value.get('text'))) },
  attachments: { as: (value) => Array.isArray(value) && value.every(isDigest) && isRising(value) },
  told: { as: isDigest },
}
const CHANGE: Rules = { field: { as: isText }, before: { as: isText, mayLack: true }, after: { as: isText, mayLack: true } }
const OPENING: Rules = {
  salt: { as: isDigest },
  actor: { as: isText },
  detail: { as: isText, mayLack: true },
  changes: { as: (value) => Array.isArray(value) && value.every((change) => isAs(change, CHANGE)) },
}

/** All members that have to be there, and none but those that are described: what isn't has no meaning that could hold. */
function isAs(value: Json, rules: Rules): value is Members {
  if (!isMembers(value)) return false
  const lacks = Object.entries(rules).some(([name, rule]) => (value.has(name) ? !rule.as(value.get(name)!) : !rule.mayLack))
  return !lacks && [...value.keys()].every((name) => Object.hasOwn(rules, name))
}

/** The members that are there, as an object for those who show them. */
const plain = (members: Members, ...names: string[]): Record<string, Json> =>
  Object.fromEntries(names.filter((name) => members.has(name)).map((name) => [name, members.get(name)!]))

export function parseEntry(content: string): Entry | undefined {
  const members = parseCanonical(content)
  if (members === undefined || !isAs(members, ENTRY)) return undefined
  return {
    ...plain(members, 'log', 'id', 'kind', 'act', 'project', 'unit', 'post', 'amount', 'attachments', 'told'),
    subject: plain(members.get('subject') as Members, 'type', 'id'),
    facts: members.get('facts'),
    time: toMillis(members.get('time')),
  } as unknown as Entry
}

export function parseOpening(text: string): Opening | undefined {
  const members = parseCanonical(text)
  if (members === undefined || !isAs(members, OPENING)) return undefined
  return {
    ...plain(members, 'actor', 'detail'),
    changes: (members.get('changes') as Members[]).map((change) => plain(change, 'field', 'before', 'after')),
  } as unknown as Opening
}
