import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepRule } from '@/gql/enums'
import { Refusals, type UserError, useNamed } from '@/kit'
import type { Assignee, Join, Rule, Seat, Step } from './routes'
import type { useSentence } from './useSentence'
import s from './Route.module.css'

const RULES: readonly StepRule[] = ['ALL', 'ANY', 'RATIO', 'SEQUENCE', 'HEARD']
const JOINS: readonly Join[] = ['THEN', 'BESIDE', 'IN_BRANCH']
const keyOf = (one: Pick<Assignee, 'level' | 'unit' | 'role'>) => `${one.level}/${one.unit}/${one.role}`

interface StepCardProps {
  step: Step
  place: number
  count: number
  join: Join
  faults: readonly UserError[]
  seats: readonly Seat[]
  rules: readonly Rule[]
  words: ReturnType<typeof useSentence>
  onChange: (change: Partial<Step>) => void
  onJoin: (join: Join) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** A step as a sentence; its fields open in place. What is wrong with it stands here. */
export function StepCard({ step, place, count, join, faults, seats, rules, words, onChange, onJoin, onMove, onRemove }: StepCardProps) {
  const { t } = useTranslation('tenancy-route')
  const named = useNamed()
  const [open, setOpen] = useState(!step.name)
  const name = named(step) || t('unnamed')
  const options = seats.map((seat) => ({ value: keyOf(seat), label: `${words.seat({ ...seat, veto: false })} · ${t('held', { count: seat.held })}` }))
  const pick = (keys: string[]) =>
    onChange({
      assignees: keys.flatMap((key) => {
        const kept = step.assignees.find((one) => keyOf(one) === key)
        const seat = seats.find((one) => keyOf(one) === key)
        return kept ?? (seat ? { level: seat.level, unit: seat.unit, role: seat.role, veto: false } : [])
      }),
    })
  const vetoes = (keys: string[]) => onChange({ assignees: step.assignees.map((one) => ({ ...one, veto: keys.includes(keyOf(one)) })) })
  return (
    <li className={faults.length ? `${s.card ?? ''} ${s.wrong ?? ''}` : s.card}>
      <p>
        <strong>
          {place + 1}. {name}
        </strong>{' '}
        {words.step(step)}
      </p>
      <Refusals errors={faults} />
      <span className={s.acts}>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('edit')}
        </Button>
        <Button size="small" disabled={place === 0} aria-label={t('upOf', { name })} onClick={() => onMove(-1)}>
          {t('up')}
        </Button>
        <Button size="small" disabled={place === count - 1} aria-label={t('downOf', { name })} onClick={() => onMove(1)}>
          {t('down')}
        </Button>
        <Button size="small" danger aria-label={t('removeOf', { name })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </span>
      {open ? (
        <div className={s.fields}>
          <label>
            {t('field.name')}
            <Input value={step.name} maxLength={100} onChange={(event) => onChange({ name: event.target.value })} />
          </label>
          <label>
            {t('field.nameEn')}
            <Input value={step.nameEn} maxLength={100} onChange={(event) => onChange({ nameEn: event.target.value })} />
          </label>
          {place > 0 ? (
            <label>
              {t('field.join')}
              <Select value={join} onChange={onJoin} options={JOINS.map((value) => ({ value, label: t(`join.${value}`) }))} />
            </label>
          ) : null}
          <label>
            {t('field.assignees')}
            <Select mode="multiple" value={step.assignees.map(keyOf)} onChange={pick} options={options} optionFilterProp="label" />
          </label>
          <label>
            {t('field.rule')}
            <Select value={step.rule} onChange={(rule) => onChange({ rule, ratio: null })} options={RULES.map((value) => ({ value, label: t(`ruleName.${value}`) }))} />
          </label>
          {step.rule === 'RATIO' ? (
            <label>
              {t('field.ratio')}
              <Input value={step.ratio ?? ''} placeholder={t('rule.profile')} maxLength={8} onChange={(event) => onChange({ ratio: event.target.value || null })} />
            </label>
          ) : null}
          {step.assignees.length > 1 ? (
            <label>
              {t('field.veto')}
              <Select
                mode="multiple"
                value={step.assignees.filter((one) => one.veto).map(keyOf)}
                onChange={vetoes}
                options={step.assignees.map((one) => ({ value: keyOf(one), label: words.seat({ ...one, veto: false }) }))}
              />
            </label>
          ) : null}
          <label>
            {t('field.days')}
            <InputNumber value={step.workingDays} min={1} max={60} precision={0} onChange={(days) => onChange({ workingDays: days ?? 1 })} style={{ width: '100%' }} />
          </label>
          <label>
            {t('field.above')}
            <Select
              value={step.abovePolicy ?? ''}
              onChange={(name) => onChange({ abovePolicy: name || null })}
              options={[{ value: '', label: t('always') }, ...rules.filter((rule) => rule.unit === 'YUAN').map((rule) => ({ value: rule.name, label: words.rule(rule.name) }))]}
            />
          </label>
          <Checkbox checked={step.mayCut} onChange={(event) => onChange({ mayCut: event.target.checked })}>
            {t('field.mayCut')}
          </Checkbox>
          <Checkbox checked={step.mayRefuse} onChange={(event) => onChange({ mayRefuse: event.target.checked })}>
            {t('field.mayRefuse')}
          </Checkbox>
          <Checkbox checked={step.meeting} onChange={(event) => onChange({ meeting: event.target.checked })}>
            {t('field.meeting')}
          </Checkbox>
        </div>
      ) : null}
    </li>
  )
}
