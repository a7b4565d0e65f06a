import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, DateText, Loaded, Section, Sheet, StatusTag, useNamed, usePhone, useReading, useViewer } from '@/kit'
import s from './Policy.module.css'
import { PolicyForm } from './PolicyForm'
import { PolicyHistory } from './PolicyHistory'
import { PolicyMark } from './PolicyMark'
import { PolicyNumber } from './PolicyNumber'
import { GROUPS, PolicyRules, type Rule } from './policy'

type Open = { name: string; what: 'form' | 'history' } | null

/** Every number of the rules by group: what holds, whose it is, from when, and what comes next. */
export function PolicyPage() {
  const { t } = useTranslation('tenancy-policy')
  const reading = useReading(PolicyRules, {})
  return (
    <Sheet>
      <Loaded of={reading} pick={(data) => data.policyRules}>
        {(rules) => (
          <>
            <p className={s.what}>{t('what')}</p>
            {GROUPS.map((group) => (
              <Section key={group} title={t(`group.${group}`)}>
                <Group label={t(`group.${group}`)} rules={rules.filter((rule) => rule.group === group)} />
              </Section>
            ))}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function Group({ label, rules }: { label: string; rules: readonly Rule[] }) {
  const { t } = useTranslation('tenancy-policy')
  const { today, tenant } = useViewer()
  const named = useNamed()
  const phone = usePhone()
  const [open, setOpen] = useState<Open>(null)
  const toggle = (name: string, what: 'form' | 'history') => setOpen(open?.name === name && open.what === what ? null : { name, what })
  const below = (rule: Rule) =>
    open?.name !== rule.name ? null : open.what === 'form' ? <PolicyForm rule={rule} onClose={() => setOpen(null)} /> : <PolicyHistory rule={rule} />

  const title = (rule: Rule) => <strong title={rule.name}>{named({ name: rule.title, nameEn: rule.titleEn })}</strong>
  const value = (rule: Rule) => (rule.inForce ? <PolicyNumber unit={rule.unit} value={rule.inForce.value} /> : <span>{t('none')}</span>)
  const whose = (rule: Rule) =>
    rule.inForce ? (
      <>
        <StatusTag family={rule.inherited ? 'grey' : 'blue'} icon={rule.inherited ? 'Apartment' : 'Check'} outlined>
          {rule.inherited ? t('inherited') : t('own')}
        </StatusTag>{' '}
        <span className={s.since}>
          {t('from')} <DateText value={rule.inForce.effectiveOn} today={today} />
        </span>
      </>
    ) : (
      '—'
    )
  const next = (rule: Rule) =>
    rule.planned[0] ? (
      <StatusTag family="amber" icon="ClockCircle" outlined>
        <PolicyNumber unit={rule.unit} value={rule.planned[0].value} /> {t('from')} <DateText value={rule.planned[0].effectiveOn} today={today} />
      </StatusTag>
    ) : (
      '—'
    )
  const acts = (rule: Rule) => (
    <span className={s.acts}>
      {rule.viewerCanSet ? (
        <Button size="small" aria-expanded={open?.name === rule.name && open.what === 'form'} onClick={() => toggle(rule.name, 'form')}>
          {t('set')}
        </Button>
      ) : null}
      <Button size="small" type="text" aria-expanded={open?.name === rule.name && open.what === 'history'} onClick={() => toggle(rule.name, 'history')}>
        {t('history.open', { count: rule.planned.length + rule.history.length + (rule.inForce ? 1 : 0) })}
      </Button>
    </span>
  )

  if (phone)
    return (
      <ul className={s.list} aria-label={label}>
        {rules.map((rule) => (
          <li key={rule.name}>
            <div className={s.pair}>
              {title(rule)} <strong>{value(rule)}</strong>
            </div>
            <div>
              {whose(rule)} {rule.inForce ? <PolicyMark mark={rule.inForce.mark} /> : null} {rule.planned[0] ? next(rule) : null}
            </div>
            <div className={s.clause}>{rule.inForce?.clause}</div>
            {acts(rule)}
            {below(rule)}
          </li>
        ))}
      </ul>
    )
  const columns: readonly Column<Rule>[] = [
    { key: 'name', head: t('rule'), width: '17%', render: title },
    { key: 'value', head: t('value'), align: 'right', width: '9%', render: value },
    { key: 'whose', head: t('whose'), width: '14%', render: whose },
    { key: 'may', head: t('countyMay'), width: '8%', render: (rule) => t(`may.${rule.countyMay}`) },
    { key: 'mark', head: t('kind'), width: '12%', render: (rule) => (rule.inForce ? <PolicyMark mark={rule.inForce.mark} /> : '—') },
    { key: 'clause', head: t('clause'), render: (rule) => <span className={s.clause}>{rule.inForce?.clause ?? '—'}</span> },
    { key: 'next', head: t('planned'), width: '10%', render: next },
    { key: 'acts', head: t('acts'), width: '13%', render: acts },
  ]
  return <DataTable label={label} rows={rules} rowKey={(rule) => rule.name} below={below} columns={tenant.level === 'PLATFORM' ? columns.slice(0, 2) : columns} />
}
