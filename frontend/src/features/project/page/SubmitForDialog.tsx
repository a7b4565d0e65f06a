import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ErrorPanel, Field, LockedButton, Refusals, useAct, useRefusals } from '@/kit'
import { batchInput, noBatch } from '../batchEntry'
import { BatchFields, type BatchFieldsProps } from '../BatchFields'
import { SubmitFor } from '../SubmitFor'
import { type Absent, submitterOf } from '../submitter'

const ProjectSubmitFor = graphql(`
  mutation ProjectSubmitFor($input: ProjectSubmitInput!) {
    projectSubmit(input: $input) {
      project { id version stage viewerSubmitsFor { postId } }
      errors { path message clause lift code }
    }
  }
`)

/** For who doesn't edit the project and submits it in the name of somebody absent. */
export function SubmitForDialog({ id, version, absent, batches, onClose }: { id: string; version: number; absent: readonly Absent[]; batches: BatchFieldsProps['batches']; onClose: () => void }) {
  const { t } = useTranslation('project')
  const submit = useAct(ProjectSubmitFor)
  const refusals = useRefusals(submit.errors)
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [batch, setBatch] = useState(noBatch)
  const value = submitterOf(false, absent, chosen)
  return (
    <Modal
      open
      title={t('submitFor.open')}
      onCancel={onClose}
      footer={
        <LockedButton type="primary" loading={submit.running} reason={null} onClick={() => void submit.run({ id, version, forPostId: value?.postId, note: note.trim() || null, ...batchInput(batch) }).then((done) => done && onClose())}>
          {t('submitFor.act', { person: value?.personName })}
        </LockedButton>
      }
    >
      <SubmitFor own={false} absent={absent} value={value} onChange={setChosen} refusals={refusals} />
      <BatchFields batches={batches} value={batch} onChange={setBatch} refusals={refusals} errors={submit.errors} />
      <Field label={t('wizard.note')} path="note" refusals={refusals} help={t('wizard.noteHelp')}>
        {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Refusals errors={refusals.rest} />
      {submit.failure ? <ErrorPanel failure={submit.failure} /> : null}
    </Modal>
  )
}
