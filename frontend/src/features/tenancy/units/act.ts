import type { UnitChangeKind, UnitReorganiseInput } from '@/gql/graphql'
import type { Unit } from './queries'

/** Who goes on: a unit that stands, or a new one. */
export type Successor = { unitId: string } | { code: string; name: string; nameEn: string }

/** What stands in the form. */
export interface Draft {
  kind: UnitChangeKind
  units: readonly string[]
  successors: readonly Successor[]
  name: string
  nameEn: string
  parentId: string
  /** Of the city above; empty: nobody; null: not yet chosen. */
  leadId: string | null
  effectiveOn: string
  basis: string
  /** Places of successors by the ids of posts and projects; the first where none is named. */
  choices: Readonly<Record<string, number>>
}

export const KINDS: readonly UnitChangeKind[] = ['RENAME', 'MOVE', 'MERGE', 'SPLIT', 'CLOSE', 'LEAD']

/** What a kind begins with: a merger and a division make new units more often than not. */
export const begun = (kind: UnitChangeKind): readonly Successor[] => {
  const fresh = { code: '', name: '', nameEn: '' }
  if (kind === 'MERGE') return [fresh]
  if (kind === 'SPLIT') return [{ unitId: '' }, fresh]
  return kind === 'CLOSE' ? [{ unitId: '' }] : []
}

/** The input of the act; a successor of a closing that was not chosen is none. */
export function inputOf(draft: Draft, units: readonly Unit[]): UnitReorganiseInput {
  const successors = draft.kind === 'CLOSE' ? draft.successors.filter((each) => !('unitId' in each) || each.unitId) : draft.successors
  const renames = draft.kind === 'RENAME'
  return {
    kind: draft.kind,
    units: draft.units.flatMap((id) => {
      const unit = units.find((each) => each.id === id)
      return unit ? [{ unitId: unit.id, version: unit.version }] : []
    }),
    successors: successors.map((each) => ('unitId' in each ? { unitId: each.unitId } : { code: each.code.trim(), name: each.name.trim(), nameEn: each.nameEn.trim() })),
    name: renames ? draft.name.trim() : null,
    nameEn: renames ? draft.nameEn.trim() : null,
    parentId: draft.parentId || null,
    leadId: draft.kind === 'LEAD' ? draft.leadId || null : null,
    effectiveOn: draft.effectiveOn,
    basis: draft.basis.trim(),
    choices: draft.kind === 'SPLIT' ? Object.entries(draft.choices).map(([subjectId, successor]) => ({ subjectId, successor })) : [],
  }
}

export type Missing = 'unit' | 'units' | 'name' | 'successor' | 'lead' | 'day' | 'basis'

/** What has to be filled in before the server can be asked; null when nothing. */
export function missing(draft: Draft): Missing | null {
  if (draft.units.length === 0) return draft.kind === 'MERGE' ? 'units' : 'unit'
  if (draft.kind === 'RENAME' && (!draft.name.trim() || !draft.nameEn.trim())) return 'name'
  const left = (each: Successor) => ('unitId' in each ? !each.unitId : !each.code.trim() || !each.name.trim() || !each.nameEn.trim())
  if (draft.kind !== 'CLOSE' && draft.successors.some(left)) return 'successor'
  if (draft.kind === 'LEAD' && draft.leadId === null) return 'lead'
  if (!draft.effectiveOn) return 'day'
  return draft.basis.trim() ? null : 'basis'
}
