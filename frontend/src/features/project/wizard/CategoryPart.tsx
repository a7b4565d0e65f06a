import { Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ProjectCategory } from '@/gql/enums'
import { ErrorPanel, Field, MoneyInput, Refusals, Section, useAct, useReading, useRefusals } from '@/kit'
import type { BuilderPartProps } from './BuilderPart'

const DraftCategoryFacts = graphql(`
  fragment DraftCategoryFacts on CategoryFacts {
    earlierProject { id code title }
    earlierSystem
    originalInvestment
    postEvaluation
    yearlyFee
    periodMonths
  }
`)
const CategorySave = graphql(`
  mutation CategorySave($input: ProjectCategorySaveInput!) {
    projectCategorySave(input: $input) {
      project { id version }
      errors { path message clause lift code }
    }
  }
`)
const EarlierProjects = graphql(`
  query EarlierProjects($filter: ProjectFilter) {
    projects(filter: $filter, first: 20) {
      edges { node { id code title } }
    }
  }
`)
const EARLIER: readonly ProjectCategory[] = ['REBUILD', 'EXTENSION', 'UPGRADE']
const EVALUATED: readonly ProjectCategory[] = ['REBUILD', 'EXTENSION']
const YEARLY: readonly ProjectCategory[] = ['OM', 'SERVICE']

/** What this category asks for, and nothing that another one does. A field is saved when it is left. */
export function CategoryPart({ projectId, tenantId, category, saved, onDone, facts }: BuilderPartProps & { facts: FragmentType<typeof DraftCategoryFacts> | null }) {
  const { t } = useTranslation('project-builder')
  const before = readFragment(DraftCategoryFacts, facts)
  const act = useAct(CategorySave)
  const refusals = useRefusals(act.errors)
  const [unsaved, setUnsaved] = useState(false)
  const [form, setForm] = useState({
    earlierProjectId: before?.earlierProject?.id ?? null,
    earlierSystem: before?.earlierSystem ?? '',
    originalInvestment: before?.originalInvestment ?? null,
    postEvaluation: before?.postEvaluation ?? '',
    yearlyFee: before?.yearlyFee ?? null,
    periodMonths: before?.periodMonths ?? null,
  })
  const kept = useRef(JSON.stringify(form))
  const queue = useRef<Promise<void>>(Promise.resolve())
  const earlier = EARLIER.includes(category)
  const yearly = YEARLY.includes(category)
  if (!earlier && !yearly) return null
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const once = async (now: typeof form) => {
    if (kept.current === JSON.stringify(now)) return
    const version = await saved()
    setUnsaved(version === null)
    if (version === null) return
    if (await act.run({ projectId, version, ...now, earlierSystem: now.earlierSystem.trim() || null, postEvaluation: now.postEvaluation.trim() || null })) {
      kept.current = JSON.stringify(now)
      await onDone()
    }
  }
  // An act runs once at a time: what is left quickly waits for what is being saved.
  const save = (now = form) => {
    queue.current = queue.current.then(() => once(now)).catch(() => undefined)
  }
  const left = () => save()
  return (
    <Section title={t('facts')}>
      {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      <Refusals errors={refusals.rest} />
      {earlier ? (
        <>
          <Field label={t('earlier')} path="earlierProjectId" refusals={refusals}>
            {(input) => (
              <EarlierProject
                {...input}
                tenantId={tenantId}
                not={projectId}
                known={before?.earlierProject ?? null}
                value={form.earlierProjectId}
                onChange={(earlierProjectId) => {
                  const now = { ...form, earlierProjectId, earlierSystem: earlierProjectId ? '' : form.earlierSystem }
                  setForm(now)
                  save(now)
                }}
              />
            )}
          </Field>
          {form.earlierProjectId ? null : (
            <Field label={t('earlierSystem')} path="earlierSystem" refusals={refusals} help={t('earlierSystemHelp')}>
              {(input) => <Input {...input} data-spot="basics:earlierSystem" maxLength={200} value={form.earlierSystem} onChange={(event) => set({ earlierSystem: event.target.value })} onBlur={left} />}
            </Field>
          )}
        </>
      ) : null}
      {category === 'UPGRADE' ? (
        <Field label={t('originalInvestment')} path="originalInvestment" refusals={refusals}>
          {(input) => (
            <div data-spot="basics:originalInvestment">
              <MoneyInput {...input} value={form.originalInvestment} onChange={(originalInvestment) => set({ originalInvestment })} onBlur={left} />
            </div>
          )}
        </Field>
      ) : null}
      {EVALUATED.includes(category) ? (
        <Field label={t('postEvaluation')} path="postEvaluation" refusals={refusals} help={t('postEvaluationHelp')}>
          {(input) => <Input.TextArea {...input} data-spot="basics:postEvaluation" autoSize={{ minRows: 2 }} maxLength={2000} value={form.postEvaluation} onChange={(event) => set({ postEvaluation: event.target.value })} onBlur={left} />}
        </Field>
      ) : null}
      {yearly ? (
        <>
          <Field label={t('yearlyFee')} path="yearlyFee" refusals={refusals}>
            {(input) => (
              <div data-spot="basics:yearlyFee">
                <MoneyInput {...input} value={form.yearlyFee} onChange={(yearlyFee) => set({ yearlyFee })} onBlur={left} />
              </div>
            )}
          </Field>
          <Field label={t('periodMonths')} path="periodMonths" refusals={refusals}>
            {(input) => <InputNumber {...input} data-spot="basics:periodMonths" min={1} max={120} precision={0} value={form.periodMonths} onChange={(periodMonths) => set({ periodMonths })} onBlur={left} />}
          </Field>
        </>
      ) : null}
    </Section>
  )
}

interface EarlierProjectProps {
  id: string
  'aria-describedby'?: string
  status?: 'error'
  tenantId: string
  not: string
  known: { id: string; code: string; title: string } | null
  value: string | null
  onChange: (id: string | null) => void
}

/** Finds a project of the same tenant by part of its title or number. */
function EarlierProject({ tenantId, not, known, value, onChange, ...input }: EarlierProjectProps) {
  const { t } = useTranslation('project-builder')
  const [search, setSearch] = useState('')
  const reading = useReading(EarlierProjects, { filter: { tenantId, search: search || null } })
  const found = reading.state.data?.projects.edges.map(({ node }) => node) ?? []
  const all = known && !found.some((each) => each.id === known.id) ? [known, ...found] : found
  return (
    <Select<string>
      {...input}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={value ?? undefined}
      placeholder={t('earlierFind')}
      loading={reading.state.fetching}
      options={all.filter((each) => each.id !== not).map((each) => ({ value: each.id, label: `${each.code} ${each.title}` }))}
      onChange={(id: string | undefined) => onChange(id ?? null)}
    />
  )
}
