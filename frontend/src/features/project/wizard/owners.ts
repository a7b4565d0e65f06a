import { useNamed } from '@/kit'
import { useWhole } from '../unitName'
import type { Head } from './draft'
import type { ParticipantRow } from './forms'

/** A lead or participant that lines, sources or entries can be given to. */
export interface Party {
  /** 'lead', or the participant's id. */
  value: string
  unitId: string
  label: string
  names: readonly string[]
  row: ParticipantRow | null
}

/** The lead and every participant that the server knows: a row needs its id before lines can belong to it. */
export function useParties(head: Head, rows: readonly ParticipantRow[]): readonly Party[] {
  const named = useNamed()
  const whole = useWhole(head.lead.tenant.id)
  const namesOf = (unit: { name: string; nameEn: string }) => [unit.name, unit.nameEn]
  return [
    { value: 'lead', unitId: head.lead.id, label: named(head.lead), names: namesOf(head.lead), row: null },
    ...rows.flatMap((row): Party[] => {
      if (!row.id || !row.unit || row.state === 'APPOINTED') return []
      return [{ value: row.id, unitId: row.unit.id, label: whole(row.unit), names: namesOf(row.unit), row }]
    }),
  ]
}
