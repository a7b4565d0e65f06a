import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameworkDirection } from '@/gql/enums'
import { Refusals, Section, type UserError } from '@/kit'
import { ChoiceCell, EditTable, RemoveCell, TextCell, useRemoveLabel } from './Cells'
import { type FrameworkRow, type InterfaceCell, WHOLE, newRow } from './forms'
import { Overlaps } from './Overlaps'
import { type Party, useParties } from './owners'
import type { SpotErrors } from './places'
import type { SectionProps } from './sections'
import s from './Framework.module.css'

export interface FrameworkSectionProps extends SectionProps<'framework'> {
  /** The version on this screen, once everything typed is saved; null when something could not be saved. */
  saved: () => Promise<number | null>
  onGo: (step: 'catalogue') => void
}
const DIRECTIONS = ['GIVES', 'TAKES'] as const

/** One plan for a co-built project: the whole, a part for each unit, and where two of them seem to do the same. */
export function FrameworkSection({ forms, errors, head, desk, saved, onGo }: FrameworkSectionProps) {
  const { t } = useTranslation('project-framework')
  const { t: p } = useTranslation('project')
  const parties = useParties(head, forms.participants.value.rows)
  const { rows } = forms.framework.value
  const rowOf = (of: string, title: string) => rows.find((row) => row.id === of) ?? newRow.framework(of, title)
  const whole = rowOf(WHOLE, '')
  const change = (before: FrameworkRow, now: Partial<FrameworkRow>) =>
    forms.framework.update((form) => {
      const known = form.rows.some((row) => row.id === before.id) ? form.rows : [...form.rows, before]
      // Who was taken off the list of participants has no part any more.
      const live = known.filter((row) => row.id === WHOLE || parties.some((party) => party.value === row.id))
      return { rows: live.map((row) => (row.id === before.id ? { ...row, ...now } : row)) }
    })
  return (
    <>
      <Section title={p('wizard.section.framework')} aside={t('aside')}>
        <div data-spot={errors.spot(null, '')}>
          <Refusals errors={errors.rest} />
        </div>
        {parties.length < 3 ? <p className={s.small}>{t('onlyCoBuilt')}</p> : null}
        <Area label={t('goals')} help={t('goalsHelp')} spot={errors.spot(null, 'goals')} value={whole.goals} most={2_000} onChange={(goals) => change(whole, { goals })} />
        <Area label={t('contents')} help={t('contentsHelp')} spot={errors.spot(null, 'contents')} value={whole.contents} most={5_000} onChange={(contents) => change(whole, { contents })} />
      </Section>
      {parties.map((party) => {
        const row = rowOf(party.value, party.names[0] ?? '')
        return (
          <Part
            key={party.value}
            party={party}
            row={row}
            errors={errors}
            resources={forms.catalogue.value.rows.filter((entry) => entry.providerId === party.unitId && entry.name).map((entry) => entry.name)}
            onChange={(now) => change(row, now)}
            onCatalogue={() => onGo('catalogue')}
          />
        )
      })}
      <Overlaps projectId={head.id} version={desk.whole.version} saved={saved} onDone={desk.reload} />
    </>
  )
}

interface PartProps {
  party: Party
  row: FrameworkRow
  errors: SpotErrors
  resources: readonly string[]
  onChange: (change: Partial<FrameworkRow>) => void
  onCatalogue: () => void
}
function Part({ party, row, errors, resources, onChange, onCatalogue }: PartProps) {
  const { t } = useTranslation('project-framework')
  const unit = party.label
  const area = (cell: 'businessFlow' | 'dataFlow' | 'scope', most: number) => (
    <Area
      label={t(cell)}
      name={t('of', { unit, cell: t(cell) })}
      help={t(`${cell}Help`)}
      spot={errors.spot(row, cell)}
      errors={errors.at(row, cell)}
      value={row[cell]}
      most={most}
      onChange={(value) => onChange({ [cell]: value })}
    />
  )
  return (
    <Section title={`${unit}${party.row ? ` · ${party.row.packageTitle}` : ` · ${t('lead')}`}`}>
      {area('scope', 10_500)}
      <div className={s.two}>
        {area('businessFlow', 2_000)}
        {area('dataFlow', 2_000)}
      </div>
      <Interfaces unit={unit} row={row} errors={errors} onChange={(interfaces) => onChange({ interfaces })} />
      <p className={s.small}>
        {t('catalogue')}: {resources.length ? resources.join('、') : t('noCatalogue')}{' '}
        <button type="button" className="link" onClick={onCatalogue}>
          {t('toCatalogue')}
        </button>
      </p>
    </Section>
  )
}

