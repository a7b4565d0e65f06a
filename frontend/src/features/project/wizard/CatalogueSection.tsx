import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SharingType, UpdateCycle } from '@/gql/enums'
import { Refusals, Section, StatusTag, type UserError } from '@/kit'
import { ChoiceCell, EditTable, RemoveCell, TextCell, useRemoveLabel } from './Cells'
import { CatalogueDetail } from './CatalogueDetail'
import { CYCLES, SHARING, lacksCondition, lacksLaw, missingOf, restricted } from './catalogueFields'
import { type CatalogueRow, newRow } from './forms'
import { useParties } from './owners'
import type { SpotErrors } from './places'
import { type RowActs, useRows } from './rows'
import type { SectionProps } from './sections'
import s from './Wizard.module.css'

const COLUMNS = 6
type Option = { value: string; label: string }

/** The data that the project will give, each with how it is shared; what restricts sharing needs the law that allows it. */
export function CatalogueSection({ forms, errors, head }: SectionProps<'catalogue'>) {
  const { t } = useTranslation('project')
  const { t: c } = useTranslation('catalogue')
  const acts = useRows(forms.catalogue)
  const { rows } = forms.catalogue.value
  const [only, setOnly] = useState<'all' | 'open' | 'incomplete' | SharingType>('all')
  const providers = useParties(head, forms.participants.value.rows).map((party) => ({ value: party.unitId, label: party.label }))
  const count = (type: SharingType) => rows.filter((row) => row.sharingType === type).length
  const shown = rows
    .map((row, at) => ({ row, ordinal: at + 1 }))
    .filter(({ row }) => only === 'all' || (only === 'open' ? lacksLaw(row) : only === 'incomplete' ? missingOf(row).length > 0 : row.sharingType === only))
  const complete = rows.filter((row) => !missingOf(row).length).length
  return (
    <Section
      title={t('wizard.section.catalogue')}
      aside={c('counts', { all: rows.length, unconditional: count('UNCONDITIONAL'), conditional: count('CONDITIONAL'), not: count('NOT_SHARED') })}
    >
      <p className={s.hint}>
        {c('hint')} {rows.length ? <strong>{c('complete', { all: rows.length, complete })}</strong> : null}
      </p>
      <div data-spot={errors.spot(null, '')}>
        <Refusals errors={errors.rest} />
      </div>
      {rows.length > 8 ? (
        <div className={s.bar}>
          <Select<typeof only>
            style={{ width: 220 }}
            aria-label={c('show')}
            value={only}
            onChange={setOnly}
            options={[
              { value: 'all', label: c('all') },
              { value: 'open', label: c('lacksLaw', { count: rows.filter(lacksLaw).length }) },
              { value: 'incomplete', label: c('incomplete', { count: rows.length - complete }) },
              ...SHARING.map((type) => ({ value: type, label: c(`sharing.${type}`) })),
            ]}
          />
        </div>
      ) : null}
      <EditTable
        label={t('wizard.section.catalogue')}
        heads={[
          { key: 'n', head: '', width: 32 },
          { key: 'name', head: c('name') },
          { key: 'provider', head: c('provider'), width: 190 },
          { key: 'sharing', head: c('sharingType'), width: 120 },
          { key: 'cycle', head: c('updateCycle'), width: 92 },
          { key: 'x', head: <span className="sr-only">{t('wizard.acts')}</span>, width: 132 },
        ]}
      >
        {shown.map(({ row, ordinal }) => (
          <Entry key={row.key} row={row} ordinal={ordinal} acts={acts} kept={!head.viewerCanEdit && !!row.id} providers={providers} spots={errors} errors={errors.ofRow(row)} />
        ))}
      </EditTable>
      <div className={s.bar}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => acts.add(newRow.catalogue(rows.at(-1)?.providerId ?? head.lead.id))}>
          {c('add')}
        </Button>
      </div>
    </Section>
  )
}

