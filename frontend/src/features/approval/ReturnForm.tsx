import { Button, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Resubmission } from '@/gql/enums'
import { type FieldRefusals, LockedButton, Refusals, useNamed } from '@/kit'
import s from './Case.module.css'

const STARTER = 'starter'
const WAYS = ['STRAIGHT', 'AGAIN'] as const satisfies readonly Resubmission[]

export interface ReturnFormProps {
  starter: string
  /** Earlier steps that it may go to, too. */
  steps: readonly { id: string; name: string; nameEn: string }[]
  reason?: string
  running: boolean
  refusals: FieldRefusals
  onReturn: (to: string | null, way: Resubmission) => void
  onCancel: () => void
}

/** Where a case goes back to, and which way it comes here again. */
export function ReturnForm({ starter, steps, reason, running, refusals, onReturn, onCancel }: ReturnFormProps) {
  const { t } = useTranslation('approval')
  const named = useNamed()
  const [to, setTo] = useState(STARTER)
  const [way, setWay] = useState<Resubmission>('STRAIGHT')
  const place = steps.find((step) => step.id === to)
  const name = place ? t('return.step', { step: named(place) }) : starter
  const [where, how] = [useId(), useId()]
  return (
    <div className={s.return} role="group" aria-label={t('return.title')}>
      <div ref={refusals.ref('returnTo')}>
        <strong id={where}>{t('return.to')}</strong>
        <Radio.Group
          aria-labelledby={where}
          value={to}
          onChange={(event) => setTo(event.target.value as string)}
          options={[{ value: STARTER, label: starter }, ...steps.map((step) => ({ value: step.id, label: t('return.step', { step: named(step) }) }))]}
        />
        <Refusals errors={refusals.at('returnTo')} />
      </div>
      <div ref={refusals.ref('resubmission')}>
        <strong id={how}>{t(place ? 'return.wayStep' : 'return.way')}</strong>
        <Radio.Group
          aria-labelledby={how}
          value={way}
          onChange={(event) => setWay(event.target.value as Resubmission)}
          options={WAYS.map((each) => ({ value: each, label: t(`return.${each}`) }))}
        />
        <Refusals errors={refusals.at('resubmission')} />
      </div>
      <p className={s.acts}>
        <LockedButton
          type="primary"
          size="large"
          loading={running}
          reason={reason}
          onClick={() => onReturn(place?.id ?? null, way)}
        >
          {t('decide.return', { to: name })}
        </LockedButton>
        <Button size="large" onClick={onCancel}>
          {t('decide.back')}
        </Button>
      </p>
    </div>
  )
}
