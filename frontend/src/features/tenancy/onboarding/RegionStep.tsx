import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Refusals, Section, useNamed, useReading } from '@/kit'
import s from './Onboarding.module.css'
import { Cities, RegionsDocument } from './queries'
import { quiet } from './quiet'
import type { StepProps } from './steps'

/** Who comes in: the city above, the region with its national code (a zone takes one of its own), names. */
export function RegionStep({ review, draft }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const { template } = review.draft
  const form = draft.value
  const found = review.faults.filter((fault) => fault.step === 'REGION')
  const refusals = quiet(draft.errors.length ? draft.errors : form.code ? found : [])
  const cities = (useReading(Cities, {}, { pause: !template.parent }).state.data?.tenants ?? []).filter((tenant) => tenant.level === 'CITY')
  const city = cities.find((tenant) => tenant.id === form.parentId)
  return (
    <Section title={t('step.REGION')} aside={t(template.region ? 'region.what' : 'region.zone')}>
      <div className={s.two}>
        {template.parent ? (
          <Field label={t('region.parent')} path="parent" refusals={refusals} required>
            {(input) => (
              <Select
                {...input}
                style={{ width: '100%' }}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('region.parentFirst')}
                value={form.parentId}
                options={cities.map((tenant) => ({ value: tenant.id, label: `${named(tenant)} ${tenant.code}` }))}
                onChange={(parentId: string) => draft.set({ parentId })}
              />
            )}
          </Field>
        ) : null}
        {template.region ? (
          <Field label={t('region.region')} path="code" refusals={refusals} required help={t('region.help')}>
            {(input) => <RegionSelect input={input} under={template.parent ? (city?.id ?? null) : null} paused={template.parent && !city} level={template.level} code={form.code} name={form.name} onChoose={(code, name) => draft.set({ code, name })} />}
          </Field>
        ) : (
          <Field label={t('region.code')} path="code" refusals={refusals} required help={t('region.codeHelp', { code: `${city?.code ?? '370900'}-gx` })}>
            {(input) => <Input {...input} maxLength={32} value={form.code} onChange={(event) => draft.set({ code: event.target.value })} />}
          </Field>
        )}
        <Field label={t('region.name')} path="name" refusals={refusals} required>
          {(input) => <Input {...input} maxLength={100} value={form.name} onChange={(event) => draft.set({ name: event.target.value })} />}
        </Field>
        <Field label={t('region.nameEn')} path="nameEn" refusals={refusals}>
          {(input) => <Input {...input} maxLength={100} value={form.nameEn} onChange={(event) => draft.set({ nameEn: event.target.value })} />}
        </Field>
      </div>
      <Refusals errors={refusals.rest} />
    </Section>
  )
}

interface RegionSelectProps {
  input: { id: string; 'aria-describedby'?: string; status?: 'error' }
  under: string | null
  paused: boolean
  level: string
  code: string
  name: string
  onChoose: (code: string, name: string) => void
}

/** A region by its name or code; those that are in already say so. */
function RegionSelect({ input, under, paused, level, code, name, onChoose }: RegionSelectProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const [search, setSearch] = useState('')
  const looked = useDeferredValue(search.trim())
  const { state } = useReading(RegionsDocument, { search: looked || null, under }, { pause: paused || (!under && !looked) })
  const regions = (state.data?.regions ?? []).filter((region) => region.level === level)
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t(paused ? 'region.parentFirst' : 'region.search')}
      notFoundContent={paused ? t('region.parentFirst') : t('region.search')}
      value={code || null}
      options={[
        ...regions.map((region) => ({ value: region.code, label: `${region.name} ${region.code}${region.tenant ? ` · ${t('region.taken')}` : ''}`, disabled: Boolean(region.tenant), name: region.name })),
        ...(code && !regions.some((region) => region.code === code) ? [{ value: code, label: `${name} ${code}`, disabled: false, name }] : []),
      ]}
      onChange={(chosen: string, option) => onChoose(chosen, (option as { name?: string } | undefined)?.name ?? '')}
    />
  )
}
