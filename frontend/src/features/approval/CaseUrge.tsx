import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { ActForm, DateText, Field, Section, useAct, useRefusals, useViewer } from '@/kit'
import type { Followed } from './follow'
import s from './CaseFollow.module.css'

const Urge = graphql(`
  mutation CaseUrge($input: CaseUrgeInput!) {
    caseUrge(input: $input) {
      case {
        id
        urges {
          urgedAt
        }
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

/** How the case was urged, newest first, and urging everybody who is pending. */
export function CaseUrge({ of: matter }: { of: Followed }) {
  const { t } = useTranslation('approval-follow')
  const { today } = useViewer()
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('urge.title')}
      aside={matter.urges.length ? t('urge.count', { count: matter.urges.length }) : undefined}
      extra={
        matter.viewerCanUrge && !open ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('urge.open')}
          </Button>
        ) : undefined
      }
      id="urges"
    >
      {open && matter.viewerCanUrge ? <UrgeForm caseId={matter.id} onClose={() => setOpen(false)} /> : null}
      <ul className={s.list}>
        {matter.urges.toReversed().map((urge) => (
          <li key={urge.urgedAt}>
            <span>
              <strong>{urge.personName}</strong> {urge.unitName}
            </span>
            <DateText value={urge.urgedAt} today={today} />
            {urge.note ? <small>{urge.note}</small> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function UrgeForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation('approval-follow')
  const act = useAct(Urge)
  const refusals = useRefusals(act.errors)
  const [note, setNote] = useState('')
  return (
    <ActForm
      title={t('urge.open')}
      act={act}
      refusals={refusals}
      submit={t('urge.act')}
      onSubmit={() => void act.run({ caseId, note: note.trim() || null }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <Field label={t('note')} path="note" refusals={refusals}>
        {(input) => <Input {...input} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActForm>
  )
}
