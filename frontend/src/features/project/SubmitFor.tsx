import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, type useRefusals } from '@/kit'
import type { Absent } from './submitter'

/** Chooses in whose name one submits, for who may do so for somebody. */
export function SubmitFor({ own, absent, value, onChange, refusals }: { own: boolean; absent: readonly Absent[]; value: Absent | null; onChange: (postId: string | null) => void; refusals: ReturnType<typeof useRefusals> }) {
  const { t } = useTranslation('project')
  const options = [...(own ? [{ value: '', label: t('submitFor.own') }] : []), ...absent.map((each) => ({ value: each.postId, label: t('submitFor.act', { person: each.personName }) }))]
  return (
    <Field label={t('submitFor.title')} path="forPostId" refusals={refusals} help={value ? t('submitFor.then', { person: value.personName }) : undefined}>
      {(input) => <Radio.Group {...input} aria-label={t('submitFor.title')} options={options} value={value?.postId ?? ''} onChange={(event) => onChange(String(event.target.value) || null)} />}
    </Field>
  )
}
