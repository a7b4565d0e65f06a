import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ApplicationPaper } from '@/gql/enums'
import { ActForm, ErrorPanel, Field, FileField, Loaded, Refusals, Section, type Uploaded, useAct, useChecked, useReading } from '@/kit'
import { PaperList } from './PaperList'

const ProjectPapers = graphql(`
  query ProjectPapers($id: ID!) {
    project(id: $id) {
      id
      version
      viewerCanAddPaper
      papersAsked { kind required }
      special { kind }
      papers { id kind ...PaperOfList }
    }
  }
`)
const PaperAdd = graphql(`
  mutation PaperAdd($input: ProjectPaperAddInput!) {
    projectPaperAdd(input: $input) {
      project { id version }
      errors { path message clause lift code }
    }
  }
`)
const PaperRemove = graphql(`
  mutation PaperRemove($input: ProjectPaperRemoveInput!) {
    projectPaperRemove(input: $input) {
      project { id version }
      errors { path message clause lift code }
    }
  }
`)

export interface PapersProps {
  projectId: string
  /** In the wizard: saves what is open and tells the version; null when that was refused. Elsewhere the version that was read. */
  saved?: () => Promise<number | null>
  onDone?: () => Promise<void>
}

/** The papers of an application: which are asked for, their versions, and adding the next one. Nothing is drawn where there is none to see or add. */
export function Papers({ projectId, saved, onDone }: PapersProps) {
  const { t } = useTranslation('project-paper')
  const reading = useReading(ProjectPapers, { id: projectId })
  const remove = useAct(PaperRemove)
  const [adding, setAdding] = useState<ApplicationPaper | null>(null)
  const [unsaved, setUnsaved] = useState(false)
  const version = async (read: number) => {
    const now = saved ? await saved() : read
    setUnsaved(now === null)
    return now
  }
  const done = async () => {
    reading.reload()
    await onDone?.()
  }
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="list">
      {(project) => {
        const { papers, papersAsked: asked, viewerCanAddPaper: may } = project
        if (!papers.length && !may) return null
        const lacking = asked.filter(({ kind, required }) => required && !papers.some((paper) => paper.kind === kind)).length
        return (
          <Section title={t('title')} aside={lacking ? t('lackingCount', { count: lacking }) : papers.length ? t('count', { count: new Set(papers.map((paper) => paper.kind)).size }) : undefined}>
            {may ? <p>{t(asked.some((each) => each.required) ? 'help' : 'helpAdvised')}</p> : null}
            {unsaved ? <p role="alert">{t('saveFirst')}</p> : null}
            <Refusals errors={remove.errors} />
            {remove.failure ? <ErrorPanel failure={remove.failure} /> : null}
            {adding ? (
              <AddForm
                key={adding}
                kind={adding}
                projectId={projectId}
                version={() => version(project.version)}
                onClose={() => setAdding(null)}
                onAdded={() => {
                  setAdding(null)
                  return done()
                }}
              />
            ) : null}
            <PaperList
              papers={papers}
              asked={asked}
              offered={may ? (project.special ? ['LEADER_ORDER', 'OTHER'] : ['OTHER']) : []}
              onAdd={may ? setAdding : undefined}
              onRemove={
                may
                  ? (paperId) =>
                      void version(project.version).then(async (read) => {
                        if (read !== null && (await remove.run({ paperId, version: read }))) await done()
                      })
                  : undefined
              }
            />
          </Section>
        )
      }}
    </Loaded>
  )
}

interface AddFormProps {
  kind: ApplicationPaper
  projectId: string
  version: () => Promise<number | null>
  onClose: () => void
  onAdded: () => Promise<void>
}

function AddForm({ kind, projectId, version, onClose, onAdded }: AddFormProps) {
  const { t } = useTranslation('project-paper')
  const { t: p } = useTranslation('project')
  const act = useAct(PaperAdd)
  const { refusals, passes, blank } = useChecked(act.errors)
  const [file, setFile] = useState<Uploaded | null>(null)
  const [note, setNote] = useState('')
  const send = async () => {
    if (!passes([blank('documentId', file?.id ?? '')])) return
    const read = await version()
    if (read !== null && file && (await act.run({ projectId, version: read, kind, documentId: file.id, note: note.trim() || null }))) await onAdded()
  }
  return (
    <ActForm title={t('addOf', { kind: t(`kind.${kind}`) })} act={act} refusals={refusals} submit={t('save')} onSubmit={() => void send()} onCancel={onClose}>
      <div className="wide">
        <FileField label={t('file')} path="documentId" refusals={refusals} value={file} onChange={setFile} required help={p('wizard.secret')} />
        <Field label={t('note')} path="note" refusals={refusals} help={t('noteHelp')}>
          {(input) => <Input {...input} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
