import { Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldRefusals, useNamed, usePages, useReading } from '@/kit'
import { CityAbove, type Unit, UnitsToChoose } from './queries'

interface Props {
  /** Whose lead changes; undefined until it is chosen. */
  unit: Unit | undefined
  leadId: string | null
  refusals: FieldRefusals
  onChange: (leadId: string) => void
}

/** Which unit of the city above leads the county's unit too. What is so already is no choice: nobody only where somebody leads. */
export function LeadField(props: Props) {
  const city = useReading(CityAbove, {}).state.data?.tenants.find((tenant) => tenant.level === 'CITY')
  return <Choice key={city?.id} {...props} cityId={city?.id} />
}

function Choice({ unit, leadId, refusals, onChange, cityId }: Props & { cityId: string | undefined }) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  // Until the city is known, or where there is none, the list is of no tenant.
  const { rows, hasMore, loadMore, first } = usePages(UnitsToChoose, { filter: { tenantId: cityId ?? null, kinds: cityId ? null : [], open: true } }, (data) => data.units)
  useEffect(() => {
    if (hasMore) void loadMore()
  }, [hasMore, loadMore])
  const present = unit?.ledBy
  const nobody = present ? [{ value: '', label: t('field.noLead', { lead: named(present) }) }] : []
  return (
    <Field label={t('field.lead')} path="leadId" refusals={refusals} required help={unit ? (present ? t('help.led', { lead: named(present) }) : t('help.notLed')) : undefined}>
      {({ status, ...input }) => (
        <Select
          {...input}
          status={status}
          style={{ width: '100%' }}
          placeholder={t('successor.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          loading={first.state.fetching || hasMore}
          value={leadId}
          options={[...nobody, ...rows.filter((each) => each.id !== present?.id).map((each) => ({ value: each.id, label: named(each) }))]}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
