import { Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, Field, FileField, type Uploaded, useAct, useRefusals, useViewer } from '@/kit'
import { pointsOf } from './fields'
import type { Member, Panel } from './panel'
import s from './Expert.module.css'

const Recuse = graphql(`
  mutation RecuseExpert($input: ExpertRecuseInput!) {
    expertRecuse(input: $input) {
      panel { id version }
      errors { path message clause lift }
    }
  }
`)
const Score = graphql(`
  mutation ScoreExpert($input: ExpertScoreInput!) {
    expertScore(input: $input) {
      panel { id version }
      errors { path message clause lift }
    }
  }
`)
const Close = graphql(`
  mutation ClosePanel($input: ExpertPanelCloseInput!) {
    expertPanelClose(input: $input) {
      panel { id version state }
      errors { path message clause lift }
    }
  }
`)
interface Ends {
  onDone: () => void
  onClose: () => void
}

/** A recusal; whoever comes next in the draw takes the seat. */
export function RecuseForm({ member, onDone, onClose }: Ends & { member: Member }) {
  const { t } = useTranslation('expert')
  const act = useAct(Recuse)
  const refusals = useRefusals(act.errors)
  const [reason, setReason] = useState('')
  const [ownWish, setOwnWish] = useState(true)
  return (
    <ActForm
      title={t('recuse.title', { name: member.name })}
      act={act}
      refusals={refusals}
      submit={t('recuse.act')}
      danger
      reason={reason.trim() ? undefined : t('recuse.fill')}
      onSubmit={() => void act.run({ memberId: member.id, version: member.version, reason, ownWish }).then((done) => done && onDone())}
      onCancel={onClose}
    >
      <p className="wide">{t(typeof member.score === 'number' ? 'recuse.voids' : 'recuse.help')}</p>
      <div className="wide">
        <Field label={t('recuse.reason')} path="reason" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      <div className="wide">
        <Segmented aria-label={t('recuse.who')} value={ownWish ? 'own' : 'authority'} options={(['own', 'authority'] as const).map((value) => ({ value, label: t(`recuse.${value}`) }))} onChange={(value) => setOwnWish(value === 'own')} />
      </div>
    </ActForm>
  )
}

/** What stands on the signed sheet. */
export function ScoreForm({ member, onDone, onClose }: Ends & { member: Member }) {
  const { t } = useTranslation('expert')
  const act = useAct(Score)
  const refusals = useRefusals(act.errors)
  const [points, setPoints] = useState(member.score?.toString() ?? '')
  const [opinion, setOpinion] = useState(member.opinion ?? '')
  const [dissents, setDissents] = useState(!!member.dissent)
  const [dissent, setDissent] = useState(member.dissent ?? '')
  const score = pointsOf(points)
  return (
    <ActForm
      title={t('score.title', { name: member.name })}
      act={act}
      refusals={refusals}
      submit={t('score.act')}
      reason={score === null ? t('score.whole') : opinion.trim() && (!dissents || dissent.trim()) ? undefined : t('score.fill')}
      onSubmit={() => void act.run({ memberId: member.id, version: member.version, score: score ?? 0, opinion, dissent: dissents ? dissent : null }).then((done) => done && onDone())}
      onCancel={onClose}
    >
      <Field label={t('score.points')} path="score" refusals={refusals} required help={t('score.help')}>
        {(input) => <Input {...input} inputMode="numeric" maxLength={4} value={points} onChange={(event) => setPoints(event.target.value)} />}
      </Field>
      <div className="wide">
        <Field label={t('score.opinion')} path="opinion" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={2000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />}
        </Field>
      </div>
      <div className={`wide ${s.tick}`}>
        <Checkbox checked={dissents} onChange={(event) => setDissents(event.target.checked)}>
          {t('score.dissents')}
        </Checkbox>
      </div>
      {dissents ? (
        <div className="wide">
          <Field label={t('score.dissent')} path="dissent" refusals={refusals} required>
            {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={2000} value={dissent} onChange={(event) => setDissent(event.target.value)} />}
          </Field>
        </div>
      ) : null}
    </ActForm>
  )
}

/** The end: conclusion and minutes. */
export function CloseForm({ panel, onDone, onClose }: Ends & { panel: Panel }) {
  const { t } = useTranslation('expert')
  const { today } = useViewer()
  const act = useAct(Close)
  const refusals = useRefusals(act.errors)
  const [form, setForm] = useState({ heldOn: today, conclusion: '', minutes: '' })
  const [document, setDocument] = useState<Uploaded | null>(null)
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  return (
    <ActForm
      title={t('close.title')}
      act={act}
      refusals={refusals}
      submit={t('close.act')}
      reason={form.conclusion.trim() && form.minutes.trim() ? undefined : t('close.fill')}
      onSubmit={() => void act.run({ panelId: panel.id, version: panel.version, ...form, documentId: document?.id ?? null }).then((done) => done && onDone())}
      onCancel={onClose}
    >
      <p className="wide">{t('close.help', { mean: panel.mean, count: panel.dissents ?? 0 })}</p>
      <Field label={t('close.heldOn')} path="heldOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" max={today} value={form.heldOn} onChange={(event) => set({ heldOn: event.target.value })} />}
      </Field>
      <div className="wide">
        <Field label={t('close.conclusion')} path="conclusion" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 2 }} maxLength={2000} value={form.conclusion} onChange={(event) => set({ conclusion: event.target.value })} />}
        </Field>
      </div>
      <div className="wide">
        <Field label={t('close.minutes')} path="minutes" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} rows={4} maxLength={10_000} value={form.minutes} onChange={(event) => set({ minutes: event.target.value })} />}
        </Field>
      </div>
      <div className="wide">
        <FileField label={t('close.document')} path="documentId" refusals={refusals} help={t('close.documentHelp')} value={document} onChange={setDocument} />
      </div>
    </ActForm>
  )
}
