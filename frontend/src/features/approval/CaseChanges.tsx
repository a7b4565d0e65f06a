import type { TFunction } from 'i18next'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { SkippedStep, SpecialKind } from '@/gql/enums'
import { type Column, DataTable, DateText, Empty, Section, useMoneyText, usePhone, useViewer } from '@/kit'
import { type Change, changesBetween } from './changes'
import s from './Case.module.css'

export const CaseChangesFragment = graphql(`
  fragment CaseChanges on Project {
    id
    submissions {
      id
      number
      submittedAt
      sha256
      content
    }
  }
`)

const CATALOGUE_WORDS: Record<string, string> = { sharingType: 'sharing', updateCycle: 'cycle', format: 'format', sharingWay: 'way', openness: 'openness' }
/** What the snapshot says of an entry by the contract's names, in the catalogue's words. */
const catalogueWord = (word: TFunction<'catalogue'>, field: string, value: string): string => {
  if (field === 'informationItems') return value.replace(/ · ([A-Z_]+)(?=；|$)/g, (_, type: 'DATE') => ` · ${word(`itemTypes.${type}`)}`)
  const of = CATALOGUE_WORDS[field]
  return of ? word(`${of}.${value}` as 'sharing.CONDITIONAL') : value
}

const keyOf = (row: Change) => `${row.section}.${row.item}.${row.field}.${row.before}.${row.after}`

/** What the last version changed: from the one before it, or from the first. Nothing is drawn for a first submission. */
export function CaseChanges({ of }: { of: FragmentType<typeof CaseChangesFragment> }) {
  const { submissions } = readFragment(CaseChangesFragment, of)
  const { t, i18n } = useTranslation('approval')
  const { today } = useViewer()
  const [since, setSince] = useState<'last' | 'first'>('last')
  const now = submissions[0]
  const before = since === 'last' ? submissions[1] : submissions.at(-1)
  const { t: target } = useTranslation('project-target')
  const { t: framework } = useTranslation('project-framework')
  const { t: catalogue } = useTranslation('catalogue')
  const { t: builder } = useTranslation('project-builder')
  const { t: special } = useTranslation('project-special')
  const { t: p } = useTranslation('project')
  const money = useMoneyText()
  const phone = usePhone()
  if (!now || !before || now === before) return null

  const changes = changesBetween(before.content ?? '', now.content ?? '')
  const shown = ({ section, field }: Change, value: string) => {
    if (section === 'targets') return field === 'group' ? target(`group.${value as 'COST'}`) : field === 'comparison' ? target(`comparison.${value as 'DONE'}`) : value
    if (section === 'builder') return field === 'consent' ? builder(`state.${value as 'ASKED'}`) : field === 'kind' ? builder(value === 'OWN' ? 'own' : 'company') : value
    if (section === 'categoryFacts' && field === 'countsAs') return p(`category.${value as 'OM'}`)
    if (section === 'special') return field === 'kind' ? special(`kind.${value as SpecialKind}`) : field === 'skipped' || field === 'lacking' ? value.split('；').map((step) => special(`step.${step as SkippedStep}`)).join(special('and')) : value
    if (section === 'frameworkParts' && field === 'interfaces') return value.replace(/ · (GIVES|TAKES) · /g, (_, way: 'GIVES') => ` · ${framework(`direction.${way}`)} · `)
    if (section === 'catalogue' && field) return catalogueWord(catalogue, field, value)
    return /^-?\d+\.\d{2}$/.test(value) ? money(value) : value
  }
  // A snapshot may hold fields that no word is known for yet: then its own name stands there.
  const word = (key: string, fallback: string) => (i18n.exists(`approval:${key}`) ? t(key as 'changes.what') : fallback)
  const what = (row: Change) => [word(`changes.section.${row.section}`, row.section), row.item, row.field && row.field !== row.section ? word(`changes.field.${row.field}`, row.field) : ''].filter(Boolean).join(' · ')
  const columns: readonly Column<Change>[] = [
    {
      key: 'what',
      head: t('changes.what'),
      width: '30%',
      render: what,
    },
    { key: 'before', head: <>{t('changes.version', { count: before.number })} <DateText dayOnly value={before.submittedAt} today={today} /></>, width: '35%', render: (row) => (row.before ? <del className={s.del}>{shown(row, row.before)}</del> : t('changes.none')) },
    { key: 'after', head: <>{t('changes.version', { count: now.number })} <DateText dayOnly value={now.submittedAt} today={today} /></>, width: '35%', render: (row) => (row.after ? <ins className={s.ins}>{shown(row, row.after)}</ins> : t('changes.gone')) },
  ]
  return (
    <Section
      id="changes"
      title={t('changes.title')}
      aside={t('changes.count', { count: changes.length })}
      extra={
        submissions.length > 2 ? (
          <Segmented
            size="small"
            aria-label={t('changes.title')}
            value={since}
            onChange={setSince}
            options={[
              { value: 'last', label: t('changes.since', { from: submissions[1]?.number, to: now.number }) },
              { value: 'first', label: t('changes.since', { from: submissions.at(-1)?.number, to: now.number }) },
            ]}
          />
        ) : null
      }
    >
      {phone && changes.length ? (
        <ul className={s.changed} aria-label={t('changes.title')}>
          {changes.map((row) => (
            <li key={keyOf(row)}>
              <strong>{what(row)}</strong> {row.before ? <del className={s.del}>{shown(row, row.before)}</del> : null} {row.after ? <ins className={s.ins}>{shown(row, row.after)}</ins> : t('changes.gone')}
            </li>
          ))}
        </ul>
      ) : (
      <DataTable
        label={t('changes.title')}
        columns={columns}
        rows={changes}
        rowKey={keyOf}
        empty={<Empty title={t('changes.nothing')} why={t('changes.nothingWhy')} />}
      />
      )}
    </Section>
  )
}
