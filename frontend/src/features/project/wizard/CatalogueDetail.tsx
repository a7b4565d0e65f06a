import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceCell, RemoveCell, TextCell } from './Cells'
import { FORMATS, ITEM_TYPES, OPENNESS, WAYS, pastedItems } from './catalogueFields'
import { type ItemCell, itemsOf, linesOf, metaOf } from './catalogueItems'
import { DayCell } from './DayCell'
import type { CatalogueMeta, CatalogueRow } from './forms'
import type { SpotErrors } from './places'
import s from './Catalogue.module.css'
import w from './Wizard.module.css'

interface Props {
  row: CatalogueRow
  ordinal: number
  spots: SpotErrors
  change: (change: Partial<CatalogueRow>) => void
}

/** What the national catalogue asks of an entry beside what its row shows. */
export function CatalogueDetail({ row, ordinal, spots, change }: Props) {
  const { t } = useTranslation('project')
  const { t: c } = useTranslation('catalogue')
  const meta = metaOf(row)
  const cell = (name: string, words: string) => ({ label: t('wizard.cell', { n: ordinal, cell: words }), spot: spots.spot(row, name), wrong: spots.at(row, name).length > 0 })
  const text = (name: 'categoryClass' | 'categoryItem' | 'categorySubitem' | 'categoryDetail' | 'code' | 'openCondition' | 'relatedCodes', placeholder?: string) => (
    <Labelled key={name} words={c(`meta.${name}`)}>
      <TextCell {...cell(name, c(`meta.${name}`))} value={meta[name]} placeholder={placeholder} onChange={(value) => change({ [name]: value })} />
    </Labelled>
  )
  const options = <V extends string>(values: readonly V[], word: (value: V) => string) => values.map((value) => ({ value, label: word(value) }))
  return (
    <div className={s.detail}>
      <Labelled words={c('summary')} wide>
        <textarea className={w.cell} rows={2} aria-label={cell('summary', c('summary')).label} data-spot={spots.spot(row, 'summary')} value={row.summary} onChange={(event) => change({ summary: event.target.value })} />
      </Labelled>
      {text('categoryClass', c('meta.categoryExample'))}
      {text('categoryItem')}
      {text('categorySubitem')}
      {text('categoryDetail')}
      {text('code', c('meta.codeExample'))}
      <Labelled words={c('meta.format')}>
        <ChoiceCell {...cell('format', c('meta.format'))} value={meta.format} none={c('choose')} options={options(FORMATS, (value) => c(`format.${value}`))} onChange={(value) => change({ format: value as CatalogueMeta['format'] })} />
      </Labelled>
      {row.sharingType === 'NOT_SHARED' ? null : (
        <Labelled words={c('meta.sharingWay')}>
          <ChoiceCell {...cell('sharingWay', c('meta.sharingWay'))} value={meta.sharingWay} none={c('choose')} options={options(WAYS, (value) => c(`way.${value}`))} onChange={(value) => change({ sharingWay: value as CatalogueMeta['sharingWay'] })} />
        </Labelled>
      )}
      <Labelled words={c('meta.openness')}>
        <ChoiceCell {...cell('openness', c('meta.openness'))} value={meta.openness} none={c('choose')} options={options(OPENNESS, (value) => c(`openness.${value}`))} onChange={(value) => change({ openness: value as CatalogueMeta['openness'] })} />
      </Labelled>
      {meta.openness === 'CONDITIONAL' ? text('openCondition') : null}
      <Labelled words={c('meta.publishedOn')}>
        <DayCell {...cell('publishedOn', c('meta.publishedOn'))} value={meta.publishedOn} onChange={(publishedOn) => change({ publishedOn })} />
      </Labelled>
      {text('relatedCodes')}
      <Items row={row} ordinal={ordinal} spots={spots} change={change} />
    </div>
  )
}

function Labelled({ words, wide, children }: { words: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? s.wide : undefined}>
      <span aria-hidden className={w.after}>
        {words}
      </span>
      {children}
    </div>
  )
}

/** Information items with their types; a column copied from a sheet becomes as many items. */
function Items({ row, ordinal, spots, change }: Props) {
  const { t } = useTranslation('project')
  const { t: c } = useTranslation('catalogue')
  const items = itemsOf(row.items)
  const put = (next: readonly ItemCell[]) => change({ items: linesOf(next) })
  const at = (place: number, part: Partial<ItemCell>) => put(items.map((item, n) => (n === place ? { ...item, ...part } : item)))
  const label = (place: number, words: string) => t('wizard.cell', { n: `${ordinal}.${place + 1}`, cell: words })
  const spot = spots.spot(row, 'informationItems')
  return (
    <div className={s.wide}>
      <span aria-hidden className={w.after}>
        {c('items')}
      </span>
      <ul className={s.items} aria-label={t('wizard.cell', { n: ordinal, cell: c('items') })}>
        {items.map((item, place) => (
          // Items have no id: their place is what they are.
          <li key={place}>
            <input
              className={w.cell}
              aria-label={label(place, c('itemName'))}
              data-spot={spot}
              value={item.name}
              onChange={(event) => at(place, { name: event.target.value })}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text/plain')
                if (!/[\n\t]/.test(pasted.trim())) return
                event.preventDefault()
                put([...items.slice(0, place), ...(item.name.trim() ? [item] : []), ...pastedItems(pasted), ...items.slice(place + 1)])
              }}
            />
            <ChoiceCell label={label(place, c('itemType'))} spot={spot} value={item.type} none={c('itemType')} options={ITEM_TYPES.map((value) => ({ value, label: c(`itemTypes.${value}`) }))} onChange={(type) => at(place, { type: type as ItemCell['type'] })} />
            <RemoveCell label={c('removeItem', { name: item.name || `${place + 1}` })} onClick={() => put(items.filter((_, n) => n !== place))} />
          </li>
        ))}
      </ul>
      <Button size="small" icon={<PlusOutlined aria-hidden />} data-spot={items.length ? undefined : spot} disabled={items.length >= 100} onClick={() => change({ items: `${row.items}${items.length ? '\n' : ''}\t${items.at(-1)?.type || 'CHARACTER'}` })}>
        {c('addItem')}
      </Button>
      <small className={s.hint}>{c('itemsHint')}</small>
    </div>
  )
}
