import { Button, Checkbox, Input, InputNumber, type InputRef, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepRule } from '@/gql/enums'
import { Field, type FieldRefusals, Refusals, useNamed } from '@/kit'
import type { Assignee, Join, Rule, Seat, Step } from './routes'
import type { useSentence } from './useSentence'
import s from './Route.module.css'

const RULES: readonly StepRule[] = ['ALL', 'ANY', 'RATIO', 'SEQUENCE', 'HEARD']
const JOINS: readonly Join[] = ['THEN', 'BESIDE', 'IN_BRANCH']
const MARKS = ['mayCut', 'mayRefuse', 'meeting', 'experts'] as const
const keyOf = (one: Pick<Assignee, 'level' | 'unit' | 'role'>) => `${one.level}/${one.unit}/${one.role}`

interface StepCardProps {
  step: Step
  place: number
  count: number
  join: Join
  faults: FieldRefusals
  faulty: number
  /** Whether it has just been added: its name is typed next. */
  fresh: boolean
  seats: readonly Seat[]
  rules: readonly Rule[]
  words: ReturnType<typeof useSentence>
  onChange: (change: Partial<Step>) => void
  onJoin: (join: Join) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** A step as a sentence; its fields open in place. What is wrong with it stands at the field, or here as long as they are closed. */
export function StepCard({ step, place, count, join, faults, faulty, fresh, seats, rules, words, onChange, onJoin, onMove, onRemove }: StepCardProps) {
  const { t } = useTranslation('tenancy-route')
  const named = useNamed()
  const [open, setOpen] = useState(!step.name || faulty > 0)
  const first = useRef<InputRef>(null)
  useEffect(() => {
    if (fresh) first.current?.focus()
  }, [fresh])
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
    <li className={faulty ? `${s.card ?? ''} ${s.wrong ?? ''}` : s.card} aria-label={name}>
      <p>
        <strong>
          {place + 1}. {name}
        </strong>{' '}
        {words.step(step)}
      </p>
      {faulty && !open ? <p className={s.fault}>{t('faults', { count: faulty })}</p> : null}
      <span className={s.acts}>
        <Button size="small" aria-expanded={open} aria-label={t(open ? 'foldOf' : 'editOf', { name })} onClick={() => setOpen(!open)}>
          {t(open ? 'close' : 'edit')}
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
          <Field label={t('field.name')} path="name" refusals={faults}>
            {(input) => <Input {...input} ref={first} value={step.name} maxLength={100} onChange={(event) => onChange({ name: event.target.value })} />}
          </Field>
          <Field label={t('field.nameEn')} path="nameEn" refusals={faults}>
            {(input) => <Input {...input} value={step.nameEn} maxLength={100} onChange={(event) => onChange({ nameEn: event.target.value })} />}
          </Field>
          {place > 0 ? (
            <Field label={t('field.join')} path="join" refusals={faults}>
              {(input) => <Select {...input} value={join} onChange={onJoin} options={JOINS.map((value) => ({ value, label: t(`join.${value}`) }))} />}
            </Field>
          ) : null}
          <div className={s.wide}>
            <Field label={t('field.assignees')} path="assignees" refusals={faults}>
              {(input) => <Select {...input} mode="multiple" value={step.assignees.map(keyOf)} onChange={pick} options={options} optionFilterProp="label" placeholder={t('find')} />}
            </Field>
          </div>
          <Field label={t('field.rule')} path="rule" refusals={faults}>
            {(input) => <Select {...input} value={step.rule} onChange={(rule) => onChange({ rule, ratio: null })} options={RULES.map((value) => ({ value, label: t(`ruleName.${value}`) }))} />}
          </Field>
          {step.rule === 'RATIO' ? (
            <Field label={t('field.ratio')} path="ratio" refusals={faults}>
              {(input) => <Input {...input} value={step.ratio ?? ''} placeholder={t('rule.profile')} maxLength={8} onChange={(event) => onChange({ ratio: event.target.value || null })} />}
            </Field>
          ) : null}
          <Field label={t('field.days')} path="workingDays" refusals={faults}>
            {({ status, ...input }) => <InputNumber {...input} status={status} value={step.workingDays} min={1} max={60} precision={0} onChange={(days) => onChange({ workingDays: days ?? 1 })} style={{ width: '100%' }} />}
          </Field>
          <Field label={t('field.above')} path="abovePolicy" refusals={faults}>
            {(input) => (
              <Select
                {...input}
                value={step.abovePolicy ?? ''}
                onChange={(told) => onChange({ abovePolicy: told || null })}
                options={[{ value: '', label: t('always') }, ...rules.filter((rule) => rule.unit === 'YUAN').map((rule) => ({ value: rule.name, label: words.rule(rule.name) }))]}
              />
            )}
          </Field>
          {step.assignees.length > 1 ? (
            <div className={s.wide}>
              <Field label={t('field.veto')} path="veto" refusals={faults}>
                {(input) => (
                  <Select
                    {...input}
                    mode="multiple"
                    value={step.assignees.filter((one) => one.veto).map(keyOf)}
                    onChange={vetoes}
                    options={step.assignees.map((one) => ({ value: keyOf(one), label: words.seat({ ...one, veto: false }) }))}
                    placeholder={t('nobody')}
                  />
                )}
              </Field>
            </div>
          ) : null}
          <div className={`${s.wide ?? ''} ${s.checks ?? ''}`}>
            {MARKS.map((mark) => (
              <Checkbox key={mark} checked={step[mark]} onChange={(event) => onChange({ [mark]: event.target.checked })}>
                {t(`field.${mark}`)}
              </Checkbox>
            ))}
          </div>
          <div className={s.wide}>
            <Refusals errors={faults.rest} />
          </div>
        </div>
      ) : null}
    </li>
  )
}
