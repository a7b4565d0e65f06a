import { PlusOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { Fragment, Suspense, lazy, memo, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Money, Section, type UserError, useMoneyUnit, useNamed } from '@/kit'
import { EarlierPrices, useEarlierPrices } from '@/kit/EarlierPrices'
import { ChoiceCell, EditTable, NumberCell, PriceCell, RemoveCell, RowErrors, TextCell, useRemoveLabel } from './Cells'
import { difference, estimateTotal, lineAmount, totalsByOwner } from './estimate'
import { type EstimateRow, newRow } from './forms'
import { useParties } from './owners'
import type { SpotErrors } from './places'
import { type RowActs, useRows } from './rows'
import type { SectionProps } from './sections'
import s from './Wizard.module.css'

const PasteDialog = lazy(() => import('./PasteDialog').then((part) => ({ default: part.PasteDialog })))

/** More lines than these are shown on demand; a filter reaches all of them. */
const SHOWN = 200
const COLUMNS = 8
type Option = { value: string; label: string }

/** The estimate: what is bought, quantity × unit price, and to whose package it belongs. */
export function EstimateSection({ forms, errors, lists, head }: SectionProps<'estimate'>) {
  const { t, i18n } = useTranslation('project')
  const named = useNamed()
  const unit = useMoneyUnit()
  const parties = useParties(head, forms.participants.value.rows)
  const { rows } = forms.estimate.value
  const acts = useRows(forms.estimate)
  const [search, setSearch] = useState('')
  const [only, setOnly] = useState('*')
  const [shown, setShown] = useState(SHOWN)
  const [pasting, setPasting] = useState<string | null>(null)
  const earlier = useEarlierPrices(head.id)
  const sums = totalsByOwner(rows)
  // Both lists stay the same while their content does, so that a key stroke draws one line anew and not all.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `named` changes with the language alone
  const costGroups = useMemo<Option[]>(() => lists.costGroups.map((group) => ({ value: group.code, label: named(group) })), [lists.costGroups, i18n.language])
  const partyKey = parties.map((party) => party.value + party.label).join('|')
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `partyKey` is the content of `parties`
  const owners = useMemo<Option[]>(() => parties.map(({ value, label }) => ({ value, label })), [partyKey])
  const fits = (row: EstimateRow) => (only === '*' || (row.owner ?? '') === only) && (!search || row.title.includes(search))
  const numbered = rows.map((row, at) => ({ row, ordinal: at + 1 })).filter(({ row }) => fits(row))
  const last = rows.at(-1)
  const paste = useCallback((text: string) => setPasting(text), [])
  return (
    <Section title={t('wizard.section.estimate')} aside={t('wizard.lines', { count: rows.length })}>
      <p className={s.hint}>{t('wizard.estimateHint')}</p>
      <div className={s.bar}>
        {rows.length > 12 ? (
          <>
            <Input.Search allowClear style={{ width: 200 }} placeholder={t('wizard.findLine')} aria-label={t('wizard.findLine')} onChange={(event) => setSearch(event.target.value)} />
            <select className={s.cell} style={{ width: 200 }} aria-label={t('wizard.ofPackage')} value={only} onChange={(event) => setOnly(event.target.value)}>
              <option value="*">{t('wizard.allPackages')}</option>
              <option value="">{t('wizard.nobody')}</option>
              {owners.map((owner) => (
                <option key={owner.value} value={owner.value}>
                  {owner.label}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <Button className={s.push} icon={<SnippetsOutlined aria-hidden />} onClick={() => setPasting('')}>
          {t('wizard.paste')}
        </Button>
      </div>
      <EditTable
        label={t('wizard.section.estimate')}
        heads={[
          { key: 'n', head: '', width: 28 },
          { key: 'group', head: t('line.costGroup'), width: 104 },
          { key: 'title', head: t('line.title'), width: 168 },
          { key: 'quantity', head: t('line.quantity'), right: true, width: 58 },
          { key: 'unit', head: t('line.quantityUnit'), width: 50 },
          { key: 'price', head: t('line.unitPrice'), right: true, width: 104 },
          { key: 'amount', head: t('line.amount', { unit }), right: true, width: 88 },
          { key: 'owner', head: t('line.owner'), width: 136 },
          { key: 'x', head: <span className="sr-only">{t('wizard.acts')}</span>, width: 34 },
        ]}
        foot={
          <tr>
            <td colSpan={6}>{t('wizard.total')}</td>
            <td className={s.figure}>
              <Money value={estimateTotal(rows)} />
            </td>
            <td colSpan={2} />
          </tr>
        }
      >
        {numbered.slice(0, shown).map(({ row, ordinal }) => (
          <Fragment key={row.key}>
            <Line row={row} ordinal={ordinal} acts={acts} owners={owners} costGroups={costGroups} errors={errors.ofRow(row)} spots={errors} spotKey={errors.spot(row, '')} onPasteRows={paste} />
            <DearLine of={row.id ? earlier.get(row.id) : undefined} />
          </Fragment>
        ))}
      </EditTable>
      {numbered.length > shown ? (
        <Button onClick={() => setShown(shown + SHOWN)}>{t('wizard.showMore', { count: numbered.length - shown })}</Button>
      ) : null}
      <div className={s.bar}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => acts.add(newRow.estimate(last?.costGroup ?? lists.costGroups[0]?.code ?? '', last ? last.owner : 'lead'))}>
          {t('wizard.addLine')}
        </Button>
      </div>
      <Subtotals parties={parties} sums={sums} />
      {pasting === null ? null : (
        <Suspense>
          <PasteDialog
            text={pasting}
            costGroups={lists.costGroups}
            parties={parties}
            onClose={() => setPasting(null)}
            onTake={(taken) => {
              acts.add(...taken.map((row) => ({ ...row, key: crypto.randomUUID(), id: null })))
              setShown(rows.length + taken.length)
              setPasting(null)
            }}
          />
        </Suspense>
      )}
    </Section>
  )
}

/** Beneath a line whose unit price is above every one that was approved before. */
function DearLine({ of }: { of: ReturnType<ReturnType<typeof useEarlierPrices>['get']> }) {
  return of?.aboveAll ? (
    <tr>
      <td colSpan={COLUMNS + 1}>
        <EarlierPrices of={of} />
      </td>
    </tr>
  ) : null
}

interface LineProps {
  row: EstimateRow
  ordinal: number
  acts: RowActs<EstimateRow>
  owners: readonly Option[]
  costGroups: readonly Option[]
  errors: readonly UserError[]
  spots: SpotErrors
  spotKey: string
  onPasteRows: (text: string) => void
}
const Line = memo(
  function Line({ row, ordinal, acts, owners, costGroups, errors, spots, onPasteRows }: LineProps) {
    const { t } = useTranslation('project')
    const removeLabel = useRemoveLabel()
    const change = (change: Partial<EstimateRow>) => acts.change(row.key, change)
    const cell = (name: string, words: string) => ({ label: t('wizard.cell', { n: ordinal, cell: words }), spot: spots.spot(row, name), wrong: spots.at(row, name).length > 0 })
    return (
      <>
        <tr>
          <td className={s.ordinal}>{ordinal}</td>
          <td>
            <ChoiceCell {...cell('costGroup', t('line.costGroup'))} value={row.costGroup} options={costGroups} onChange={(costGroup) => change({ costGroup })} />
          </td>
          <td>
            <TextCell {...cell('title', t('line.title'))} value={row.title} onChange={(title) => change({ title })} onPasteRows={onPasteRows} />
          </td>
          <td>
            <NumberCell {...cell('quantity', t('line.quantity'))} value={row.quantity} onChange={(quantity) => change({ quantity })} />
          </td>
          <td>
            <TextCell {...cell('quantityUnit', t('line.quantityUnit'))} value={row.quantityUnit} onChange={(quantityUnit) => change({ quantityUnit })} />
          </td>
          <td>
            <PriceCell {...cell('unitPrice', t('line.unitPrice'))} value={row.unitPrice} onChange={(unitPrice) => change({ unitPrice })} />
          </td>
          <td className={s.figure}>
            <Money value={lineAmount(row)} />
          </td>
          <td>
            <ChoiceCell {...cell('owner', t('line.owner'))} wrong={row.owner === null} value={row.owner ?? ''} none={t('wizard.nobody')} options={owners} onChange={(owner) => change({ owner: owner || null })} />
          </td>
          <td>
            <RemoveCell label={removeLabel(row.title || `${ordinal}`)} onClick={() => acts.remove(row.key)} />
          </td>
        </tr>
        <RowErrors errors={errors} span={COLUMNS + 1} />
      </>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.ordinal === after.ordinal &&
    before.owners === after.owners &&
    before.costGroups === after.costGroups &&
    before.spotKey === after.spotKey &&
    before.errors.map((error) => `${error.message}${error.stale ?? ''}`).join() === after.errors.map((error) => `${error.message}${error.stale ?? ''}`).join(),
)

/** Each package's lines against its share: they must be equal before submission. */
function Subtotals({ parties, sums }: { parties: ReturnType<typeof useParties>; sums: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('project')
  const unit = useMoneyUnit()
  const nobody = sums.get('')
  return (
    <EditTable
      label={t('wizard.subtotals')}
      heads={[
        { key: 'package', head: t('wizard.subtotals') },
        { key: 'lines', head: t('wizard.linesSum', { unit }), right: true },
        { key: 'share', head: t('wizard.shareSum', { unit }), right: true },
        { key: 'gap', head: t('wizard.gap') },
      ]}
    >
      {parties.map((party) => {
        const is = sums.get(party.value) ?? '0.00'
        const gap = party.row?.share ? difference(party.row.share, is) : null
        return (
          <tr key={party.value}>
            <td>{party.label}</td>
            <td className={s.figure}>
              <Money value={is} />
            </td>
            <td className={s.figure}>{party.row ? <Money value={party.row.share} /> : '—'}</td>
            <td>
              {gap ? (
                <span className={s.lacks}>
                  {t(gap.lacks ? 'wizard.gapLacks' : 'wizard.gapOver')} <Money value={gap.amount} unit />
                </span>
              ) : null}
            </td>
          </tr>
        )
      })}
      {nobody ? (
        <tr>
          <td className={s.lacks}>{t('wizard.nobody')}</td>
          <td className={s.figure}>
            <Money value={nobody} />
          </td>
          <td className={s.figure}>{'—'}</td>
          <td className={s.lacks}>{t('wizard.nobodyWhy')}</td>
        </tr>
      ) : null}
    </EditTable>
  )
}
