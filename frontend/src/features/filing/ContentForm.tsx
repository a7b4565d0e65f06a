import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilingKind, FilingPaper } from '@/gql/enums'
import type { FilingContentInput, FilingFieldsFragment } from '@/gql/graphql'
import { ActForm, Field, FileField, MoneyInput, type Uploaded, useAct, useCategoryWord, useRefusals, useViewer } from '@/kit'
import s from './Filing.module.css'
import { FilingCorrect, FilingEdit, FilingFile, PAPERS, categoriesOf } from './filings'

type Text = 'approver' | 'approvalNumber' | 'targets' | 'fundingChannel' | 'sharingNote' | 'systems' | 'protectionNumber' | 'earlierProject'
type Day = 'approvedOn' | 'protectionDueOn' | 'cryptographyDueOn'
type Count = 'catalogueCount' | 'sharedCount' | 'openedCount' | 'protectionLevel'
const LONGEST: Record<Text, number> = { approver: 200, approvalNumber: 64, targets: 4000, fundingChannel: 500, sharingNote: 1000, systems: 1000, protectionNumber: 64, earlierProject: 200 }

export interface ContentFormProps {
  filing: { id: string; version: number; kind: FilingKind; state: string; parts: readonly { part: string; there: boolean; message: string; need: string }[] }
  content: FilingFieldsFragment
  /** Papers that are there already, by type. */
  there: ReadonlySet<FilingPaper>
  onClose?: () => void
}

