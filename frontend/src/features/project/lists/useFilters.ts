import { useSearchParams } from 'react-router'
import type { ProjectStage } from '@/gql/enums'
import type { ProjectFilter } from '@/gql/graphql'

export interface Filters {
  stages: readonly ProjectStage[]
  tenantId: string | null
  field: string | null
  search: string
  mine: boolean
  shared: boolean
  /** Submitted last into this batch; a link sets it. */
  batchId: string | null
}

/** The filters of a list live in its address: a reload, a link and 'back' keep them. */
export function useFilters(stagesOf: readonly ProjectStage[]) {
  const [params, setParams] = useSearchParams()
  const filters: Filters = {
    stages: (params.get('stages')?.split(',') ?? []).filter((stage): stage is ProjectStage => stagesOf.includes(stage as ProjectStage)),
    tenantId: params.get('tenant'),
    field: params.get('field'),
    search: params.get('search') ?? '',
    mine: params.get('mine') === '1',
    shared: params.get('shared') === '1',
    batchId: params.get('batch'),
  }
  const set = (change: Partial<Filters>) => {
    const next = { ...filters, ...change }
    const entries = { stages: next.stages.join(','), tenant: next.tenantId ?? '', field: next.field ?? '', search: next.search, mine: next.mine ? '1' : '', shared: next.shared ? '1' : '', batch: next.batchId ?? '' }
    setParams(Object.fromEntries(Object.entries(entries).filter(([, value]) => value)), { replace: true })
  }
  const on = filters.stages.length > 0 || !!filters.tenantId || !!filters.field || !!filters.search || filters.mine || filters.shared || !!filters.batchId
  return { filters, set, on, clear: () => setParams({}, { replace: true }) }
}

/** The filter as the server takes it; `stages` are the list's own where none is chosen. */
export const filterOf = (filters: Filters, stages: readonly ProjectStage[] | null): ProjectFilter => ({
  stages: filters.stages.length ? [...filters.stages] : stages && [...stages],
  tenantId: filters.tenantId,
  field: filters.field,
  search: filters.search || null,
  mine: filters.mine || null,
  shared: filters.shared || null,
  batchId: filters.batchId,
})
