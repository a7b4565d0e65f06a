import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SharingVerdict } from '@/gql/enums'
import { ActForm, Field, useAct, useNamed, useRefusals } from '@/kit'
import { RequestAnswer, type Request } from './sharing'

const VERDICTS: readonly SharingVerdict[] = ['GRANT', 'LIMIT', 'REFUSE']

/** The provider grants, grants with limits, or refuses with a reason. */
export function AnswerForm({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t } = useTranslation('sharing')
  const named = useNamed()
  const act = useAct(RequestAnswer)
  const refusals = useRefusals(act.errors)
  const [verdict, setVerdict] = useState<SharingVerdict>('GRANT')
  const [words, setWords] = useState('')
  const lacks = verdict !== 'GRANT' && words.trim().length < 2
  return (
    <ActForm
      title={t('answer.title', { name: request.resource?.name ?? '', unit: named(request.requester) })}
      act={act}
      refusals={refusals}
      submit={t(`answer.act.${verdict}`)}
      danger={verdict === 'REFUSE'}
      reason={lacks ? t(`answer.fill.${verdict as 'LIMIT'}`) : undefined}
      onSubmit={() => void act.run({ id: request.id, version: request.version, verdict, words: words.trim() || null }).then((done) => done && onClose())}
      onCancel={onClose}
    >
      <p className="wide">{t('answer.purpose', { purpose: request.purpose })}</p>
      <div className="wide">
        <Field label={t('answer.verdict')} path="verdict" refusals={refusals} required>
          {() => <Segmented<SharingVerdict> aria-label={t('answer.verdict')} value={verdict} options={VERDICTS.map((value) => ({ value, label: t(`answer.${value}`) }))} onChange={setVerdict} />}
        </Field>
      </div>
      <div className="wide">
        <Field label={t(`answer.words.${verdict}`)} path="words" refusals={refusals} required={verdict !== 'GRANT'}>
          {(field) => <Input.TextArea {...field} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
