import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, dayAfter, useAct, useRefusals, useViewer } from '@/kit'
import { type Changes, inputOf } from './paperRules'

const Set = graphql(`
  mutation SetPaperRules($input: PaperRulesSetInput!) {
    paperRulesSet(input: $input) {
      paperRules { required }
      errors { path message clause lift }
    }
  }
`)

/** From which day on what was chosen in the table holds. What is in force stays as it is. */
export function PaperRulesForm({ changes, onClose }: { changes: Changes; onClose: () => void }) {
  const { t } = useTranslation('project-paper')
  const { today } = useViewer()
  const act = useAct(Set)
  const refusals = useRefusals(act.errors)
  const [effectiveOn, setEffectiveOn] = useState(dayAfter(today))
  const save = () => void act.run({ effectiveOn, rules: inputOf(changes) }).then((done) => done && onClose())
  return (
    <ActForm
      title={t('form.title')}
      act={act}
      refusals={refusals}
      submit={t('form.submit', { count: changes.size, day: effectiveOn || '—' })}
      reason={!changes.size ? t('form.choose') : !effectiveOn ? t('form.day') : undefined}
      onSubmit={save}
      onCancel={onClose}
    >
      <Field label={t('form.effectiveOn')} path="effectiveOn" refusals={refusals} required help={t('form.never')}>
        {(input) => <Input {...input} type="date" min={dayAfter(today)} value={effectiveOn} onChange={(event) => setEffectiveOn(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
