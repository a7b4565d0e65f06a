import { useTranslation } from 'react-i18next'
import { type Autosave, ConflictDialog, Money, useNamed } from '@/kit'
import type { Desk } from './desk'
import type { Head } from './draft'
import type { Forms, Row, SectionKey, UnitRef } from './forms'
import { type Clash, settled } from './merge'

type Cells = Record<string, unknown>

/** Two people changed the same place of a section: both versions of each such place, and nothing is lost of the rest. */
export function SectionConflict<K extends SectionKey>({ section, form, desk }: { section: K; form: Autosave<Forms[K]>; desk: Desk<Head> }) {
  const { t } = useTranslation('project')
  const show = useShown()
  const merged = desk.clash.get(section)
  if (!form.conflict || !merged) return null
  const of = (side: 'mine' | 'theirs'): Cells => Object.fromEntries(merged.clashes.map((clash) => [clash.at, { side, value: clash[side] }]))
  const label = (clash: Clash) => {
    const cell = clash.cell ? t(`cell.${clash.cell as 'title'}`) : t('conflict.row')
    return clash.row ? t('conflict.place', { row: rowName(clash.row) || t('conflict.newRow'), cell }) : cell
  }
  return (
    <ConflictDialog<Cells>
      conflict={{ mine: of('mine'), theirs: of('theirs') }}
      fields={merged.clashes.map((clash) => ({
        key: clash.at,
        label: label(clash),
        show: (shown: unknown) => show(clash, (shown as { value: unknown }).value),
      }))}
      onResolve={(chosen) => {
        const mine = new Set(merged.clashes.filter((clash) => (chosen[clash.at] as { side: string }).side === 'mine').map((clash) => clash.at))
        desk.clash.delete(section)
        form.resolve(settled(merged, mine) as Forms[K])
      }}
    />
  )
}

const rowName = (row: Row) => {
  const { title, name, packageTitle, indicator } = row as unknown as Record<string, string | undefined>
  return title ?? name ?? packageTitle ?? indicator ?? ''
}

const MONEY = new Set(['share', 'unitPrice', 'amount'])
function useShown() {
  const { t } = useTranslation('project')
  const { t: target } = useTranslation('project-target')
  const named = useNamed()
  return (clash: Clash, value: unknown) => {
    if (clash.cell === null) return t(value === undefined ? 'conflict.removed' : 'conflict.kept')
    if (value === null || value === undefined || value === '') return '—'
    if (MONEY.has(clash.cell)) return <Money value={value as string} unit />
    if (clash.cell === 'unit') return named(value as UnitRef)
    if (clash.cell === 'group') return target(`group.${value as 'QUANTITY'}`)
    if (clash.cell === 'comparison') return target(`comparison.${value as 'DONE'}`)
    if (Array.isArray(value)) return (value as { name: string }[]).map(({ name }) => name).join('、') || '—'
    return String(value)
  }
}
