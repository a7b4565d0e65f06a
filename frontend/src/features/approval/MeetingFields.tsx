import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MeetingInput } from '@/gql/graphql'
import { Field, FileField, type FieldRefusals, useViewer } from '@/kit'
import type { Meeting } from './carried'
import s from './Case.module.css'

export interface MeetingFieldsProps {
  value: Meeting
  onChange: (value: Meeting) => void
  refusals: FieldRefusals
}

/** The meeting that takes a decision: when, which, who was there, and its minutes. */
export function MeetingFields({ value, onChange, refusals }: MeetingFieldsProps) {
  const { t } = useTranslation('approval')
  const { today } = useViewer()
  const set = (field: keyof MeetingInput & keyof Meeting) => (event: { target: { value: string } }) => onChange({ ...value, [field]: event.target.value })
  return (
    <fieldset className={s.carried}>
      <legend>{t('meeting.title')}</legend>
      <Field label={t('meeting.heldOn')} path="meeting.heldOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" max={today} value={value.heldOn} onChange={set('heldOn')} />}
      </Field>
      <Field label={t('meeting.name')} path="meeting.name" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={200} value={value.name} onChange={set('name')} />}
      </Field>
      <Field label={t('meeting.present')} path="meeting.present" refusals={refusals} required>
        {(input) => <Input {...input} maxLength={1000} placeholder={t('meeting.presentHint')} value={value.present} onChange={set('present')} />}
      </Field>
      <div className={s.wide}>
        <Field label={t('meeting.minutes')} path="meeting.minutes" refusals={refusals} required>
          {(input) => <Input.TextArea {...input} rows={3} maxLength={10_000} value={value.minutes} onChange={set('minutes')} />}
        </Field>
      </div>
      <div className={s.wide}>
        <FileField label={t('meeting.document')} path="meeting.documentId" refusals={refusals} help={t('meeting.documentHelp')} value={value.document} onChange={(document) => onChange({ ...value, document })} />
      </div>
    </fieldset>
  )
}
