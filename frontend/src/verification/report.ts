import type { HashName } from './tree.ts'
import type { Entry, Opening } from './shape.ts'

export type Code =
  | 'FORMAT'
  | 'CUT'
  | 'POSITION'
  | 'LEAF'
  | 'ROOT'
  | 'LOG'
  | 'TIME'
  | 'SIGNATURE'
  | 'KEY'
  | 'FORK'
  | 'TRUNCATED'
  | 'OPENING'
  | 'TEXT'
  | 'ATTACHMENT'

/** What of a code's row in docs/log.md was found. */
export type Detail =
  // FORMAT
  | 'JSON'
  | 'MEMBERS'
  | 'TOO_LONG'
  | 'UNKNOWN'
  | 'CONTENT'
  | 'OPENING'
  | 'NOTE'
  | 'ORDER'
  | 'SIZE'
  | 'ENTRIES'
  | 'DIGEST'
  | 'FOLLOWS'
  | 'LACKS'
  // POSITION
  | 'MISSING'
  | 'OUT_OF_ORDER'
  // ROOT
  | 'HEAD'
  | 'INCLUSION'
  // LEAF, LOG
  | 'ENTRY'
  // TEXT
  | 'UNNAMED'
  // TIME
  | 'BACK_DATED'
  | 'OLDER_HEAD'
  | 'LATER_THAN_HEAD'
  | 'FUTURE'
  // SIGNATURE
  | 'NONE'
  | 'NO_HEAD'
  | 'BROKEN'
  // KEY
  | 'UNTRUSTED'
  | 'OUTSIDE_ITS_DAYS'
  | 'REVOKED'
  | 'WITNESS'
  | 'OTHER_KEY'
  // FORK, TRUNCATED
  | 'KNOWN_HEAD'
  | 'OWN_HEAD'
  // CUT
  | 'NO_END'
  | 'NO_LINE_FEED'

export interface At {
  /** Of the file, counted from 1. */
  line?: number
  /** Positions of entries, the last one with it. */
  from?: number
  to?: number
  /** Name of a key, a file, a member or a kind of line. */
  what?: string
}

export interface Finding {
  code: Code
  detail: Detail
  at: At
}

export interface Countersignature {
  by: string
  /** In milliseconds since 1970. */
  time: number
}

/** The newest head that held, to keep as a known one. */
export interface HeadHeld {
  size: number
  time: number
  note: string
  countersignatures: Countersignature[]
}

/** What a proof is of. */
export interface Proved {
  position: number
  entry: Entry
  /** Not there when it was erased. */
  opening?: Opening
  text?: string
}

export interface Report {
  /**
   * As the exit code of a program: 0 when everything holds, 1 with a finding, 2 when the source, the keys or the known
   * heads could not be read.
   */
  exit: 0 | 1 | 2
  unreadable?: 'SOURCE' | 'FILES' | 'KEYS' | 'HEADS'
  format?: 'export' | 'proof'
  log?: string
  tenant?: string
  hash?: HashName
  at?: number
  /** The first ones of each code; `found` has how many there were. */
  findings: Finding[]
  found: Partial<Record<Code, number>>
  entries: number
  uncovered: number
  heads: number
  countersigned: number
  /** In milliseconds: the longest time between heads in which no head was countersigned. */
  longestWithout: number
  erased: number
  textsMissing: number
  filesMissing: number
  ownKeysOnly: boolean
  head?: HeadHeld
  proved?: Proved
}

/** A file in which nothing is right would have more findings than anybody reads, or a memory holds. */
const KEPT = 100

export class Findings {
  readonly list: Finding[] = []
  readonly counts: Partial<Record<Code, number>> = {}
  total = 0

  add(code: Code, detail: Detail, at: At = {}): void {
    const before = this.counts[code] ?? 0
    this.counts[code] = before + 1
    this.total++
    if (before < KEPT) this.list.push({ code, detail, at })
  }
}
