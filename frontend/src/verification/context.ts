import type { Json } from './json.ts'
import type { At, Code, Detail, Findings } from './report.ts'
import type { TreeHash } from './tree.ts'

/** How far clocks may be apart. */
export const LEEWAY = 10 * 60 * 1000

/** What all that check one log share. */
export interface Context {
  findings: Findings
  log: string
  hash: TreeHash
  now: number
  /** The line that is being read, counted from 1. */
  line: number
  /** Time of the newest head so far. */
  latestHead: number
  /** The latest entry that no head has covered yet. */
  latestEntry: { time: number; at: At } | undefined
}

export const find = (context: Context, code: Code, detail: Detail, at: At = {}): void => context.findings.add(code, detail, { line: context.line, ...at })

export const isCount = (value: Json | undefined): value is number => Number.isSafeInteger(value) && (value as number) >= 0