function Interfaces({ unit, row, errors, onChange }: { unit: string; row: FrameworkRow; errors: SpotErrors; onChange: (interfaces: readonly InterfaceCell[]) => void }) {
  const { t } = useTranslation('project-framework')
  const { t: p } = useTranslation('project')
  const removeLabel = useRemoveLabel()
  const { interfaces } = row
  const wrong = errors.at(row, 'interfaces')
  const spot = errors.spot(row, 'interfaces')
  return (
    <div data-spot={spot}>
      {interfaces.length ? (
        <EditTable
          label={t('of', { unit, cell: t('interfaces') })}
          heads={[
            { key: 'name', head: t('interface.name') },
            { key: 'direction', head: t('interface.direction'), width: 84 },
            { key: 'counterpart', head: t('interface.counterpart') },
            { key: 'data', head: t('interface.data') },
            { key: 'x', head: <span className="sr-only">{p('wizard.acts')}</span>, width: 32 },
          ]}
        >
          {interfaces.map((one, at) => {
            const set = (change: Partial<InterfaceCell>) => onChange(interfaces.map((other, place) => (place === at ? { ...other, ...change } : other)))
            const cell = (key: keyof InterfaceCell) => ({ label: t('cell', { unit, n: at + 1, cell: t(`interface.${key}`) }), spot: `${spot}.${at}.${key}` })
            return (
              <tr key={at}>
                <td>
                  <TextCell {...cell('name')} value={one.name} onChange={(name) => set({ name })} />
                </td>
                <td>
                  <ChoiceCell {...cell('direction')} value={one.direction} options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))} onChange={(direction) => set({ direction: direction as FrameworkDirection })} />
                </td>
                <td>
                  <TextCell {...cell('counterpart')} value={one.counterpart} onChange={(counterpart) => set({ counterpart })} />
                </td>
                <td>
                  <TextCell {...cell('data')} value={one.data} onChange={(data) => set({ data })} />
                </td>
                <td>
                  <RemoveCell label={removeLabel(one.name || `${at + 1}`)} onClick={() => onChange(interfaces.filter((_, place) => place !== at))} />
                </td>
              </tr>
            )
          })}
        </EditTable>
      ) : null}
      <Refusals errors={wrong} />
      <div className={s.bar}>
        <Button size="small" icon={<PlusOutlined aria-hidden />} aria-label={t('of', { unit, cell: t('addInterface') })} onClick={() => onChange([...interfaces, { name: '', direction: 'GIVES', counterpart: '', data: '' }])}>
          {t('addInterface')}
        </Button>
      </div>
    </div>
  )
}

/** A labelled text of several lines, with what is wrong about it. */
function Area({ label, name, help, spot, errors = [], value, most, onChange }: { label: string; name?: string; help: ReactNode; spot: string; errors?: readonly UserError[]; value: string; most: number; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className={s.area}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} aria-label={name} aria-describedby={`${id}-help`} aria-invalid={errors.length ? true : undefined} data-spot={spot} autoSize={{ minRows: 2 }} maxLength={most} value={value} onChange={(event) => onChange(event.target.value)} />
      <small id={`${id}-help`}>{help}</small>
      <Refusals errors={errors} />
    </div>
  )
}
