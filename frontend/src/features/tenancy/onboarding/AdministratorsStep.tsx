import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Refusals, Section, useNamed, useReading } from '@/kit'
import type { Administrator } from './form'
import s from './Onboarding.module.css'
import { PeopleOfDraft } from './queries'
import { quiet } from './quiet'
import type { StepProps } from './steps'

/** System, security and audit administrators: three different people. */
export function AdministratorsStep({ review, draft }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const all = draft.value.administrators
  const found = review.faults.filter((fault) => fault.step === 'ADMINISTRATORS')
  const units = review.units.map((unit) => ({ value: unit.code, label: named(unit) }))
  const usual = review.units.find((unit) => unit.kind === 'AUTHORITY') ?? review.units[0]
  const set = (index: number, change: Partial<Administrator>) => draft.update((form) => ({ administrators: form.administrators.map((one, at) => (at === index ? { ...one, ...change } : one)) }))
  return (
    <Section title={t('step.ADMINISTRATORS')} aside={t('administrators.what')}>
      <Refusals errors={found.filter((fault) => fault.path.length < 3)} />
      {all.map((one, index) => {
        const typed = Boolean(one.name || one.username || one.phone)
        // What was found before does not tell what has been typed since and is not saved.
        const refusals = quiet(draft.state === 'refused' ? draft.errors : typed ? found : [])
        const path = (field: string) => `administrators.${index}.${field}`
        return (
          <fieldset key={one.duty} className={s.duty}>
            <legend>{room(`role.${one.duty}`)}</legend>
            <div className={s.two}>
              <Field label={t('administrators.pick')} path={path('pick')} refusals={refusals} help={t('administrators.pickHelp')}>
                {(input) => <PersonPick input={input} draftId={review.draft.id} onPick={(person) => set(index, { username: person.username, name: person.name, phone: person.phone, unit: person.unit })} />}
              </Field>
              <Field label={t('administrators.name')} path={path('name')} refusals={refusals} required>
                {(input) => <Input {...input} maxLength={64} value={one.name} onChange={(event) => set(index, { name: event.target.value })} />}
              </Field>
              <Field label={t('administrators.username')} path={path('username')} refusals={refusals} required>
                {(input) => <Input {...input} maxLength={64} autoComplete="off" value={one.username} onChange={(event) => set(index, { username: event.target.value })} />}
              </Field>
              <Field label={t('administrators.phone')} path={path('phone')} refusals={refusals}>
                {(input) => <Input {...input} maxLength={20} inputMode="tel" value={one.phone} onChange={(event) => set(index, { phone: event.target.value })} />}
              </Field>
              <Field label={t('administrators.unit')} path={path('unit')} refusals={refusals}>
                {(input) => (
                  <Select
                    {...input}
                    style={{ width: '100%' }}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={one.unit || usual?.code || null}
                    options={units}
                    onChange={(unit: string) => set(index, { unit })}
                  />
                )}
              </Field>
              <Field label={t('administrators.title')} path={path('title')} refusals={refusals}>
                {(input) => <Input {...input} maxLength={100} placeholder={room(`role.${one.duty}`)} value={one.title} onChange={(event) => set(index, { title: event.target.value })} />}
              </Field>
            </div>
          </fieldset>
        )
      })}
    </Section>
  )
}

interface Person {
  username: string
  name: string
  phone: string
  unit: string
}

/** One of the people of the workbook. */
function PersonPick({ input, draftId, onPick }: { input: { id: string; 'aria-describedby'?: string; status?: 'error' }; draftId: string; onPick: (person: Person) => void }) {
  const { t } = useTranslation('tenancy-onboarding')
  const [search, setSearch] = useState('')
  const looked = useDeferredValue(search.trim())
  const people = useReading(PeopleOfDraft, { id: draftId, search: looked || null }).state.data?.onboardingReview?.people ?? []
  return (
    <Select
      {...input}
      style={{ width: '100%' }}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('administrators.pickFirst')}
      value={null as string | null}
      options={people.map((person) => ({ value: person.username, label: `${person.name} ${person.username}` }))}
      onChange={(username) => {
        const person = people.find((one) => one.username === username)
        if (person) onPick(person)
      }}
    />
  )
}
