import { Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { SkippedStep, SpecialKind } from '@/gql/enums'
import { ErrorPanel, Field, Section, useAct, useRefusals } from '@/kit'
import type { BuilderPartProps } from './BuilderPart'
import { DayCell } from './Cells'

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
const STEPS: readonly SkippedStep[] = ['KEY_TASK', 'BATCH', 'PRECHECK', 'TARGETS', 'FRAMEWORK', 'CATALOGUE', 'CATEGORY']

/** The special track of an urgent or mandated project: folded away, for most go the usual way. */
export function SpecialPart({ projectId, saved, onDone, special }: BuilderPartProps & { special: FragmentType<typeof DraftSpecial> | null }) {
  const { t } = useTranslation('project-special')
  const before = readFragment(DraftSpecial, special)
  const act = useAct(SpecialSave)
  const refusals = useRefusals(act.errors)
  const [unsaved, setUnsaved] = useState(false)
  const [form, setForm] = useState({
    kind: before?.kind ?? null,
    leader: before?.leader ?? '',
    basis: before?.basis ?? '',
    basisNumber: before?.basisNumber ?? '',
    basisOn: before?.basisOn ?? null,
    skipped: [...(before?.skipped ?? [])],
  })
  const [kept, setKept] = useState(JSON.stringify(form))
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const save = async (now: typeof form) => {
    const version = await saved()
    setUnsaved(version === null)
    if (version === null) return
    if (await act.run({ projectId, version, ...now, basisNumber: now.basisNumber.trim() || null })) {
      setKept(JSON.stringify(now))
      await onDone()
    }
  }
  const choose = (kind: SpecialKind | null) => {
    const now = { ...form, kind }
    setForm(now)
    if (!kind && before) void save(now)
  }
  const same = JSON.stringify(form) === kept
  return (
    <Section title={t('title')}>
      {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
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
          <p>{t('help')}</p>
          <Field label={t('leader')} path="leader" refusals={refusals} help={t('leaderHelp')} required>
            {(input) => <Input {...input} maxLength={100} value={form.leader} onChange={(event) => set({ leader: event.target.value })} />}
          </Field>
          <Field label={t('basis')} path="basis" refusals={refusals} help={t('basisHelp')} required>
            {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={form.basis} onChange={(event) => set({ basis: event.target.value })} />}
          </Field>
          <Field label={t('basisNumber')} path="basisNumber" refusals={refusals}>
            {(input) => <Input {...input} maxLength={100} value={form.basisNumber} onChange={(event) => set({ basisNumber: event.target.value })} />}
          </Field>
          <Field label={t('basisOn')} path="basisOn" refusals={refusals} required>
            {(input) => <DayCell id={input.id} spot="basics:basisOn" label={t('basisOn')} value={form.basisOn} onChange={(basisOn) => set({ basisOn })} />}
          </Field>
          <Field label={t('skipped')} path="skipped" refusals={refusals} help={t('skippedHelp')} required>
            {() => <Checkbox.Group<SkippedStep> value={form.skipped} options={STEPS.map((value) => ({ value, label: t(`step.${value}`) }))} onChange={(skipped) => set({ skipped })} />}
          </Field>
          <Button loading={act.running} disabled={same} title={same ? t('same') : undefined} onClick={() => void save(form)}>
            {t('save')}
          </Button>
        </>
      ) : null}
    </Section>
  )
}
