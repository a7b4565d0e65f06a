import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, dayAfter, useAct, useRefusals, useViewer } from '@/kit'
import type { ListedEntry } from './ListEntries'

const ListEntryAdd = graphql(`
  mutation AddListEntry($input: ListEntryAddInput!) {
    listEntryAdd(input: $input) {
      entry { id version }
      errors { path message clause lift }
    }
  }
`)
const ListEntryEnd = graphql(`
  mutation EndListEntry($input: ListEntryEndInput!) {
    listEntryEnd(input: $input) {
      entry { id version untilOn }
      errors { path message clause lift }
    }
  }
`)
const KINDS = ['UNIFIED_BUILD', 'NEGATIVE'] as const
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A new entry, or one in the place of another, which ends on the day before. */
export function EntryForm({ replaces, onClose }: { replaces: ListedEntry | null; onClose: () => void }) {
  const { t } = useTranslation('planning-list')
  const { today } = useViewer()
  const act = useAct(ListEntryAdd)
  const refusals = useRefusals(act.errors)
  const [form, setForm] = useState({
    kind: replaces?.kind ?? 'UNIFIED_BUILD',
    clause: replaces?.clause ?? '',
    title: replaces?.title ?? '',
    content: replaces?.content ?? '',
    suggestion: replaces?.suggestion ?? '',
    anyTerms: replaces?.anyTerms.join('\n') ?? '',
    allTerms: replaces?.allTerms.join('\n') ?? '',
    noneTerms: replaces?.noneTerms.join('\n') ?? '',
    effectiveOn: replaces ? dayAfter(today) : today,
  })
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const filled = form.clause.trim() && form.title.trim() && form.content.trim() && form.suggestion.trim()
  const save = () =>
    void act
      .run({
        ...form,
        anyTerms: linesOf(form.anyTerms),
        allTerms: linesOf(form.allTerms),
        noneTerms: linesOf(form.noneTerms),
        categories: replaces?.categories ?? [],
        replacesId: replaces?.id ?? null,
        replacesVersion: replaces?.version ?? null,
      })
      .then((done) => done && onClose())
  return (
    <ActForm title={replaces ? t('replaceTitle', { title: replaces.title }) : t('addTitle')} act={act} refusals={refusals} submit={t('save')} reason={filled ? undefined : t('fill')} onSubmit={save} onCancel={onClose}>
      <Field label={t('kindHead')} path="kind" refusals={refusals}>
        {() => <Segmented aria-label={t('kindHead')} value={form.kind} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(kind) => set({ kind })} disabled={!!replaces} />}
      </Field>
      <Field label={t('clause')} path="clause" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={40} value={form.clause} onChange={(event) => set({ clause: event.target.value })} />}
      </Field>
      <Field label={t('name')} path="title" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={100} value={form.title} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={t('effectiveOn')} path="effectiveOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" min={today} value={form.effectiveOn} onChange={(event) => set({ effectiveOn: event.target.value })} />}
      </Field>
      <Field label={t('content')} path="content" refusals={refusals} required>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={2000} value={form.content} onChange={(event) => set({ content: event.target.value })} />}
      </Field>
      <Field label={t('suggestion')} path="suggestion" refusals={refusals} required>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={form.suggestion} onChange={(event) => set({ suggestion: event.target.value })} />}
      </Field>
      {(['anyTerms', 'allTerms', 'noneTerms'] as const).map((key) => (
        <Field key={key} label={t(key)} path={key} refusals={refusals} help={t('termsHelp')} required={key === 'anyTerms'}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2, maxRows: 8 }} value={form[key]} onChange={(event) => set({ [key]: event.target.value })} />}
        </Field>
      ))}
    </ActForm>
  )
}

/** Ends an entry after a day. */
export function EndEntry({ entry, onClose }: { entry: ListedEntry; onClose: () => void }) {
  const { t } = useTranslation('planning-list')
  const { today } = useViewer()
  const act = useAct(ListEntryEnd)
  const refusals = useRefusals(act.errors)
  const [lastOn, setLastOn] = useState(today)
  return (
    <ActForm
      title={t('endTitle', { title: entry.title })}
      act={act}
      refusals={refusals}
      submit={t('endAct')}
      danger
      onSubmit={() => void act.run({ id: entry.id, version: entry.version, lastOn }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <Field label={t('lastOn')} path="lastOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" min={today} value={lastOn} onChange={(event) => setLastOn(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
