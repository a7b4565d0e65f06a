import { Button, Checkbox, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { SkippedStep, SpecialKind } from '@/gql/enums'
import { ErrorPanel, Field, Refusals, Section, useAct, useRefusals } from '@/kit'
import type { BuilderPartProps } from './BuilderPart'
import { DayCell } from './DayCell'

const DraftSpecial = graphql(`
  fragment DraftSpecial on SpecialTrack {
    kind
    leader
    basis
    basisNumber
    basisOn
    skipped
  }
`)
const SpecialSave = graphql(`
  mutation SpecialSave($input: ProjectSpecialSaveInput!) {
    projectSpecialSave(input: $input) {
      project { id version }
      errors { path message clause lift code }
    }
  }
`)
const STEPS: readonly SkippedStep[] = ['KEY_TASK', 'BATCH', 'PRECHECK', 'TARGETS', 'FRAMEWORK', 'CATALOGUE', 'CATEGORY', 'PAPERS']

interface Order {
  kind: SpecialKind | null
  leader: string
  basis: string
  basisNumber: string
  basisOn: string | null
  skipped: SkippedStep[]
}
const complete = ({ kind, leader, basis, basisOn, skipped }: Order) => kind && leader.trim().length > 1 && basis.trim().length > 1 && basisOn && skipped.length > 0

/** The special track of an urgent or mandated project: folded away, for most go the usual way. A complete order is saved when a field is left. */
export function SpecialPart({ projectId, saved, onDone, special }: BuilderPartProps & { special: FragmentType<typeof DraftSpecial> | null }) {
  const { t } = useTranslation('project-special')
  const before = readFragment(DraftSpecial, special)
  const act = useAct(SpecialSave)
  const refusals = useRefusals(act.errors)
  const [unsaved, setUnsaved] = useState(false)
  const [form, setForm] = useState<Order>({
    kind: before?.kind ?? null,
    leader: before?.leader ?? '',
    basis: before?.basis ?? '',
    basisNumber: before?.basisNumber ?? '',
    basisOn: before?.basisOn ?? null,
    skipped: [...(before?.skipped ?? [])],
  })
  const [kept, setKept] = useState(JSON.stringify(form))
  const tried = useRef(kept)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const once = async (now: Order) => {
    const version = await saved()
    setUnsaved(version === null)
    if (version === null) return
    if (await act.run({ projectId, version, ...now, basisNumber: now.basisNumber.trim() || null })) {
      setKept(JSON.stringify(now))
      await onDone()
    } else if (!now.kind) setForm({ ...now, kind: before?.kind ?? null })
  }
  // An act runs once at a time: what is left quickly waits for what is being saved.
  const save = (now: Order) => {
    tried.current = JSON.stringify(now)
    queue.current = queue.current.then(() => once(now)).catch(() => undefined)
  }
  /** What is complete is saved by itself, once. */
  const left = (now: Order) => {
    if (complete(now) && tried.current !== JSON.stringify(now)) save(now)
  }
  const set = (change: Partial<Order>, done = false) => {
    const now = { ...form, ...change }
    setForm(now)
    if (done) left(now)
  }
  const choose = (kind: SpecialKind | null) => {
    set({ kind }, true)
    if (!kind && before) save({ ...form, kind })
  }
  const same = JSON.stringify(form) === kept
  return (
    <Section title={t('title')}>
      {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      <Refusals errors={refusals.rest} />
      <Radio.Group
        aria-label={t('title')}
        value={form.kind ?? ''}
        disabled={act.running}
        onChange={(event) => choose((event.target.value as SpecialKind | '') || null)}
        options={[
          { value: '', label: t('usual') },
          { value: 'URGENT', label: t('kind.URGENT') },
          { value: 'MANDATED', label: t('kind.MANDATED') },
        ]}
      />
      {form.kind ? (
        <>
          <p style={{ marginBlock: 8 }}>{t('help')}</p>
          <Field label={t('leader')} path="leader" refusals={refusals} help={t('leaderHelp')} required>
            {(input) => <Input {...input} maxLength={100} value={form.leader} onChange={(event) => set({ leader: event.target.value })} onBlur={() => left(form)} />}
          </Field>
          <Field label={t('basis')} path="basis" refusals={refusals} help={t('basisHelp')} required>
            {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={form.basis} onChange={(event) => set({ basis: event.target.value })} onBlur={() => left(form)} />}
          </Field>
          <Field label={t('basisNumber')} path="basisNumber" refusals={refusals}>
            {(input) => <Input {...input} maxLength={100} value={form.basisNumber} onChange={(event) => set({ basisNumber: event.target.value })} onBlur={() => left(form)} />}
          </Field>
          <Field label={t('basisOn')} path="basisOn" refusals={refusals} required>
            {(input) => <DayCell id={input.id} spot="basics:basisOn" label={t('basisOn')} value={form.basisOn} onChange={(basisOn) => set({ basisOn }, true)} />}
          </Field>
          <Field label={t('skipped')} path="skipped" refusals={refusals} help={t('skippedHelp')} required>
            {() => <Checkbox.Group<SkippedStep> value={form.skipped} options={STEPS.map((value) => ({ value, label: t(`step.${value}`) }))} onChange={(skipped) => set({ skipped }, true)} />}
          </Field>
          <Button loading={act.running} disabled={same} title={same ? t('same') : undefined} onClick={() => save(form)}>
            {t('save')}
          </Button>
        </>
      ) : null}
    </Section>
  )
}
