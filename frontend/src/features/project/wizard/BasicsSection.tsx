import { Input, Select } from 'antd'
import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectCategory } from '@/gql/enums'
import { Field, type FieldRefusals, Section, useNamed } from '@/kit'
import type { SectionProps } from './sections'
import { DayCell } from './DayCell'
import s from './Wizard.module.css'

// Where no plan is in force nobody waits for it.
const KeyTaskPicker = lazy(() => import('./KeyTaskPicker').then((part) => ({ default: part.KeyTaskPicker })))

export const CATEGORIES: readonly ProjectCategory[] = ['NEW', 'REBUILD', 'EXTENSION', 'UPGRADE', 'OM', 'SERVICE']

/** What the project is, what it is for, and when. */
export function BasicsSection({ forms, errors, lists }: SectionProps<'basics'>) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const { value, set } = forms.basics
  // Saving by itself must not move the focus: the refusals stand beside their fields, that is all.
  const refusals: FieldRefusals = { at: (path) => errors.at(null, path), rest: errors.rest, ref: () => () => undefined }
  const spot = (cell: string) => errors.spot(null, cell)
  return (
    <Section title={t('wizard.section.basics')}>
      <p className={s.secret}>{t('wizard.secret')}</p>
      <Field label={t('field.title')} path="title" refusals={refusals} required>
        {(input) => <Input {...input} data-spot={spot('title')} maxLength={200} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <div className={s.two}>
        <Field label={t('field.category')} path="category" refusals={refusals} required>
          {(input) => (
            <Select<ProjectCategory>
              {...input}
              style={{ width: '100%' }}
              value={value.category}
              options={CATEGORIES.map((category) => ({ value: category, label: t(`category.${category}`) }))}
              onChange={(category) => set({ category })}
            />
          )}
        </Field>
        <Field label={t('field.field')} path="field" refusals={refusals} required>
          {(input) => (
            <Select<string>
              {...input}
              style={{ width: '100%' }}
              value={value.field}
              options={lists.fields.map((entry) => ({ value: entry.code, label: named(entry) }))}
              onChange={(field) => set({ field })}
            />
          )}
        </Field>
      </div>
      <Field label={t('field.goals')} path="goals" refusals={refusals} required help={t('wizard.goalsHelp')}>
        {(input) => (
          <Input.TextArea {...input} data-spot={spot('goals')} autoSize={{ minRows: 6, maxRows: 24 }} maxLength={20000} value={value.goals} onChange={(event) => set({ goals: event.target.value })} />
        )}
      </Field>
      <div className={s.two}>
        <Field label={t('field.plannedStartOn')} path="plannedStartOn" refusals={refusals}>
          {(input) => <DayCell id={input.id} label={t('field.plannedStartOn')} spot={spot('plannedStartOn')} value={value.plannedStartOn} onChange={(plannedStartOn) => set({ plannedStartOn })} />}
        </Field>
        <Field label={t('field.plannedEndOn')} path="plannedEndOn" refusals={refusals}>
          {(input) => <DayCell id={input.id} label={t('field.plannedEndOn')} spot={spot('plannedEndOn')} value={value.plannedEndOn} onChange={(plannedEndOn) => set({ plannedEndOn })} />}
        </Field>
      </div>
      <Suspense fallback={null}>
        <KeyTaskPicker value={value.keyTaskId} onChange={(keyTaskId) => set({ keyTaskId })} refusals={refusals} spot={spot('keyTask')} />
      </Suspense>
    </Section>
  )
}
