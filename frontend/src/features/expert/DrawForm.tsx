import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { ExpertField } from '@/gql/graphql'
import { ActForm, Field, useAct, useRefusals } from '@/kit'
import { FIELDS, quotasOf } from './fields'

const PanelDraw = graphql(`
  mutation PanelDraw($input: ExpertPanelDrawInput!) {
    expertPanelDraw(input: $input) {
      panel { id version }
      errors { path message clause lift }
    }
  }
`)

/** How many experts, and of which fields; the draw is made once. */
export function DrawForm({ caseId, onDrawn, onClose }: { caseId: string; onDrawn: () => void; onClose: () => void }) {
  const { t } = useTranslation('expert')
  const act = useAct(PanelDraw)
  const [size, setSize] = useState(5)
  const [asked, setAsked] = useState<Partial<Record<ExpertField, number>>>({ INFORMATION_TECHNOLOGY: 2, FINANCE: 1 })
  const quotas = quotasOf(asked)
  const refusals = useRefusals(act.errors)
  const draw = () => void act.run({ caseId, size, quotas }).then((done) => done && onDrawn())
  return (
    <ActForm title={t('draw.title')} act={act} refusals={refusals} submit={t('draw.act', { count: size })} onSubmit={draw} onCancel={onClose}>
      <p className="wide">{t('draw.help')}</p>
      <Field label={t('draw.size')} path="size" refusals={refusals} required>
        {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} min={3} max={15} value={size} onChange={(value) => setSize(value ?? size)} />}
      </Field>
      {FIELDS.map((field) => {
        const at = quotas.findIndex((quota) => quota.field === field)
        return (
          <Field key={field} label={t('draw.atLeast', { field: t(`field.${field}`) })} path={at < 0 ? `none.${field}` : `quotas.${at}`} refusals={refusals}>
            {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} min={0} max={15} value={asked[field] ?? 0} onChange={(value) => setAsked({ ...asked, [field]: value ?? 0 })} />}
          </Field>
        )
      })}
    </ActForm>
  )
}
