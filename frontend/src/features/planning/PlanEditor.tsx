import { Button, Input, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { graphql } from '@/gql'
import { Empty, ErrorPanel, Field, Loaded, LockedButton, ObjectHeader, Refusals, Section, Sheet, StickyBar, useAct, useMay, useOnline, useReading, useRefusals, useViewer } from '@/kit'
import { forget, formOf, inputOf, keep, kept, lacksUnit, newGoal, newPlan, type PlanForm } from './form'
import { GoalEditor } from './GoalEditor'
import { type PlanOf, PlanTreeDocument } from './plans'
import s from './Planning.module.css'

const PlanSave = graphql(`
  mutation PlanSave($input: PlanSaveInput!) {
    planSave(input: $input) {
      plan { id version title firstYear lastYear }
      errors { path message clause lift code }
    }
  }
`)

/** Writes a plan as a whole: a new one, or one that stands. */
export function PlanEditor() {
  const { t } = useTranslation('planning')
  const { planId } = useParams()
  const { today } = useViewer()
  const may = useMay()
  const reading = useReading(PlanTreeDocument, { id: planId ?? '' }, { pause: !planId })
  if (!planId) return may('PLAN_SET') ? <Editor saved={newPlan(Number(today.slice(0, 4)) + 1)} /> : <Empty title={t('plan.notYours')} why={t('plan.notYoursWhy')} />
  return (
    <Loaded of={reading} pick={(data) => data.node as PlanOf | null} shape="page">
      {(plan) => (plan.viewerCanEdit ? <Editor key={plan.id} saved={formOf(plan)} inForce={plan.state === 'IN_FORCE'} /> : <Empty title={t('plan.notYours')} why={t('plan.notYoursWhy')} />)}
    </Loaded>
  )
}

function Editor({ saved, inForce }: { saved: PlanForm; inForce?: boolean }) {
  const { t } = useTranslation('planning')
  const navigate = useNavigate()
  const online = useOnline()
  const [form, setForm] = useState(() => kept(saved))
  const act = useAct(PlanSave)
  const refusals = useRefusals(act.errors)
  useEffect(() => keep(form), [form])
  const set = (part: Partial<PlanForm>) => setForm((before) => ({ ...before, ...part }))
  const leave = (id: string | null) => {
    forget(saved.id)
    void navigate(id ? `/planning?plan=${id}` : '/planning')
  }
  const stale = act.errors.some((error) => error.code === 'STALE')
  return (
    <>
      <ObjectHeader crumbs={[{ label: t('title'), to: '/planning' }]} title={saved.id ? t('edit.title', { title: saved.title }) : t('plan.new')} roles={inForce ? t('edit.inForce') : undefined} />
      <Sheet>
        <Section title={t('edit.plan')}>
          <div className={s.three}>
            <Field label={t('edit.name')} path="title" refusals={refusals} required>
              {(input) => <Input {...input} maxLength={200} value={form.title} onChange={(event) => set({ title: event.target.value })} />}
            </Field>
            <Field label={t('edit.firstYear')} path="firstYear" refusals={refusals} required>
              {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} value={form.firstYear} onChange={(year) => set({ firstYear: year ?? form.firstYear })} />}
            </Field>
            <Field label={t('edit.lastYear')} path="lastYear" refusals={refusals} required>
              {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} value={form.lastYear} onChange={(year) => set({ lastYear: year ?? form.lastYear })} />}
            </Field>
          </div>
        </Section>
        <Section title={t('goals')} aside={t('edit.goalsAside')}>
          {form.goals.map((goal, at) => (
            <GoalEditor
              key={goal.key}
              goal={goal}
              at={at}
              goals={form.goals}
              refusals={refusals}
              onChange={(changed) => set({ goals: form.goals.map((each) => (each.key === goal.key ? changed : each)) })}
              onRemove={() => set({ goals: form.goals.filter((each) => each.key !== goal.key) })}
            />
          ))}
          <Button onClick={() => set({ goals: [...form.goals, newGoal(form.goals.at(-1)?.year ?? form.firstYear)] })}>{t('goal.add')}</Button>
        </Section>
      </Sheet>
      <Refusals errors={refusals.rest} />
      {stale ? (
        <p>
          <a href={`/planning?plan=${saved.id ?? ''}`} target="_blank" rel="noreferrer">
            {t('edit.seeNow')}
          </a>{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              forget(saved.id)
              window.location.reload()
            }}
          >
            {t('edit.takeNow')}
          </button>
        </p>
      ) : null}
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      <StickyBar>
        <Button onClick={() => leave(saved.id)}>{t('edit.cancel')}</Button>
        <LockedButton type="primary" loading={act.running} reason={!online ? t('edit.offline') : lacksUnit(form) ? t('edit.unitFirst') : null} onClick={() => void act.run(inputOf(form)).then((done) => done && leave(done.plan?.id ?? null))}>
          {t('edit.save')}
        </LockedButton>
      </StickyBar>
    </>
  )
}
