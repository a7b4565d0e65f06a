import type { ConditionInput } from '@/gql/graphql'
import type { ConditionGate } from '@/gql/enums'
import type { Uploaded } from '@/kit'

/** What is typed of the meeting that takes a decision. */
export interface Meeting {
  heldOn: string
  name: string
  present: string
  minutes: string
  /** The signed minutes, uploaded. */
  document: Uploaded | null
}

/** A condition as it is typed. */
export interface ConditionRow {
  key: number
  text: string
  gate: ConditionGate
  number: number | null
  dueOn: string
}

export const NO_MEETING: Meeting = { heldOn: '', name: '', present: '', minutes: '', document: null }
export const GATES = ['NONE', 'ALLOCATION', 'CONTRACT', 'ACCEPTANCE'] as const satisfies readonly ConditionGate[]

export const newRow = (key: number): ConditionRow => ({ key, text: '', gate: 'NONE', number: null, dueOn: '' })

/** Whether nothing of it is missing; what is out of form the server says. */
export const isWhole = ({ heldOn, name, present, minutes }: Meeting) => [heldOn, name, present, minutes].every((text) => text.trim().length > 0)
export const areWhole = (rows: readonly ConditionRow[]) => rows.length > 0 && rows.every((row) => row.text.trim().length > 1 && (row.gate !== 'ALLOCATION' || row.number !== null))

export const conditionsOf = (rows: readonly ConditionRow[]): ConditionInput[] =>
  rows.map((row) => ({ text: row.text.trim(), gate: row.gate, allocationNumber: row.gate === 'ALLOCATION' ? row.number : null, dueOn: row.dueOn || null }))

export const meetingOf = (meeting: Meeting) => ({ heldOn: meeting.heldOn || null, name: meeting.name.trim(), present: meeting.present.trim(), minutes: meeting.minutes.trim(), documentId: meeting.document?.id ?? null })

/** What goes along with an opinion. */
export interface Carried {
  meeting: Meeting
  rows: ConditionRow[]
  /** The joint review whose conclusions the opinion sums up. */
  merges: string | null
}

/** What was typed before on this machine. */
export function readCarried(key: string): Carried {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Carried>
    return { meeting: { ...NO_MEETING, ...kept.meeting }, rows: kept.rows ?? [], merges: kept.merges ?? null }
  } catch {
    return { meeting: NO_MEETING, rows: [], merges: null }
  }
}
