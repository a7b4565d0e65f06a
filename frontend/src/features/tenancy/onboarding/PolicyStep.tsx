import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, DateText, Field, MoneyInput, Refusals, Section, useNamed, useViewer } from '@/kit'
import { PolicyNumber } from '../policy/PolicyNumber'
import { numberOf, percentOf } from '../policy/policy'
import s from './Onboarding.module.css'
import type { Policy } from './queries'
import { quiet } from './quiet'
import type { StepProps } from './steps'

/** Each rule: the city's value, and one of its own where the city allows it, from a day. */
export function PolicyStep({ review, draft }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const [open, setOpen] = useState<string | null>(null)
  const own = new Map(draft.value.policies.map((each) => [each.name, each]))
  const without = (name: string) => draft.value.policies.filter((each) => each.name !== name)
  return (
    <Section title={t('step.POLICY')} aside={t('policy.what')}>
      <Refusals errors={review.faults.filter((fault) => fault.step === 'POLICY' && !fault.doubt)} />
      <DataTable
        label={t('step.POLICY')}
        rows={review.policies}
        rowKey={(policy) => policy.name}
        marked={(policy) => own.has(policy.name)}
        columns={[
          { key: 'rule', head: t('policy.rule'), render: (policy) => named({ name: policy.title, nameEn: policy.titleEn }) },
          {
            key: 'city',
            head: t('policy.inherited'),
            render: (policy) =>
              policy.inherited ? (
                <>
                  <PolicyNumber unit={policy.unit} value={policy.inherited} />
                  <span className={s.small}>
                    <DateText value={policy.inheritedFrom} /> {t('policy.from')}
                  </span>
                </>
              ) : (
                '—'
              ),
          },
          {
            key: 'own',
            head: t('policy.own'),
            render: (policy) => {
              const mine = own.get(policy.name)
              return mine ? (
                <>
                  <b>
                    <PolicyNumber unit={policy.unit} value={mine.value} />
                  </b>
                  <span className={s.small}>
                    <DateText value={mine.effectiveOn} /> {t('policy.from')}
                  </span>
                </>
              ) : (
                <span className={s.small}>{t(`policy.may.${policy.countyMay}`)}</span>
              )
            },
          },
          {
            key: 'act',
            head: <span className="sr-only">{t('policy.acts')}</span>,
            width: 130,
            render: (policy) =>
              policy.countyMay === 'NO' ? null : (
                <>
                  <Button size="small" aria-expanded={open === policy.name} aria-label={t('policy.setOf', { name: policy.title })} onClick={() => setOpen(open === policy.name ? null : policy.name)}>
                    {t('policy.set')}
                  </Button>{' '}
                  {own.has(policy.name) ? (
                    <Button size="small" aria-label={t('policy.dropOf', { name: policy.title })} onClick={() => draft.set({ policies: without(policy.name) })}>
                      {t('policy.drop')}
                    </Button>
                  ) : null}
                </>
              ),
          },
        ]}
        below={(policy) =>
          open === policy.name ? (
            <OverrideForm
              policy={policy}
              onSet={(value, effectiveOn, clause) => {
                draft.set({ policies: [...without(policy.name), { name: policy.name, value, effectiveOn, clause }] })
                setOpen(null)
              }}
            />
          ) : null
        }
      />
    </Section>
  )
}

function OverrideForm({ policy, onSet }: { policy: Policy; onSet: (value: string, effectiveOn: string, clause: string | null) => void }) {
  const { t } = useTranslation('tenancy-onboarding')
  const { today } = useViewer()
  const start = policy.own ?? policy.inherited ?? ''
  const [form, setForm] = useState({ value: policy.unit === 'RATIO' ? percentOf(start) : start.replace(/\.0+$/, ''), effectiveOn: policy.ownFrom ?? today, clause: policy.ownClause ?? '' })
  const number = numberOf(policy.unit, form.value)
  const refusals = quiet(number === null ? [{ path: ['value'], message: t('policy.number') }] : [])
  return (
    <div className={s.two}>
      <Field label={t(`policy.unit.${policy.unit}`)} path="value" refusals={refusals} required>
        {(input) =>
          policy.unit === 'YUAN' ? (
            <MoneyInput {...input} value={form.value || null} onChange={(value) => setForm({ ...form, value: value ?? '' })} />
          ) : (
            <Input {...input} inputMode="decimal" value={form.value} onChange={(event) => setForm({ ...form, value: event.target.value })} />
          )
        }
      </Field>
      <Field label={t('policy.effectiveOn')} path="effectiveOn" refusals={refusals} required>
        {(input) => <Input {...input} type="date" min={today} value={form.effectiveOn} onChange={(event) => setForm({ ...form, effectiveOn: event.target.value })} />}
      </Field>
      <Field label={t('policy.clause')} path="clause" refusals={refusals}>
        {(input) => <Input {...input} maxLength={200} value={form.clause} onChange={(event) => setForm({ ...form, clause: event.target.value })} />}
      </Field>
      <div className={s.bar}>
        <Button type="primary" onClick={() => (number === null || !form.effectiveOn ? undefined : onSet(number, form.effectiveOn, form.clause.trim() || null))}>
          {t('policy.do')}
        </Button>
      </div>
    </div>
  )
}
