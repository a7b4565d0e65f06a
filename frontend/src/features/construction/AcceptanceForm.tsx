import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { AcceptancePaper } from '@/gql/enums'
import { ACCEPTANCE_PAPERS, ActForm, Field, FileField, type Uploaded, useAct, useChecked, usePaperWord, useViewer } from '@/kit'

const Apply = graphql(`
  mutation ApplyForAcceptance($input: AcceptanceApplyInput!) {
    acceptanceApply(input: $input) {
      acceptance {
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

/** Applies for acceptance with its papers; the rules say which may be missing. */
export function AcceptanceForm({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation('construction')
  const { today } = useViewer()
  const paper = usePaperWord()
  const act = useAct(Apply)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [completedOn, setCompletedOn] = useState(today)
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<Partial<Record<AcceptancePaper, Uploaded>>>({})
  const given = ACCEPTANCE_PAPERS.filter((each) => files[each])
  const place = (each: AcceptancePaper) => (files[each] ? `papers.${given.indexOf(each)}.*` : `papers.${each}`)
  return (
    <ActForm
      title={t('acceptance.act')}
      act={act}
      refusals={refusals}
      submit={t('acceptance.send', { count: given.length })}
      onSubmit={() => {
        if (!passes([blank('completedOn', completedOn)])) return
        void act.run({ projectId, completedOn, note: note.trim(), papers: given.map((each) => ({ paper: each, documentId: files[each]?.id ?? '' })) }).then((done) => done && onClose())
      }}
      onCancel={onClose}
    >
      <Field label={t('acceptance.completedOn')} path="completedOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" max={today} value={completedOn} onChange={(event) => setCompletedOn(event.target.value)} />}
      </Field>
      <div className="wide">
        <Field label={t('acceptance.note')} path="note" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} rows={3} maxLength={5000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
      {ACCEPTANCE_PAPERS.map((each) => (
        <FileField key={each} label={paper(each)} path={place(each)} refusals={refusals} value={files[each] ?? null} onChange={(file) => setFiles({ ...files, [each]: file ?? undefined })} />
      ))}
    </ActForm>
  )
}
