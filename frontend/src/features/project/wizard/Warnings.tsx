import { useEffect } from 'react'
import { missingOf } from './catalogueFields'
import type { CatalogueRow } from './forms'
import type { Warned } from './Nav'
import { useOverlaps } from './useOverlaps'

/** Finds what is open although the policy doesn't ask for it; it draws nothing, and nobody waits for it. */
export function Warnings({ projectId, version, catalogue, onFound }: { projectId: string; version: number; catalogue: readonly CatalogueRow[]; onFound: (found: Warned) => void }) {
  const overlaps = useOverlaps(projectId, version).state.data?.project?.framework.overlaps
  const framework = overlaps?.filter((overlap) => !overlap.reason).length ?? 0
  const incomplete = catalogue.filter((row) => row.id && missingOf(row).length).length
  useEffect(() => onFound({ framework, catalogue: incomplete }), [framework, incomplete, onFound])
  return null
}
