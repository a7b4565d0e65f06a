import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, Loaded, useNamed, usePages } from '@/kit'
import type { UnitHoldingsQuery } from '@/gql/graphql'
import type { Draft } from './act'
import { type Unit, UnitHoldings } from './queries'
import s from './Units.module.css'

const pick = (data: UnitHoldingsQuery) => data.unitHoldings

export interface ChoicesProps {
  unitId: string
  draft: Draft
  units: readonly Unit[]
  onChange: (choices: Readonly<Record<string, number>>) => void
}

/** Which post and which project of a divided unit goes to whom; what is left alone goes to the first. */
export function Choices({ unitId, draft, units, onChange }: ChoicesProps) {
  const { t } = useTranslation('tenancy-units')
  const named = useNamed()
  const pages = usePages(UnitHoldings, { unitId }, pick)
  const options = draft.successors.map((each, at) => {
    const unit = 'unitId' in each ? units.find((candidate) => candidate.id === each.unitId) : null
    return { value: at, label: (unit ? named(unit) : 'name' in each ? each.name : '') || t('successor.nth', { n: at + 1 }) }
  })
  return (
    <div className="wide">
      <p className={s.note}>{t('choices.what')}</p>
      <Loaded of={pages.first} pick={(data) => data} shape="section">
        {() => (
          <DataTable
            label={t('choices.title')}
            rows={pages.rows}
            rowKey={(row) => row.subjectId}
            empty={<p>{t('choices.none')}</p>}
            columns={[
              { key: 'kind', head: t('choices.kind'), width: '20%', render: (row) => t(`holds.${row.kind}`) },
              { key: 'label', head: t('choices.thing'), render: (row) => row.label },
              {
                key: 'to',
                head: t('choices.to'),
                width: '40%',
                render: (row) => (
                  <Select
                    aria-label={t('choices.goes', { thing: row.label })}
                    style={{ width: '100%' }}
                    value={draft.choices[row.subjectId] ?? 0}
                    options={options}
                    onChange={(at: number) => onChange({ ...draft.choices, [row.subjectId]: at })}
                  />
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
          {t('choices.more')}
        </Button>
      ) : null}
    </div>
  )
}
