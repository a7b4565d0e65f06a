import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { TargetOfTableFragment } from '@/gql/graphql'
import { type Column, DataTable, Section } from '@/kit'
import { countsOf, partOf } from '../targets'
import s from './Page.module.css'

const TargetOfTable = graphql(`
  fragment TargetOfTable on PerformanceTarget {
    id
    ordinal
    group
    indicator
    comparison
    target
    targetUnit
    evidence
    note
  }
`)
type Row = Omit<TargetOfTableFragment, ' $fragmentName'>

/** What the project shall reach, with the number and by what it will be shown. */
export function Targets({ targets }: { targets: readonly FragmentType<typeof TargetOfTable>[] }) {
  const { t } = useTranslation('project-target')
  const { t: p } = useTranslation('project')
  const rows = targets.map((target): Row => readFragment(TargetOfTable, target))
  const columns: readonly Column<Row>[] = [
    { key: 'n', head: '', render: (row) => row.ordinal },
    { key: 'group', head: t('head.group'), render: (row) => t('ofPart', { part: t(`part.${partOf(row.group)}`), group: t(`group.${row.group}`) }) },
    {
      key: 'indicator',
      head: t('head.indicator'),
      render: (row) => (
        <>
          {row.indicator}
          {row.note ? <div className={s.small}>{row.note}</div> : null}
        </>
      ),
    },
    {
      key: 'target',
      head: t('head.target'),
      align: 'right',
      render: (row) => (row.comparison === 'DONE' ? t('comparison.DONE') : t('value', { comparison: t(`comparison.${row.comparison}`), target: row.target ?? '—', unit: row.targetUnit ?? '' })),
    },
    { key: 'evidence', head: t('head.evidence'), render: (row) => row.evidence ?? '—' },
  ]
  return (
    <Section title={p('wizard.section.targets')} aside={rows.length ? t('counts', countsOf(rows)) : undefined}>
      <DataTable label={p('wizard.section.targets')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<p className={s.small}>{t('none')}</p>} />
    </Section>
  )
}
