import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TargetComparison, TargetGroup } from '@/gql/enums'
import { Refusals, Section } from '@/kit'
import { COMPARISONS, GROUPS, countsOf, nextGroup, partOf } from '../targets'
import { ChoiceCell, EditTable, NumberCell, RemoveCell, RowErrors, TextCell, useRemoveLabel } from './Cells'
import { type TargetRow, newRow } from './forms'
import { useRows } from './rows'
import type { SectionProps } from './sections'
import s from './Wizard.module.css'

/** What the project shall reach, and by what that will be shown: each target in two lines. */
export function TargetsSection({ forms, errors, head }: SectionProps<'targets'>) {
  const { t } = useTranslation('project-target')
  const { t: p } = useTranslation('project')
  const removeLabel = useRemoveLabel()
  const acts = useRows(forms.targets)
  const { rows } = forms.targets.value
  const groups = GROUPS.map((group) => ({ value: group, label: t('ofPart', { part: t(`part.${partOf(group)}`), group: t(`group.${group}`) }) }))
  const comparisons = COMPARISONS.map((comparison) => ({ value: comparison, label: t(`comparison.${comparison}`) }))
  return (
    <Section title={p('wizard.section.targets')} aside={t('aside')}>
      <div data-spot={errors.spot(null, '')}>
        <Refusals errors={errors.rest} />
      </div>
      <EditTable
        label={p('wizard.section.targets')}
        heads={[
          { key: 'n', head: '', width: 32 },
          { key: 'group', head: t('head.group'), width: 128 },
          { key: 'indicator', head: t('head.indicator'), width: 170 },
          { key: 'comparison', head: t('head.comparison'), width: 96 },
          { key: 'target', head: t('head.target'), right: true, width: 84 },
          { key: 'targetUnit', head: t('head.targetUnit'), width: 72 },
          { key: 'x', head: <span className="sr-only">{p('wizard.acts')}</span>, width: 32 },
        ]}
        foot={
          <tr>
            <td colSpan={7}>{t('counts', countsOf(rows))}</td>
          </tr>
        }
      >
        {rows.map((row, at) => {
          const change = (change: Partial<TargetRow>) => acts.change(row.key, change)
          const cell = (key: 'group' | 'indicator' | 'comparison' | 'target' | 'targetUnit' | 'evidence' | 'note') => ({
            label: p('wizard.cell', { n: at + 1, cell: t(`head.${key}`) }),
            spot: errors.spot(row, key),
            wrong: errors.at(row, key).length > 0,
          })
          const done = row.comparison === 'DONE'
          return [
            <tr key={row.key} className={s.upper}>
              <td className={s.ordinal}>{at + 1}</td>
              <td>
                <ChoiceCell {...cell('group')} value={row.group} options={groups} onChange={(group) => change({ group: group as TargetGroup })} />
              </td>
              <td>
                <TextCell {...cell('indicator')} value={row.indicator} onChange={(indicator) => change({ indicator })} />
              </td>
              <td>
                <ChoiceCell {...cell('comparison')} value={row.comparison} options={comparisons} onChange={(comparison) => change({ comparison: comparison as TargetComparison })} />
              </td>
              <td>
                <NumberCell {...cell('target')} disabled={done} value={done ? '' : row.target} onChange={(target) => change({ target })} />
              </td>
              <td>
                <TextCell {...cell('targetUnit')} disabled={done} value={done ? '' : row.targetUnit} onChange={(targetUnit) => change({ targetUnit })} />
              </td>
              <td>
                {head.viewerCanEdit || !row.id ? <RemoveCell label={removeLabel(row.indicator || `${at + 1}`)} onClick={() => acts.remove(row.key)} /> : null}
              </td>
            </tr>,
            <tr key={`${row.key}+`}>
              <td />
              <td colSpan={2}>
                <TextCell {...cell('evidence')} placeholder={t('evidenceHint')} value={row.evidence} onChange={(evidence) => change({ evidence })} />
              </td>
              <td colSpan={3}>
                <TextCell {...cell('note')} placeholder={t('head.note')} value={row.note} onChange={(note) => change({ note })} />
              </td>
              <td />
            </tr>,
            <RowErrors key={`${row.key}!`} errors={errors.ofRow(row)} span={7} />,
          ]
        })}
      </EditTable>
      <div className={s.bar}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => acts.add(newRow.targets(nextGroup(rows)))}>
          {t('add')}
        </Button>
      </div>
    </Section>
  )
}
