import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { CaseSubject } from '@/gql/enums'
import { ActForm, Field, useAct, useNamed, useReading, useRefusals, useViewer } from '@/kit'
import { SUBJECTS } from './subjects'

const Choices = graphql(`
  query ProxyChoices($search: String) {
    proxyReceivers(search: $search) {
      postId
      personName
      title
      titleEn
    }
    proxySteps {
      code
      name
      nameEn
      subject
    }
  }
`)
const Grant = graphql(`
  mutation ProxyGrant($input: ProxyGrantInput!) {
    proxyGrant(input: $input) {
      proxy {
        id
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

/** Names a colleague of the unit who acts while one is away. */
export function ProxyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('approval-proxy')
  const { t: room } = useTranslation('approval')
  const named = useNamed()
  const { actions, today } = useViewer()
  const submits = actions.has('PROJECT_SUBMIT')
  const act = useAct(Grant)
  const refusals = useRefusals(act.errors)
  const [search, setSearch] = useState('')
  const [draft, setDraft] = useState({ postId: null as string | null, firstOn: today, lastOn: today, subjects: [] as CaseSubject[], steps: [] as string[], reason: '' })
  const set = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }))
  const { state } = useReading(Choices, { search: search.trim() || null })
  const steps = new Map(state.data?.proxySteps.map((step) => [step.code, step]))
  const run = () => {
    const { postId, ...rest } = draft
    if (postId) void act.run({ ...rest, postId, reason: draft.reason.trim() }).then((done) => done && onClose())
  }
  return (
    <ActForm title={t('open')} act={act} refusals={refusals} submit={t('act')} reason={!draft.postId ? t('choose') : draft.reason.trim().length < 2 ? t('reasonFirst') : undefined} onSubmit={run} onCancel={onClose}>
      <Field label={t('to')} path="postId" refusals={refusals} required help={t('toHelp')}>
        {(input) => (
          <Select
            {...input}
            style={{ width: '100%' }}
            showSearch={{ filterOption: false, onSearch: setSearch }}
            loading={state.fetching}
            value={draft.postId}
            options={state.data?.proxyReceivers.map((one) => ({ value: one.postId, label: t('person', { person: one.personName, title: named({ name: one.title, nameEn: one.titleEn }) }) }))}
            onChange={(postId: string) => set({ postId })}
          />
        )}
      </Field>
      <Field label={t('firstOn')} path="firstOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" min={today} value={draft.firstOn} onChange={(event) => set({ firstOn: event.target.value })} />}
      </Field>
      <Field label={t('lastOn')} path="lastOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" min={draft.firstOn} value={draft.lastOn} onChange={(event) => set({ lastOn: event.target.value })} />}
      </Field>
      <Field label={t('subjects')} path="subjects" refusals={refusals} help={t('allHelp')}>
        {(input) => (
          <Select
            {...input}
            mode="multiple"
            style={{ width: '100%' }}
            placeholder={t('all')}
            value={draft.subjects}
            options={SUBJECTS.map((value) => ({ value, label: room(`subject.${value}`) }))}
            onChange={(subjects: CaseSubject[]) => set({ subjects })}
          />
        )}
      </Field>
      {/* Who only submits holds no step. */}
      {steps.size ? (
        <Field label={t('steps')} path="steps" refusals={refusals} help={t(submits ? 'stepsHelp' : 'allHelp')}>
          {(input) => (
            <Select
              {...input}
              mode="multiple"
              style={{ width: '100%' }}
              placeholder={t('all')}
              value={draft.steps}
              options={[...steps.values()].map((step) => ({ value: step.code, label: named(step) }))}
              onChange={(chosen: string[]) => set({ steps: chosen })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('reason')} path="reason" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={500} value={draft.reason} onChange={(event) => set({ reason: event.target.value })} />}
      </Field>
      <p className="wide">{t('then')}</p>
    </ActForm>
  )
}
