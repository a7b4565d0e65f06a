import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamed, useReading } from '@/kit'
import { PickerTenants, PickerUnits } from '../receivers'
import { useWhole } from '../unitName'
import type { UnitRef } from './forms'

export interface UnitPickerProps {
  label: string
  spot: string
  wrong?: boolean
  /** Units that take part already. */
  taken: ReadonlySet<string>
  lead: string
  onPick: (unit: UnitRef) => void
}

/** A unit of the city tree: first whose (the city or a county), then which; typing searches. */
export function UnitPicker({ label, spot, wrong, taken, lead, onPick }: UnitPickerProps) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const whole = useWhole()
  const [tenantId, setTenantId] = useState<string>()
  const [search, setSearch] = useState('')
  const tenants = useReading(PickerTenants, {}).state.data?.tenants ?? []
  const reading = useReading(PickerUnits, { filter: { tenantId: tenantId ?? null, search: search || null, open: true } })
  const units = (reading.state.data?.units.edges ?? []).map((edge) => edge.node).filter((unit) => !taken.has(unit.id) && unit.id !== lead)
  return (
    <div data-spot={spot} style={{ display: 'grid', gap: 4 }}>
      <Select<string>
        aria-label={t('wizard.whichTenant', { label })}
        placeholder={t('wizard.tenant')}
        value={tenantId}
        allowClear
        popupMatchSelectWidth={false}
        options={tenants.filter((tenant) => tenant.level !== 'PLATFORM' && tenant.status === 'ACTIVE').map((tenant) => ({ value: tenant.id, label: named(tenant) }))}
        onChange={(value) => setTenantId(value)}
      />
      <Select<string>
        aria-label={label}
        placeholder={t('wizard.unit')}
        status={wrong ? 'error' : undefined}
        value={null}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        popupMatchSelectWidth={false}
        loading={reading.state.fetching}
        notFoundContent={t('wizard.noUnit')}
        options={units.map((unit) => ({ value: unit.id, label: whole(unit) }))}
        onChange={(id) => {
          const unit = units.find((each) => each.id === id)
          if (unit) onPick(unit)
        }}
      />
    </div>
  )
}
