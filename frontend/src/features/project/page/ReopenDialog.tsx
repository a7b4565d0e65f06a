import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ReopeningKind } from '@/gql/enums'
import { ErrorPanel, Field, LockedButton, Refusals, useAct, useRefusals } from '@/kit'
import s from './Page.module.css'

export const ReopeningWaysFragment = graphql(`
  fragment ReopeningWays on Project {
    id
    version
    reopeningWays {
      kind
      refusals { path message clause lift code }
    }
  }
`)
const ProjectReopen = graphql(`
  mutation ProjectReopen($input: ProjectReopenInput!) {
    projectReopen(input: $input) {
      project { id stage version }
      errors { path message clause lift code }
    }
  }
`)

/** What was refused: an appeal, or the next batch; the way that can't be gone says why. */
export function ReopenDialog({ of, onDone, onClose }: { of: FragmentType<typeof ReopeningWaysFragment>; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('project-reopening')
  const { id, version, reopeningWays: ways } = readFragment(ReopeningWaysFragment, of)
  const act = useAct(ProjectReopen)
  const refusals = useRefusals(act.errors)
  const [chosen, setChosen] = useState<ReopeningKind | null>(null)
  const [reason, setReason] = useState('')
  const kind = chosen ?? ways.find((way) => !way.refusals.length)?.kind
  return (
    <Modal
      open
      title={t('title')}
      onCancel={onClose}
      footer={
        <LockedButton
          type="primary"
          loading={act.running}
          reason={!kind ? t('never') : reason.trim().length < 2 ? t('needReason') : null}
          onClick={() => void (kind && act.run({ id, version, kind, reason: reason.trim() }).then((done) => done && onDone()))}
        >
          {t(`act.${kind ?? 'APPEAL'}`)}
        </LockedButton>
      }
    >
      <Radio.Group aria-label={t('title')} className={s.ways} value={kind} onChange={(event) => setChosen(event.target.value as ReopeningKind)}>
        {ways.map((way) => (
          <div key={way.kind}>
            <Radio value={way.kind} disabled={way.refusals.length > 0}>
              {t(`kind.${way.kind}`)}
            </Radio>
            <p className={s.small}>{t(`help.${way.kind}`)}</p>
            {way.refusals.map((refusal) => (
              <p key={refusal.code} className={s.small}>
                <strong>{refusal.message}</strong> {refusal.lift}
              </p>
            ))}
          </div>
        ))}
      </Radio.Group>
      {kind ? (
        <Field label={t(`reason.${kind}`)} path="reason" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} autoSize={{ minRows: 3 }} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      ) : null}
      <Refusals errors={refusals.rest} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
    </Modal>
  )
}
