import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FundSource } from '@/gql/enums'
import { Money, MoneyInput, Refusals, Section, addMoney, compareMoney, useMoneyUnit } from '@/kit'
import { ChoiceCell, EditTable, RemoveCell, RowErrors, TextCell, useRemoveLabel } from './Cells'
import { difference, estimateTotal } from './estimate'
import { type SourceRow, newRow } from './forms'
import { useParties } from './owners'
import { useRows } from './rows'
import type { SectionProps } from './sections'
import s from './Wizard.module.css'

export const SOURCES: readonly FundSource[] = ['DEVELOPMENT', 'PROVINCIAL', 'COMPANY', 'COUNTY', 'REINVESTMENT']

/** Where the money comes from; the sources add up to the estimate. */
export function SourcesSection({ forms, errors, head }: SectionProps<'sources'>) {
  const { t } = useTranslation('project')
  const unit = useMoneyUnit()
  const removeLabel = useRemoveLabel()
  const acts = useRows(forms.sources)
  const { rows } = forms.sources.value
  const parties = useParties(head, forms.participants.value.rows).filter((party) => party.row)
  const sum = addMoney(...rows.map((row) => row.amount))
  const counties = parties.filter((party) => party.row?.unit?.tenant.id !== head.lead.tenant.id)
  const paying = counties.filter((party) => compareMoney(party.row?.share ?? '0', '0') > 0)
  const absent = paying.filter((party) => !rows.some((row) => row.source === 'COUNTY' && row.participantId === party.value))
  return (
    <Section title={t('wizard.section.sources')}>
      <SourcesEquation estimate={estimateTotal(forms.estimate.value.rows)} sources={sum} />
      <div data-spot={errors.spot(null, '')}>
        <Refusals errors={errors.rest} />
      </div>
      <EditTable
        label={t('wizard.section.sources')}
        heads={[
          { key: 'source', head: t('source.source'), width: 148 },
          { key: 'county', head: t('source.county'), width: 200 },
          { key: 'amount', head: t('source.amount', { unit }), right: true, width: 190 },
          { key: 'boundary', head: t('source.boundary') },
          { key: 'x', head: <span className="sr-only">{t('wizard.acts')}</span>, width: 32 },
        ]}
        foot={
          <tr>
            <td colSpan={2}>{t('wizard.total')}</td>
            <td className={s.figure}>
              <Money value={sum} />
            </td>
            <td colSpan={2} />
          </tr>
        }
      >
        {rows.map((row, at) => {
          const change = (change: Partial<SourceRow>) => acts.change(row.key, change)
          const cell = (key: string, words: string) => ({ label: t('wizard.cell', { n: at + 1, cell: words }), spot: errors.spot(row, key), wrong: errors.at(row, key).length > 0 })
          return [
            <tr key={row.key}>
              <td>
                <ChoiceCell
                  {...cell('source', t('source.source'))}
                  value={row.source}
                  options={SOURCES.map((source) => ({ value: source, label: t(`fund.${source}`) }))}
                  onChange={(source) => change({ source: source as FundSource, participantId: source === 'COUNTY' ? row.participantId : null })}
                />
              </td>
              <td>
                {row.source === 'COUNTY' ? (
                  <ChoiceCell {...cell('participantId', t('source.county'))} value={row.participantId ?? ''} none={t('source.whichCounty')} options={parties.filter((party) => counties.includes(party) || party.value === row.participantId)} onChange={(participantId) => change({ participantId: participantId || null })} />
                ) : (
                  '—'
                )}
              </td>
              <td data-spot={errors.spot(row, 'amount')}>
                <MoneyInput
                  value={row.amount}
                  aria-label={t('wizard.cell', { n: at + 1, cell: t('source.amount', { unit }) })}
                  status={errors.at(row, 'amount').length ? 'error' : undefined}
                  onChange={(amount) => change({ amount })}
                />
              </td>
              <td>
                <TextCell {...cell('boundary', t('source.boundary'))} value={row.boundary} onChange={(boundary) => change({ boundary })} />
              </td>
              <td>
                <RemoveCell label={removeLabel(t(`fund.${row.source}`))} onClick={() => acts.remove(row.key)} />
              </td>
            </tr>,
            <RowErrors key={`${row.key}!`} errors={errors.ofRow(row)} span={5} />,
          ]
        })}
      </EditTable>
      <div className={s.bar}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => acts.add(newRow.sources())}>
          {t('wizard.addSource')}
        </Button>
        {absent.length ? (
          <Button onClick={() => acts.add(...absent.map((party): SourceRow => ({ ...newRow.sources(), source: 'COUNTY', participantId: party.value, amount: party.row?.share ?? null })))}>
            {t('wizard.takeShares', { count: absent.length })}
          </Button>
        ) : null}
      </div>
    </Section>
  )
}

/** 1,438.60 − 1,400.00 = 38.60 missing. */
export function SourcesEquation({ estimate, sources }: { estimate: string; sources: string }) {
  const { t } = useTranslation('project')
  const gap = difference(estimate, sources)
  const over = gap !== null && !gap.lacks
  const [first, second] = over ? [sources, estimate] : [estimate, sources]
  const [firstWord, secondWord] = over ? (['sourcesSum', 'estimateSum'] as const) : (['estimateSum', 'sourcesSum'] as const)
  return (
    <div className={s.equation} role="status">
      <span>
        <small>{t(`wizard.${firstWord}`)}</small>
        <Money value={first} large />
      </span>
      <span>{gap ? '−' : '='}</span>
      <span>
        <small>{t(`wizard.${secondWord}`)}</small>
        <Money value={second} large />
      </span>
      {gap ? (
        <>
          <span>{'='}</span>
          <span className={s.lacks}>
            <small>{t(gap.lacks ? 'wizard.sourcesLack' : 'wizard.sourcesOver')}</small>
            <Money value={gap.amount} large unit />
          </span>
        </>
      ) : (
        <span className={s.done}>{t('wizard.sourcesMeet')}</span>
      )}
    </div>
  )
}
