import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, DateText, Field, useAct, useRefusals } from '@/kit'
import type { Batch } from './batches'
import { DayInput } from './DayInput'

const BatchWindowSet = graphql(`
  mutation BatchWindowSet($input: BatchWindowSetInput!) {
    batchWindowSet(input: $input) {
      batch { id version }
      errors { path message clause lift code }
    }
  }
`)

/** The window of one's own county in the city's batch. */
export function WindowForm({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const { t } = useTranslation('planning')
  const act = useAct(BatchWindowSet)
  const refusals = useRefusals(act.errors)
  const [opensOn, setOpensOn] = useState(batch.window.opensOn)
  const [closesOn, setClosesOn] = useState(batch.window.closesOn)
  const set = (days: { opensOn: string | null; closesOn: string | null }) => void act.run({ batchId: batch.id, version: batch.version, ...days }).then((done) => done && onClose())
  return (
    <ActForm
      title={t('window.set')}
      act={act}
      refusals={refusals}
      submit={t('window.save')}
      reason={!opensOn || !closesOn ? t('batch.daysFirst') : undefined}
      onSubmit={() => set({ opensOn, closesOn })}
      onCancel={onClose}
      other={batch.window.own ? { label: t('window.citys'), onClick: () => set({ opensOn: null, closesOn: null }) } : undefined}
    >
      <Field label={t('window.opensOn')} path="opensOn" refusals={refusals} required>
        {(input) => <DayInput {...input} value={opensOn} onChange={setOpensOn} />}
      </Field>
      <Field label={t('window.closesOn')} path="closesOn" refusals={refusals} required help={<>{t('window.citysIs')} <DateText value={batch.opensOn} /> – <DateText value={batch.closesOn} /></>}>
        {(input) => <DayInput {...input} value={closesOn} onChange={setClosesOn} />}
      </Field>
    </ActForm>
  )
}
