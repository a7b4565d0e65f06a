import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Refusals, Section } from '@/kit'
import { EditTable, NumberCell, RemoveCell, RowErrors, TextCell, useRemoveLabel } from './Cells'
import { DayCell } from './DayCell'
import { type MilestoneRow, newRow } from './forms'
import { useRows } from './rows'
import type { SectionProps } from './sections'
import s from './Wizard.module.css'

/** Milestones with their weights, which add up to 100, and the days they are planned for. */
export function MilestonesSection({ forms, errors }: SectionProps<'milestones'>) {
  const { t } = useTranslation('project')
  const removeLabel = useRemoveLabel()
  const acts = useRows(forms.milestones)
  const { rows } = forms.milestones.value
  const sum = rows.reduce((total, row) => total + (row.weight ?? 0), 0)
  return (
    <Section title={t('wizard.section.milestones')} aside={t('wizard.weights')}>
      <div data-spot={errors.spot(null, '')}>
        <Refusals errors={errors.rest} />
      </div>
      <EditTable
        label={t('wizard.section.milestones')}
        heads={[
          { key: 'n', head: '', width: 32 },
          { key: 'title', head: t('milestone.title') },
          { key: 'weight', head: t('milestone.weight'), right: true, width: 96 },
          { key: 'start', head: t('milestone.start'), width: 150 },
          { key: 'end', head: t('milestone.end'), width: 150 },
          { key: 'x', head: <span className="sr-only">{t('wizard.acts')}</span>, width: 32 },
        ]}
        foot={
          <tr>
            <td colSpan={2}>{t('wizard.total')}</td>
            <td className={s.figure}>{t('wizard.percent', { n: sum })}</td>
            <td colSpan={3}>
              {rows.length === 0 ? null : sum === 100 ? (
                <span className={s.done}>{t('wizard.weightsMeet')}</span>
              ) : (
                <span className={s.lacks}>{t(sum < 100 ? 'wizard.weightsLack' : 'wizard.weightsOver', { n: Math.abs(100 - sum) })}</span>
              )}
            </td>
          </tr>
        }
      >
        {rows.map((row, at) => {
          const change = (change: Partial<MilestoneRow>) => acts.change(row.key, change)
          const cell = (key: string, words: string) => ({ label: t('wizard.cell', { n: at + 1, cell: words }), spot: errors.spot(row, key), wrong: errors.at(row, key).length > 0 })
          const crossed = !!row.baselineStartOn && !!row.baselineEndOn && row.baselineEndOn < row.baselineStartOn
          return [
            <tr key={row.key}>
              <td className={s.ordinal}>{at + 1}</td>
              <td>
                <TextCell {...cell('title', t('milestone.title'))} value={row.title} onChange={(title) => change({ title })} />
              </td>
              <td>
                <NumberCell
                  {...cell('weight', t('milestone.weight'))}
                  value={row.weight === null ? '' : `${row.weight}`}
                  onChange={(typed) => change({ weight: /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null })}
                />
              </td>
              <td>
                <DayCell {...cell('baselineStartOn', t('milestone.start'))} value={row.baselineStartOn} onChange={(baselineStartOn) => change({ baselineStartOn })} />
              </td>
              <td>
                <DayCell {...cell('baselineEndOn', t('milestone.end'))} wrong={crossed} value={row.baselineEndOn} onChange={(baselineEndOn) => change({ baselineEndOn })} />
              </td>
              <td>
                <RemoveCell label={removeLabel(row.title || `${at + 1}`)} onClick={() => acts.remove(row.key)} />
              </td>
            </tr>,
            <RowErrors key={`${row.key}!`} errors={errors.ofRow(row)} span={6} />,
          ]
        })}
      </EditTable>
      <div className={s.bar}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => acts.add({ ...newRow.milestones(), baselineStartOn: rows.at(-1)?.baselineEndOn ?? forms.basics.value.plannedStartOn, weight: sum < 100 ? 100 - sum : null })}>
          {t('wizard.addMilestone')}
        </Button>
      </div>
    </Section>
  )
}
