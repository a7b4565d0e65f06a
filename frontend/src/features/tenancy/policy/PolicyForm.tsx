import { Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import type { CountyMay } from '@/gql/enums'
import { ActForm, Field, MoneyInput, dayAfter, useAct, useChecked, useNamed, useViewer } from '@/kit'
import { usePolicyNumber } from './PolicyNumber'
import { numberOf, percentOf, type Rule } from './policy'

const SetValue = graphql(`
  mutation SetPolicyValue($input: PolicyValueSetInput!) {
    policyValueSet(input: $input) {
      rule {
        name
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
const MARKS = ['T', 'L', 'C'] as const
const MAY: readonly CountyMay[] = ['NO', 'LOWER', 'RAISE', 'ANY']

/** Plans a number from a day on. What is in force stays as it is. */
export function PolicyForm({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { t } = useTranslation('tenancy-policy')
  const named = useNamed()
  const number = usePolicyNumber()
  const { today, tenant } = useViewer()
  const act = useAct(SetValue)
  const { refusals, passes, blank } = useChecked(act.errors)
  const before = rule.inForce?.value ?? rule.least
  const [value, setValue] = useState<string | null>(before)
  const [typed, setTyped] = useState(rule.unit === 'RATIO' ? percentOf(before) : before)
  const [effectiveOn, setEffectiveOn] = useState(dayAfter(today))
  const [clause, setClause] = useState(rule.inForce?.clause ?? '')
  const [mark, setMark] = useState(rule.inForce?.mark ?? 'C')
  const [countyMay, setCountyMay] = useState<CountyMay>(rule.countyMay)
  const [inherit, setInherit] = useState(false)
  const county = tenant.level === 'COUNTY' && rule.countyMay !== 'NO'
  const hasItsOwn = tenant.level === 'COUNTY' && [rule.inForce, ...rule.planned].some((each) => each?.value != null && each.tenant.id === tenant.id)
  const name = named({ name: rule.title, nameEn: rule.titleEn })

  const save = () => {
    if (!passes([blank('effectiveOn', effectiveOn || null), ...(inherit ? [] : [blank('value', value)])])) return
    void act
      .run({
        name: rule.name,
        effectiveOn,
        clause: clause.trim() || null,
        ...(inherit ? { inherit } : { value, mark, countyMay: tenant.level === 'CITY' ? countyMay : null }),
      })
      .then((done) => done && onClose())
  }
  return (
    <ActForm title={t('form.title', { name })} act={act} refusals={refusals} submit={t('form.submit', { day: effectiveOn || '—' })} onSubmit={save} onCancel={onClose}>
      {hasItsOwn ? (
        <div className="wide">
          <Field label={t('form.inherit')} path="inherit" refusals={refusals}>
            {({ status: _, ...input }) => <Switch {...input} checked={inherit} onChange={setInherit} />}
          </Field>
        </div>
      ) : null}
      {inherit ? null : (
        <Field
          label={t('form.value')}
          path="value"
          refusals={refusals}
          required
          help={t(county ? `form.within.${rule.countyMay}` : 'form.range', { least: number(rule.unit, rule.least), most: number(rule.unit, rule.most) })}
        >
          {({ status, ...input }) =>
            rule.unit === 'YUAN' ? (
              <MoneyInput {...input} status={status} value={value} onChange={setValue} />
            ) : rule.unit === 'FLAG' ? (
              <Select
                {...input}
                status={status}
                style={{ width: '100%' }}
                value={Number(value) ? '1' : '0'}
                onChange={setValue}
                options={[
                  { value: '1', label: t('flag.yes') },
                  { value: '0', label: t('flag.no') },
                ]}
              />
            ) : (
              <Input
                {...input}
                status={status}
                inputMode="decimal"
                suffix={t(`suffix.${rule.unit}`)}
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value)
                  setValue(numberOf(rule.unit, event.target.value))
                }}
              />
            )
          }
        </Field>
      )}
      <Field label={t('form.effectiveOn')} path="effectiveOn" refusals={refusals} required help={t('form.never')}>
        {(input) => <Input {...input} type="date" min={dayAfter(today)} value={effectiveOn} onChange={(event) => setEffectiveOn(event.target.value)} />}
      </Field>
      {inherit ? null : (
        <Field label={t('form.mark')} path="mark" refusals={refusals}>
          {({ status, ...input }) => <Select {...input} status={status} style={{ width: '100%' }} value={mark} onChange={setMark} options={MARKS.map((each) => ({ value: each, label: t(`mark.${each}`) }))} />}
        </Field>
      )}
      {tenant.level === 'CITY' ? (
        <Field label={t('countyMay')} path="countyMay" refusals={refusals}>
          {({ status, ...input }) => (
            <Select {...input} status={status} style={{ width: '100%' }} value={countyMay} onChange={setCountyMay} options={MAY.map((each) => ({ value: each, label: t(`may.${each}`) }))} />
          )}
        </Field>
      ) : null}
      <div className="wide">
        <Field label={t('clause')} path="clause" refusals={refusals}>
          {(input) => <Input {...input} maxLength={200} value={clause} onChange={(event) => setClause(event.target.value)} />}
        </Field>
      </div>
    </ActForm>
  )
}
