import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, FileField, type Uploaded, useAct, useChecked } from '@/kit'

const Report = graphql(`
  mutation ReportMilestone($input: MilestoneReportInput!) {
    milestoneReport(input: $input) {
      report {
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

export interface ReportFormProps {
  milestone: { id: string; title: string; confirmedProgress: number; baselineEndOn: string; forecastEndOn?: string | null; actualStartOn?: string | null }
  onClose: () => void
}

/** Reports progress on a milestone with its evidence; the authority then confirms it. */
export function ReportForm({ milestone, onClose }: ReportFormProps) {
  const { t } = useTranslation('construction')
  const act = useAct(Report)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [progress, setProgress] = useState<number | null>(milestone.confirmedProgress)
  const [forecastEndOn, setForecastEndOn] = useState(milestone.forecastEndOn ?? milestone.baselineEndOn)
  const [actualStartOn, setActualStartOn] = useState(milestone.actualStartOn ?? '')
  const [actualEndOn, setActualEndOn] = useState('')
  const [note, setNote] = useState('')
  const [evidence, setEvidence] = useState<Uploaded | null>(null)
  const send = () => {
    if (!passes([blank('forecastEndOn', forecastEndOn)])) return
    void act
      .run({
        milestoneId: milestone.id,
        progress: progress ?? 0,
        forecastEndOn,
        actualStartOn: actualStartOn || null,
        actualEndOn: actualEndOn || null,
        note: note.trim(),
        documentId: evidence?.id ?? null,
      })
      .then((done) => done && onClose())
  }
  return (
    <ActForm title={t('report.open', { title: milestone.title })} act={act} refusals={refusals} submit={t('report.send', { progress: progress ?? 0 })} onSubmit={send} onCancel={onClose}>
      <Field label={t('report.progress')} path="progress" refusals={refusals} required help={t('report.notBelow', { progress: milestone.confirmedProgress })}>
        {({ status, ...input }) => <InputNumber {...input} status={status} min={0} max={100} precision={0} suffix={'%'} style={{ width: '100%' }} value={progress} onChange={setProgress} />}
      </Field>
      <Field label={t('report.forecast')} path="forecastEndOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" value={forecastEndOn} onChange={(event) => setForecastEndOn(event.target.value)} />}
      </Field>
      <Field label={t('report.start')} path="actualStartOn" refusals={refusals}>
        {(input) => <Input {...input} type="date" value={actualStartOn} onChange={(event) => setActualStartOn(event.target.value)} />}
      </Field>
      <Field label={t('report.end')} path="actualEndOn" refusals={refusals} required={progress === 100}>
        {(input) => <Input {...input} type="date" value={actualEndOn} onChange={(event) => setActualEndOn(event.target.value)} />}
      </Field>
      <div className="wide">
        <Field label={t('report.note')} path="note" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <FileField label={t('report.evidence')} path="documentId" refusals={refusals} value={evidence} onChange={setEvidence} required={progress === 100} help={t('report.evidenceHelp')} />
      </div>
    </ActForm>
  )
}
