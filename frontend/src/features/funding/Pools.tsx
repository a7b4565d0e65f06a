import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { PoolsQuery } from '@/gql/graphql'
import { Bar, type Column, DataTable, Empty, Loaded, Money, ObjectHeader, Percent, Section, Sheet, addMoney, ratioOf, useMay, useMoneyUnit, usePhone, useReading, useSourceWord, useViewer } from '@/kit'
import { AllocateForm } from './AllocateForm'
import { PoolForm } from './PoolForm'
import { PoolLedger } from './PoolLedger'
import { Reinvestments } from './Reinvestments'

export const PoolsDocument = graphql(`
  query Pools($year: Int) {
    fundPools(year: $year) {
      id
      source
      year
      amount
      allocated
      available
      version
    }
    reinvestmentUses {
      ...ReinvestmentRow
    }
  }
`)
export type Pool = PoolsQuery['fundPools'][number]

/** The pools of a year: what was put in, allocated, still available; setting and allocating; each pool's ledger. */
export function Pools() {
  const { t } = useTranslation('funding')
  const [params, setParams] = useSearchParams()
  const { today } = useViewer()
  const phone = usePhone()
  const may = useMay()
  const thisYear = Number(today.slice(0, 4))
  const asked = params.get('year')
  const year = asked === 'all' ? null : Number(asked ?? thisYear)
  const chosen = params.get('pool')
  const [acting, setActing] = useState<'allocate' | 'new' | { pool: Pool } | null>(null)
  const reading = useReading(PoolsDocument, { year })
  const to = (next: Record<string, string>) => setParams({ ...(asked ? { year: asked } : {}), ...next })
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2]

  return (
    <>
      <ObjectHeader
        title={t('pools.title')}
        roles={t('pools.what')}
        acts={
          phone ? null : (
            <>
              <Select
                aria-label={t('year')}
                style={{ minWidth: 120 }}
                value={year ?? 'all'}
                options={[...years.map((value) => ({ value: value as number | 'all', label: t('yearOf', { year: value }) })), { value: 'all' as const, label: t('allYears') }]}
                onChange={(value) => to({ year: String(value) })}
              />
              {may('FUND_POOL_SET') ? <Button onClick={() => setActing('new')}>{t('pool.new')}</Button> : null}
              {may('FUND_ALLOCATE') ? (
                <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setActing('allocate')}>
                  {t('allocate.act')}
                </Button>
              ) : null}
            </>
          )
        }
      />
      {acting === 'allocate' ? <AllocateForm year={year ?? thisYear} onClose={() => setActing(null)} /> : null}
      {acting === 'new' ? <PoolForm year={year ?? thisYear} onClose={() => setActing(null)} /> : null}
      <Sheet>
        <Loaded of={reading} pick={(data) => data.fundPools}>
          {(pools, data) => (
            <>
              <Section title={t('pools.table')} aside={t('pools.rule')}>
                <PoolTable
                  pools={pools}
                  chosen={chosen}
                  onChoose={(pool) => to({ pool: pool.id })}
                  onSet={may('FUND_POOL_SET') && !phone ? (pool) => setActing({ pool }) : undefined}
                  below={(pool) => (typeof acting === 'object' && acting?.pool.id === pool.id ? <PoolForm year={pool.year} pool={pool} onClose={() => setActing(null)} /> : null)}
                />
              </Section>
              {chosen ? <PoolLedger poolId={chosen} /> : null}
              <Section title={t('reinvest.title')} aside={t('reinvest.what')}>
                <Reinvestments of={data.reinvestmentUses} />
              </Section>
            </>
          )}
        </Loaded>
      </Sheet>
    </>
  )
}

interface PoolTableProps {
  pools: readonly Pool[]
  chosen: string | null
  onChoose: (pool: Pool) => void
  onSet?: (pool: Pool) => void
  below: (pool: Pool) => React.ReactNode
}

function PoolTable({ pools, chosen, onChoose, onSet, below }: PoolTableProps) {
  const { t } = useTranslation('funding')
  const source = useSourceWord()
  const unit = useMoneyUnit()
  const sum = (of: (pool: Pool) => string) => <Money value={addMoney(...pools.map(of))} />
  const columns: readonly Column<Pool>[] = [
    {
      key: 'source',
      head: t('source'),
      render: (pool) => (
        <button type="button" className="link" aria-expanded={pool.id === chosen} onClick={() => onChoose(pool)}>
          {source(pool.source)}
        </button>
      ),
      foot: t('sum'),
    },
    { key: 'year', head: t('year'), render: (pool) => pool.year },
    { key: 'amount', head: t('pool.amount', { unit }), align: 'right', render: (pool) => <Money value={pool.amount} />, foot: sum((pool) => pool.amount) },
    { key: 'allocated', head: t('pool.allocated'), align: 'right', render: (pool) => <Money value={pool.allocated} />, foot: sum((pool) => pool.allocated) },
    { key: 'available', head: t('pool.available'), align: 'right', render: (pool) => <strong><Money value={pool.available} /></strong>, foot: sum((pool) => pool.available) },
    {
      key: 'used',
      head: t('pool.used'),
      width: 180,
      render: (pool) => (
        <>
          <Bar value={ratioOf(pool.allocated, pool.amount)} />
          <small>
            <Percent value={ratioOf(pool.allocated, pool.amount)} />
          </small>
        </>
      ),
    },
    {
      key: 'act',
      head: '',
      render: (pool) =>
        onSet && pool.source !== 'REINVESTMENT' ? (
          <button type="button" className="link" onClick={() => onSet(pool)}>
            {t('pool.set')}
          </button>
        ) : pool.source === 'REINVESTMENT' ? (
          <small>{t('pool.fed')}</small>
        ) : null,
    },
  ]
  return (
    <DataTable
      label={t('pools.table')}
      columns={columns}
      rows={pools}
      rowKey={(pool) => pool.id}
      marked={(pool) => pool.id === chosen}
      below={below}
      empty={<Empty title={t('pools.empty')} why={t('pools.emptyWhy')} />}
    />
  )
}
