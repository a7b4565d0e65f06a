import { Input } from 'antd'
import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorPanel, FactStrip, Field, Refusals, Section, type UserError, useRefusals } from '@/kit'
import type { BatchEntry } from '../batchEntry'
import { BatchFields, type BatchFieldsProps } from '../BatchFields'
import type { Absent } from '../submitter'
import type { Spot } from './places'
import type { PrecheckSectionProps } from './PrecheckSection'
import { spotOf, stepOf } from './places'
import { useCheckFacts } from './checkFacts'
import type { DraftForms } from './useForms'
import s from './Wizard.module.css'

// The check against the lists comes with its own words.
const PrecheckSection = lazy(() => import('./PrecheckSection'))
// So does the procedure.
const Procedure = lazy(() => import('./Procedure'))
// Few submit for somebody; the others need not wait for it.
const SubmitFor = lazy(() => import('../SubmitFor').then((part) => ({ default: part.SubmitFor })))

export interface CheckSectionProps {
  forms: DraftForms
  missing: readonly UserError[]
  /** In whose name it is submitted, where one may choose. */
  submitter: { own: boolean; absent: readonly Absent[]; value: Absent | null; onChange: (postId: string | null) => void }
  batches: BatchFieldsProps['batches']
  batch: BatchEntry
  onBatch: (batch: BatchEntry) => void
  precheck: PrecheckSectionProps
  note: string
  onNote: (note: string) => void
  onGo: (spot: Spot) => void
  /** What the submission itself was refused for. */
  refused: readonly UserError[]
  failure?: { message: string; requestId?: string }
}

/** What will be submitted, in figures; every reason against it, all at once. */
export function CheckSection({ forms, missing, submitter, batches, batch, onBatch, precheck, note, onNote, onGo, refused, failure }: CheckSectionProps) {
  const { t } = useTranslation('project')
  const facts = useCheckFacts(forms)
  const refusals = useRefusals(refused)
  return (
    <>
      <Suspense fallback={null}>
        <PrecheckSection {...precheck} />
      </Suspense>
      <Section title={t('wizard.section.check')} aside={t('wizard.checkAside')}>
        <FactStrip facts={facts} label={t('wizard.section.check')} />
        <Suspense fallback={null}>
          <Procedure projectId={precheck.projectId} />
        </Suspense>
        {missing.length ? (
          <ol>
            {missing.filter((error) => error.code !== 'PRECHECK_OPEN').map((error, at) => (
              <li key={`${error.path.join('.')}:${at}`} className={s.entry}>
                <Refusals errors={[error]} />
                <button type="button" className="link" onClick={() => onGo(spotOf(error.path))}>
                  {t('wizard.goThere', { section: t(`wizard.section.${stepOf(spotOf(error.path))}`) })}
                </button>
              </li>
            ))}
          </ol>
        ) : (
          <p className={s.done}>{t('wizard.nothingMissing')}</p>
        )}
        {submitter.absent.length ? (
          <Suspense fallback={null}>
            <SubmitFor {...submitter} refusals={refusals} />
          </Suspense>
        ) : null}
        <BatchFields batches={batches} value={batch} onChange={onBatch} refusals={refusals} errors={refused} />
        <Field label={t('wizard.note')} path="note" refusals={refusals} help={t('wizard.noteHelp')}>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={note} onChange={(event) => onNote(event.target.value)} />}
        </Field>
        <Refusals errors={refusals.rest} />
        {failure ? <ErrorPanel failure={failure} /> : null}
      </Section>
    </>
  )
}
