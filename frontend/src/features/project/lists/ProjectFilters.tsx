import { Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ProjectStage } from '@/gql/enums'
import { useNamed, useReading, useStateWord, useViewer } from '@/kit'
import type { useFilters } from './useFilters'

const FilterWords = graphql(`
  query FilterWords {
    tenants { id name nameEn level }
    dictionary(name: "field") { code name nameEn }
  }
`)

export interface ProjectFiltersProps {
  of: ReturnType<typeof useFilters>
  stages: readonly ProjectStage[]
  /** The list holds the unit's own anyway. */
  mineOnly?: boolean
}

/** Stage, county, field, words, mine, shared. A county is asked for only by those who see several. */
export function ProjectFilters({ of: { filters, set }, stages, mineOnly }: ProjectFiltersProps) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const word = useStateWord()
  const { tenant } = useViewer()
  const data = useReading(FilterWords, {}).state.data
  return (
    <>
      <Input.Search
        key={filters.search}
        allowClear
        style={{ width: 220 }}
        defaultValue={filters.search}
        placeholder={t('filter.search')}
        aria-label={t('filter.search')}
        onSearch={(search) => set({ search: search.trim() })}
      />
      <Select<ProjectStage[]>
        mode="multiple"
        allowClear
        maxTagCount={1}
        style={{ minWidth: 150 }}
        placeholder={t('filter.stage')}
        aria-label={t('filter.stage')}
        value={[...filters.stages]}
        options={stages.map((stage) => ({ value: stage, label: word('project', stage) }))}
        onChange={(chosen) => set({ stages: chosen })}
      />
      {!mineOnly && tenant.level === 'CITY' ? (
        <Select<string>
          allowClear
          style={{ minWidth: 130 }}
          placeholder={t('filter.tenant')}
          aria-label={t('filter.tenant')}
          value={filters.tenantId}
          options={(data?.tenants ?? []).filter((each) => each.level !== 'PLATFORM').map((each) => ({ value: each.id, label: named(each) }))}
          onChange={(tenantId) => set({ tenantId: tenantId ?? null })}
        />
      ) : null}
      <Select<string>
        allowClear
        style={{ minWidth: 130 }}
        placeholder={t('filter.field')}
        aria-label={t('filter.field')}
        value={filters.field}
        options={(data?.dictionary ?? []).map((each) => ({ value: each.code, label: named(each) }))}
        onChange={(field) => set({ field: field ?? null })}
      />
      {mineOnly ? null : (
        <>
          <Checkbox checked={filters.mine} onChange={(event) => set({ mine: event.target.checked })}>
            {t('filter.mine')}
          </Checkbox>
          <Checkbox checked={filters.shared} onChange={(event) => set({ shared: event.target.checked })}>
            {t('filter.shared')}
          </Checkbox>
        </>
      )}
    </>
  )
}
