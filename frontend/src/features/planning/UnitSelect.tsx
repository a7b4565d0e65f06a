import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { useNamed, useReading } from '@/kit'
import type { UnitRef } from './form'

const ResponsibleUnits = graphql(`
  query ResponsibleUnits($search: String) {
    units(filter: { search: $search, open: true }, first: 50) {
      edges {
        node {
          id
          name
          nameEn
          tenant {
            id
            name
            nameEn
          }
        }
      }
    }
  }
`)

export interface UnitSelectProps {
  id?: string
  label: string
  value: UnitRef | null
  status?: 'error'
  onChange: (unit: UnitRef) => void
}

/** A unit of the city tree; typing searches. */
export function UnitSelect({ id, label, value, status, onChange }: UnitSelectProps) {
  const { t } = useTranslation('planning')
  const named = useNamed()
  const [search, setSearch] = useState('')
  const reading = useReading(ResponsibleUnits, { search: search || null })
  const units = reading.state.data?.units.edges.map((edge) => edge.node) ?? []
  const options = units.map((unit) => ({ value: unit.id, label: `${named(unit)} · ${named(unit.tenant)}` }))
  return (
    <Select<string>
      id={id}
      aria-label={label}
      status={status}
      style={{ width: '100%' }}
      placeholder={t('task.unitChoose')}
      value={value?.id}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      popupMatchSelectWidth={false}
      loading={reading.state.fetching}
      options={value && !units.some((unit) => unit.id === value.id) ? [{ value: value.id, label: named(value) }, ...options] : options}
      onChange={(chosen) => {
        const unit = units.find((each) => each.id === chosen)
        if (unit) onChange(unit)
      }}
    />
  )
}
