import { Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldRefusals, useNamed, usePages, useReading } from '@/kit'
import { CityAbove, UnitsToChoose } from './queries'

interface Props {
  leadId: string
  refusals: FieldRefusals
  onChange: (leadId: string) => void
}

/** Which unit of the city above leads the county's unit too; nobody is a choice. */
export function LeadField(props: Props) {
  const city = useReading(CityAbove, {}).state.data?.tenants.find((tenant) => tenant.level === 'CITY')
  return <Choice key={city?.id} {...props} cityId={city?.id} />
}

function Choice({ leadId, refusals, onChange, cityId }: Props & { cityId: string | undefined }) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  // Until the city is known, or where there is none, the list is of no tenant.
  const { rows, hasMore, loadMore, first } = usePages(UnitsToChoose, { filter: { tenantId: cityId ?? null, kinds: cityId ? null : [], open: true } }, (data) => data.units)
  useEffect(() => {
    if (hasMore) void loadMore()
  }, [hasMore, loadMore])
  return (
    <Field label={t('field.lead')} path="leadId" refusals={refusals}>
      {({ status, ...input }) => (
        <Select
          {...input}
          status={status}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          loading={first.state.fetching || hasMore}
          value={leadId}
          options={[{ value: '', label: t('field.noLead') }, ...rows.map((unit) => ({ value: unit.id, label: named(unit) }))]}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