interface EntryProps {
  row: CatalogueRow
  ordinal: number
  acts: RowActs<CatalogueRow>
  /** Stands in an approved project: it is not taken out, and its provider stays. */
  kept: boolean
  providers: readonly Option[]
  spots: SpotErrors
  errors: readonly UserError[]
}
const Entry = memo(function Entry({ row, ordinal, acts, kept, providers, spots, errors }: EntryProps) {
  const { t } = useTranslation('project')
  const { t: c } = useTranslation('catalogue')
  const removeLabel = useRemoveLabel()
  const [open, setOpen] = useState(false)
  const change = (change: Partial<CatalogueRow>) => acts.change(row.key, change)
  const cell = (name: string, words: string) => ({ label: t('wizard.cell', { n: ordinal, cell: words }), spot: spots.spot(row, name), wrong: spots.at(row, name).length > 0 })
  const law = spots.at(row, 'legalBasis')
  const condition = spots.at(row, 'sharingCondition')
  const missing = missingOf(row)
  // What is missing is said in one line; what is out of form by the server's words.
  const others = errors.filter((error) => !law.includes(error) && !condition.includes(error) && error.code !== 'CATALOGUE_INCOMPLETE')
  const asked = errors.some((error) => error.code === 'CATALOGUE_INCOMPLETE')
  return (
    <>
      <tr>
        <td className={s.ordinal}>{ordinal}</td>
        <td>
          <TextCell {...cell('name', c('name'))} value={row.name} onChange={(name) => change({ name })} />
        </td>
        <td>
          <ChoiceCell {...cell('providerId', c('provider'))} value={row.providerId ?? ''} none={c('whichProvider')} options={kept ? providers.filter(({ value }) => value === row.providerId) : providers} onChange={(providerId) => change({ providerId: providerId || null })} />
        </td>
        <td>
          <ChoiceCell
            {...cell('sharingType', c('sharingType'))}
            value={row.sharingType}
            options={SHARING.map((type) => ({ value: type, label: c(`sharing.${type}`) }))}
            onChange={(type) => change({ sharingType: type as SharingType })}
          />
        </td>
        <td>
          <ChoiceCell
            {...cell('updateCycle', c('updateCycle'))}
            value={row.updateCycle}
            options={CYCLES.map((cycle) => ({ value: cycle, label: c(`cycle.${cycle}`) }))}
            onChange={(cycle) => change({ updateCycle: cycle as UpdateCycle })}
          />
        </td>
        <td className={s.after}>
          <button type="button" className="link" aria-expanded={open} aria-label={t('wizard.cell', { n: ordinal, cell: open ? c('less') : c('more') })} onClick={() => setOpen(!open)}>
            {open ? c('less') : missing.length ? c('lacks', { count: missing.length }) : c('more')}
          </button>
          {kept ? null : <RemoveCell label={removeLabel(row.name || `${ordinal}`)} onClick={() => acts.remove(row.key)} />}
        </td>
      </tr>
      {restricted(row) || open || others.length || asked ? (
        <tr className={s.wrongRow}>
          <td />
          <td colSpan={COLUMNS - 1}>
            {row.sharingType === 'CONDITIONAL' ? (
              <>
                <label>
                  <span className={s.after}>
                    {c('sharingCondition')} {lacksCondition(row) && !condition.length ? <StatusTag family="amber" icon="Exclamation">{c('needed')}</StatusTag> : null}
                  </span>
                  <input
                    className={s.cell}
                    aria-label={cell('sharingCondition', c('sharingCondition')).label}
                    data-spot={spots.spot(row, 'sharingCondition')}
                    aria-invalid={lacksCondition(row) || undefined}
                    value={row.sharingCondition}
                    onChange={(event) => change({ sharingCondition: event.target.value })}
                  />
                </label>
                {lacksCondition(row) ? <Refusals errors={condition} /> : null}
              </>
            ) : null}
            {restricted(row) ? (
              <>
                <label>
                  <span className={s.after}>
                    {c('legalBasis')} {lacksLaw(row) && !law.length ? <StatusTag family="amber" icon="Exclamation">{c('needed')}</StatusTag> : null}
                  </span>
                  <input
                    className={s.cell}
                    aria-label={cell('legalBasis', c('legalBasis')).label}
                    data-spot={spots.spot(row, 'legalBasis')}
                    aria-invalid={lacksLaw(row) || undefined}
                    placeholder={c('legalBasisExample')}
                    value={row.legalBasis}
                    onChange={(event) => change({ legalBasis: event.target.value })}
                  />
                </label>
                {lacksLaw(row) ? (
                  <>
                    <Refusals errors={law} />
                    <button type="button" className="link" onClick={() => change({ sharingType: 'UNCONDITIONAL' })}>
                      {c('makeUnconditional')}
                    </button>
                  </>
                ) : null}
              </>
            ) : null}
            {asked && !open ? (
              <p className={s.hint}>
                {c('missing', { fields: missing.map((field) => c(`lacking.${field}`)).join(c('comma')) })}{' '}
                <button type="button" className="link" onClick={() => setOpen(true)}>
                  {c('fill')}
                </button>
              </p>
            ) : null}
            {open ? <CatalogueDetail row={row} ordinal={ordinal} spots={spots} change={change} /> : null}
            <Refusals errors={others} />
          </td>
        </tr>
      ) : null}
    </>
  )
})
