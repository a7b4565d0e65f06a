import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, useAct, useNamed, useReading, useRefusals } from '@/kit'
import { FIELDS, linesOf } from './fields'
import type { PoolExpert } from './PoolPage'

const ExpertSave = graphql(`
  mutation ExpertSave($input: ExpertSaveInput!) {
    expertSave(input: $input) {
      expert { id version }
      errors { path message clause lift }
    }
  }
`)
const ExpertUnits = graphql(`
  query ExpertUnits($search: String) {
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

/** A new expert, or one that changes. */
export function ExpertForm({ expert, onClose }: { expert: PoolExpert | null; onClose: () => void }) {
  const { t } = useTranslation('expert')
  const named = useNamed()
  const act = useAct(ExpertSave)
  const refusals = useRefusals(act.errors)
  const [search, setSearch] = useState('')
  const reading = useReading(ExpertUnits, { search: search || null })
  const [form, setForm] = useState({
    name: expert?.name ?? '',
    employer: expert?.employer ?? '',
    unit: expert?.unit ? { id: expert.unit.id, label: named(expert.unit) } : null,
    fields: [...(expert?.fields ?? [])],
    title: expert?.title ?? '',
    phone: expert?.phone ?? '',
    avoids: expert?.avoids.join('\n') ?? '',
    active: expert?.active ?? true,
  })
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const units = reading.state.data?.units.edges.map((edge) => edge.node) ?? []
  const options = units.map((unit) => ({ value: unit.id, label: `${named(unit)} · ${named(unit.tenant)}` }))
  const { unit, avoids, phone, ...rest } = form
  const save = () =>
    void act
      .run({ ...rest, id: expert?.id ?? null, version: expert?.version ?? null, unitId: unit?.id ?? null, phone: phone.trim() || null, avoids: linesOf(avoids) })
      .then((done) => done && onClose())
  const filled = form.name.trim() && form.employer.trim() && form.fields.length
  return (
    <ActForm title={expert ? t('editTitle', { name: expert.name }) : t('addTitle')} act={act} refusals={refusals} submit={t('save')} reason={filled ? undefined : t('fill')} onSubmit={save} onCancel={onClose}>
      <Field label={t('name')} path="name" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={64} value={form.name} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label={t('employer')} path="employer" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={200} value={form.employer} onChange={(event) => set({ employer: event.target.value })} />}
      </Field>
      <Field label={t('unit')} path="unitId" refusals={refusals} help={t('unitHelp')}>
        {({ id, status }) => (
          <Select<string>
            id={id}
            status={status}
            aria-label={t('unit')}
            style={{ width: '100%' }}
            allowClear
            placeholder={t('unitNone')}
            value={unit?.id}
            showSearch={{ filterOption: false, onSearch: setSearch }}
            popupMatchSelectWidth={false}
            options={unit && !options.some((each) => each.value === unit.id) ? [{ value: unit.id, label: unit.label }, ...options] : options}
            onChange={(chosen) => {
              const found = units.find((each) => each.id === chosen)
              set({ unit: found ? { id: found.id, label: named(found) } : null, employer: form.employer.trim() || !found ? form.employer : found.name })
            }}
          />
        )}
      </Field>
      <Field label={t('title')} path="title" refusals={refusals}>
        {(input) => <Input {...input} maxLength={100} value={form.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t('phone')} path="phone" refusals={refusals} help={t('phoneHelp')}>
        {(input) => <Input {...input} inputMode="tel" maxLength={32} value={form.phone} onChange={(event) => set({ phone: event.target.value })} />}
      </Field>
      <div className="wide">
        <Field label={t('fields')} path="fields" refusals={refusals} required>
          {() => <Checkbox.Group value={form.fields} options={FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))} onChange={(fields) => set({ fields })} />}
        </Field>
      </div>
      <div className="wide">
        <Field label={t('avoids')} path="avoids" refusals={refusals} help={t('avoidsHelp')}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2, maxRows: 8 }} value={form.avoids} onChange={(event) => set({ avoids: event.target.value })} />}
        </Field>
      </div>
      <div className="wide">
        <Checkbox checked={form.active} onChange={(event) => set({ active: event.target.checked })}>
          {t('activeWord')}
        </Checkbox>
      </div>
    </ActForm>
  )
}
