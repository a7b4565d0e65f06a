import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, type FieldRefusals, Refusals, useViewer } from '@/kit'
import { type ConditionRow, GATES, newRow } from './carried'
import s from './Case.module.css'

const MOST = 10

export interface ConditionFieldsProps {
  rows: readonly ConditionRow[]
  onChange: (rows: ConditionRow[]) => void
  refusals: FieldRefusals
}

/** The conditions of a conditional approval: what each asks, and what may not happen before it is met. */
export function ConditionFields({ rows, onChange, refusals }: ConditionFieldsProps) {
  const { t } = useTranslation('approval')
  const { today } = useViewer()
  const set = (at: number, change: Partial<ConditionRow>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)))
  return (
    <fieldset className={s.conditions}>
      <legend>{t('conditions.title')}</legend>
      {rows.map((row, i) => (
        <div className={s.carried} key={row.key} role="group" aria-label={t('conditions.one', { count: i + 1 })}>
          <div className={s.wide}>
            <Field label={t('conditions.one', { count: i + 1 })} path={`conditions.${i}.text`} refusals={refusals} required>
              {(input) => <Input {...input} maxLength={500} value={row.text} onChange={(event) => set(i, { text: event.target.value })} />}
            </Field>
          </div>
          <Field label={t('conditions.gate')} path={`conditions.${i}.gate`} refusals={refusals} required>
            {({ id, status }) => (
              <Select
                id={id}
                status={status}
                style={{ width: '100%' }}
                value={row.gate}
                onChange={(gate) => set(i, { gate, number: gate === 'ALLOCATION' ? (row.number ?? 2) : null })}
                options={GATES.map((value) => ({ value, label: t(`conditions.gates.${value}`) }))}
              />
            )}
          </Field>
          {row.gate === 'ALLOCATION' ? (
            <Field label={t('conditions.number')} path={`conditions.${i}.allocationNumber`} refusals={refusals} required>
              {({ status, ...input }) => <InputNumber {...input} status={status} style={{ width: '100%' }} min={1} max={99} precision={0} value={row.number} onChange={(number) => set(i, { number })} />}
            </Field>
          ) : null}
          <Field label={t('conditions.dueOn')} path={`conditions.${i}.dueOn`} refusals={refusals}>
            {(input) => <Input {...input} type="date" min={today} value={row.dueOn} onChange={(event) => set(i, { dueOn: event.target.value })} />}
          </Field>
          {rows.length > 1 ? (
            <Button className={s.remove} icon={<DeleteOutlined aria-hidden />} onClick={() => onChange(rows.filter((each) => each !== row))}>
              {t('conditions.remove', { count: i + 1 })}
            </Button>
          ) : null}
        </div>
      ))}
      <p className={s.aside}>{t('conditions.supplier')}</p>
      <Refusals errors={refusals.at('conditions')} />
      {rows.length < MOST ? (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...rows, newRow(Math.max(0, ...rows.map((row) => row.key)) + 1)])}>
          {t('conditions.add')}
        </Button>
      ) : null}
    </fieldset>
  )
}
