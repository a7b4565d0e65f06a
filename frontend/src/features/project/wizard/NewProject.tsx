import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { graphql } from '@/gql'
import type { ProjectCategory } from '@/gql/enums'
import { ErrorPanel, Field, LockedButton, ObjectHeader, Refusals, Section, Sheet, StickyBar, useAct, useNamed, useReading, useRefusals, useViewer } from '@/kit'
import { CATEGORIES } from './BasicsSection'
import s from './Wizard.module.css'

const NewLists = graphql(`
  query NewLists {
    dictionary(name: "field") { code name nameEn }
  }
`)
const ProjectCreate = graphql(`
  mutation ProjectCreate($input: ProjectCreateInput!) {
    projectCreate(input: $input) {
      project { id }
      errors { path message clause lift code }
    }
  }
`)
interface Begun {
  title: string
  category: ProjectCategory | null
  field: string | null
}

/** Three facts make a draft; from then on it saves by itself. */
export function NewProject() {
  const { t } = useTranslation('project')
  const named = useNamed()
  const navigate = useNavigate()
  const { postId, unit } = useViewer()
  const place = `cobuild:draft:project:new:${postId}`
  const [form, setForm] = useState<Begun>(() => ({ title: '', category: null, field: null, ...begun(place) }))
  const fields = useReading(NewLists, {}).state.data?.dictionary ?? []
  const create = useAct(ProjectCreate)
  const refusals = useRefusals(create.errors)
  const set = (change: Partial<Begun>) => {
    const next = { ...form, ...change }
    setForm(next)
    localStorage.setItem(place, JSON.stringify(next))
  }
  const why = form.title.trim().length < 2 ? t('new.needTitle') : !form.category ? t('new.needCategory') : !form.field ? t('new.needField') : null
  const make = async () => {
    if (!form.category || !form.field) return
    const done = await create.run({ title: form.title.trim(), category: form.category, field: form.field })
    if (!done?.project) return
    localStorage.removeItem(place)
    await navigate(`/project/${done.project.id}/edit`, { replace: true })
  }
  return (
    <>
      <ObjectHeader crumbs={[{ label: t('drafts.title'), to: '/project/drafts' }, { label: t('new.title') }]} title={t('new.title')} roles={unit ? t('page.lead', { unit: named(unit) }) : undefined} />
      <Sheet>
        <Section title={t('wizard.section.basics')}>
          <p className={s.secret}>{t('wizard.secret')}</p>
          <Field label={t('field.title')} path="title" refusals={refusals} required>
            {(input) => <Input {...input} maxLength={200} value={form.title} onChange={(event) => set({ title: event.target.value })} />}
          </Field>
          <div className={s.two}>
            <Field label={t('field.category')} path="category" refusals={refusals} required>
              {(input) => (
                <Select<ProjectCategory> {...input} style={{ width: '100%' }} value={form.category} options={CATEGORIES.map((category) => ({ value: category, label: t(`category.${category}`) }))} onChange={(category) => set({ category })} />
              )}
            </Field>
            <Field label={t('field.field')} path="field" refusals={refusals} required>
              {(input) => <Select<string> {...input} style={{ width: '100%' }} value={form.field} options={fields.map((entry) => ({ value: entry.code, label: named(entry) }))} onChange={(field) => set({ field })} />}
            </Field>
          </div>
          <Refusals errors={refusals.rest} />
          {create.failure ? <ErrorPanel failure={create.failure} /> : null}
        </Section>
      </Sheet>
      <StickyBar>
        <LockedButton type="primary" loading={create.running} reason={why} onClick={() => void make()}>
          {t('new.act')}
        </LockedButton>
      </StickyBar>
    </>
  )
}

function begun(place: string): Partial<Begun> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Begun>
  } catch {
    return {}
  }
}
