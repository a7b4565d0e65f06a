import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicationPaper, AskedFrom } from '@/gql/enums'
import { type Column, DataTable, Loaded, Section, Sheet, StatusTag, usePhone, useReading, useViewer } from '@/kit'
import { PaperPlans } from './PaperPlans'
import { PaperRulesForm } from './PaperRulesForm'
import s from './Papers.module.css'
import { KINDS } from './kinds'
import { CATEGORIES, type Changes, PaperRulesDocument, type Rule, type Stand, cellOf, changed, choicesOf, saidOf } from './paperRules'

/** Which papers applications have: each paper with each category, and from which track on. */
export default function PaperTable() {
  const reading = useReading(PaperRulesDocument, {})
  return (
    <Sheet>
      <Loaded of={reading} pick={(data) => data.paperRules}>
        {(stand) => <Table stand={stand} />}
      </Loaded>
    </Sheet>
  )
}

export function Table({ stand }: { stand: Stand }) {
  const { t } = useTranslation('project-paper')
  const { t: k } = useTranslation('kit')
  const { tenant } = useViewer()
  const phone = usePhone()
  const county = tenant.level === 'COUNTY'
  const [changes, setChanges] = useState<Changes | null>(null)
  const byCell = new Map(stand.rules.map((rule) => [cellOf(rule), rule]))
  const cell = (rule: Rule | undefined) =>
    rule ? <Cell rule={rule} county={county} may={stand.countyMay} changes={changes} onChange={(from) => setChanges(changed(changes ?? new Map(), rule, county, from))} /> : null
  const columns: readonly Column<ApplicationPaper>[] = [
    { key: 'kind', head: t('table.paper'), render: (kind) => <strong>{t(`kind.${kind}`)}</strong> },
    ...CATEGORIES.map((category) => ({ key: category, head: k(`category.${category}`), width: '14%', render: (kind: ApplicationPaper) => cell(byCell.get(cellOf({ kind, category }))) })),
  ]
  return (
    <Section
      title={t('table.title')}
      extra={stand.viewerCanSet && !changes ? <Button onClick={() => setChanges(new Map())}>{t('table.change')}</Button> : undefined}
    >
      <p className={s.about}>
        <StatusTag family={stand.required ? 'amber' : 'grey'} icon={stand.required ? 'Exclamation' : 'Minus'} outlined>
          {t(stand.required ? 'table.required' : 'table.advised')}
        </StatusTag>
        <span>{t('table.what')}</span>
        {tenant.level === 'PLATFORM' ? null : <span>{t(`table.may.${stand.countyMay}`)}</span>}
      </p>
      {changes ? <PaperRulesForm changes={changes} onClose={() => setChanges(null)} /> : null}
      {phone ? (
        <ul className={s.matrix} aria-label={t('table.title')}>
          {KINDS.map((kind) => (
            <li key={kind}>
              <strong>{t(`kind.${kind}`)}</strong>
              <dl className={changes ? s.editing : undefined}>
                {CATEGORIES.map((category) => (
                  <div key={category}>
                    <dt>{k(`category.${category}`)}</dt>
                    <dd>{cell(byCell.get(cellOf({ kind, category })))}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      ) : (
        <DataTable label={t('table.title')} rows={KINDS} rowKey={(kind) => kind} columns={columns} />
      )}
      <PaperPlans planned={stand.planned} mayWithdraw={stand.viewerCanSet} />
    </Section>
  )
}

interface CellProps {
  rule: Rule
  county: boolean
  may: Stand['countyMay']
  /** Null while nothing is edited. */
  changes: Changes | null
  onChange: (from: AskedFrom | null) => void
}

function Cell({ rule, county, may, changes, onChange }: CellProps) {
  const { t } = useTranslation('project-paper')
  const { t: k } = useTranslation('kit')
  const turned = changes?.has(cellOf(rule)) ?? false
  if (!changes)
    return (
      <span className={rule.from === 'NONE' ? s.none : undefined}>
        {rule.from === 'NONE' ? '—' : t(`from.${rule.from}`)}
        {county && rule.own ? <small className={s.own}>{t('table.own')}</small> : null}
      </span>
    )
  const chosen = turned ? (changes.get(cellOf(rule)) ?? null) : saidOf(rule, county)
  return (
    <Select<AskedFrom | 'INHERIT'>
      size="small"
      aria-label={t('table.cell', { paper: t(`kind.${rule.kind}`), category: k(`category.${rule.category}`) })}
      className={turned ? s.turned : undefined}
      style={{ width: '100%', maxWidth: 140 }}
      popupMatchSelectWidth={false}
      value={chosen ?? 'INHERIT'}
      onChange={(value) => onChange(value === 'INHERIT' ? null : value)}
      options={[
        ...(county ? [{ value: 'INHERIT' as const, label: t('table.inherit', { from: t(`from.${rule.cityFrom}`) }) }] : []),
        ...choicesOf(rule, county, may).map((value) => ({ value, label: t(`from.${value}`) })),
      ]}
    />
  )
}