/** The filing form: a draft is saved and filed, what was filed is corrected with a reason. What is missing stands beside its field. */
export function ContentForm({ filing, content, there, onClose }: ContentFormProps) {
  const { t } = useTranslation('filing')
  const { today } = useViewer()
  const category = useCategoryWord()
  const draft = filing.state === 'DRAFT'
  const edit = useAct(FilingEdit)
  const file = useAct(FilingFile)
  const correct = useAct(FilingCorrect)
  const refusals = useRefusals([...edit.errors, ...file.errors, ...correct.errors])
  const [form, setForm] = useState<FilingContentInput>(() => inputOf(content))
  const [reason, setReason] = useState('')
  const [files, setFiles] = useState<Partial<Record<FilingPaper, Uploaded>>>({})
  const set = (change: Partial<FilingContentInput>) => setForm((before) => ({ ...before, ...change }))
  const given = PAPERS.filter((paper) => files[paper])
  const papers = given.map((paper) => ({ paper, documentId: files[paper]?.id ?? '' }))
  const missing = (part: string) => filing.parts.find((each) => each.part === part && !each.there)
  const help = (part: string, more?: string) => {
    const state = missing(part)
    return state ? (
      <span className={s.missing}>{`${state.message}${state.need === 'MAY_FOLLOW' ? ` ${t('follows')}` : ''}`}</span>
    ) : (
      more
    )
  }
  const save = async () => {
    const saved = await edit.run({ id: filing.id, version: filing.version, content: form, papers })
    if (saved) setFiles({})
    return saved?.filing?.version
  }
  const fileIt = async () => {
    file.clear()
    const version = await save()
    if (version !== undefined) await file.run({ id: filing.id, version })
  }
  const text = (field: Text, part?: string, lines = false) => (
    <Field key={field} label={t(`field.${field}`)} path={`content.${field}`} refusals={refusals} help={part ? help(part) : undefined}>
      {(input) => {
        const props = { ...input, maxLength: LONGEST[field], value: form[field] ?? '', onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value || null }) }
        return lines ? <Input.TextArea {...props} autoSize={{ minRows: 2, maxRows: 10 }} /> : <Input {...props} />
      }}
    </Field>
  )
  const day = (field: Day, limits: { min?: string; max?: string }) => (
    <Field label={t(`field.${field}`)} path={`content.${field}`} refusals={refusals}>
      {(input) => <Input {...input} type="date" {...limits} value={form[field] ?? ''} onChange={(event) => set({ [field]: event.target.value || null })} />}
    </Field>
  )
  const count = (field: Count, part?: string, least = 0, most = 100_000) => (
    <Field label={t(`field.${field}`)} path={`content.${field}`} refusals={refusals} help={part ? help(part) : undefined}>
      {(input) => <InputNumber {...input} min={least} max={most} precision={0} value={form[field] ?? null} onChange={(value) => set({ [field]: value })} style={{ width: '100%' }} />}
    </Field>
  )
  const paper = (each: FilingPaper, part?: string) => (
    <FileField
      key={each}
      label={t(`paper.${each}`)}
      path={files[each] ? `papers.${given.indexOf(each)}.*` : `papers.${each}`}
      refusals={refusals}
      value={files[each] ?? null}
      onChange={(uploaded) => setFiles((before) => ({ ...before, [each]: uploaded ?? undefined }))}
      help={part && missing(part) ? help(part) : there.has(each) ? t('paperThere') : undefined}
    />
  )
  const rebuilt = form.category === 'REBUILD' || form.category === 'EXTENSION'
  const systems = form.category !== 'SERVICE'
  return (
    <ActForm
      title={t(draft ? 'form.draft' : 'form.correct')}
      act={{ running: edit.running || file.running || correct.running, failure: edit.failure ?? file.failure ?? correct.failure }}
      refusals={refusals}
      submit={t(draft ? 'form.file' : 'form.save')}
      other={draft ? { label: t('form.keep'), onClick: () => void save() } : undefined}
      reason={draft || reason.trim().length >= 2 ? undefined : t('form.reasonFirst')}
      onSubmit={() => {
        if (draft) void fileIt()
        else void correct.run({ id: filing.id, version: filing.version, reason: reason.trim(), content: form, papers }).then((done) => done && onClose?.())
      }}
      onCancel={onClose}
    >
      <h4 className={s.heading}>{t('section.what')}</h4>
      <Field label={t('field.name')} path="content.name" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={200} value={form.name} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label={t('field.category')} path="content.category" refusals={refusals} required>
        {(input) => <Select {...input} value={form.category} options={categoriesOf(filing.kind).map((value) => ({ value, label: category(value) }))} onChange={(value) => set({ category: value })} />}
      </Field>
      {text('approver', 'APPROVER')}
      {text('approvalNumber')}
      {day('approvedOn', { max: today })}
      {paper('REPLY')}
      <h4 className={s.heading}>{t('section.money')}</h4>
      {filing.kind === 'CONSTRUCTION' ? (
        <Field label={t('field.investment')} path="content.investment" refusals={refusals} help={help('INVESTMENT')}>
          {(input) => <MoneyInput {...input} value={form.investment ?? null} onChange={(yuan) => set({ investment: yuan })} />}
        </Field>
      ) : null}
      <Field label={t('field.operationMoney')} path="content.operationMoney" refusals={refusals} help={help('OPERATION_MONEY')}>
        {(input) => <MoneyInput {...input} value={form.operationMoney ?? null} onChange={(yuan) => set({ operationMoney: yuan })} />}
      </Field>
      {text('fundingChannel', 'FUNDING_CHANNEL')}
      {paper('CONTRACT')}
      <h4 className={s.heading}>{t('section.targets')}</h4>
      <div className="wide">{text('targets', 'TARGETS', true)}</div>
      {systems ? (
        <>
          <h4 className={s.heading}>{t('section.data')}</h4>
          {count('catalogueCount', 'CATALOGUE')}
          {count('sharedCount', 'SHARING')}
          {count('openedCount')}
          {text('sharingNote')}
          <div className="wide">{text('systems', 'SYSTEMS', true)}</div>
          <h4 className={s.heading}>{t('section.security')}</h4>
          {count('protectionLevel', undefined, 1, 5)}
          {text('protectionNumber', 'PROTECTION')}
          {paper('PROTECTION_CERTIFICATE')}
          {filing.kind === 'CONSTRUCTION' ? day('protectionDueOn', { min: today }) : null}
          {filing.kind === 'CONSTRUCTION' ? paper('CRYPTOGRAPHY_PLAN', 'CRYPTOGRAPHY_PLAN') : null}
          {paper('CRYPTOGRAPHY_ASSESSMENT', 'CRYPTOGRAPHY_ASSESSMENT')}
          {filing.kind === 'CONSTRUCTION' ? day('cryptographyDueOn', { min: today }) : null}
        </>
      ) : null}
      {rebuilt ? (
        <>
          <h4 className={s.heading}>{t('section.earlier')}</h4>
          {text('earlierProject', 'EARLIER_EVALUATION')}
          {paper('EARLIER_EVALUATION', 'EARLIER_EVALUATION')}
        </>
      ) : null}
      {paper('OTHER')}
      {draft ? null : (
        <div className="wide">
          <Field label={t('form.reason')} path="reason" refusals={refusals} required>
            {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </div>
      )}
    </ActForm>
  )
}

function inputOf(content: FilingFieldsFragment): FilingContentInput {
  const { __typename, ' $fragmentName': _name, ...fields } = content as FilingFieldsFragment & { __typename?: string }
  return fields
}
