import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Bar, DataTable, Money, Percent, ratioOf, useMoneyUnit, useNamed, useViewer } from '@/kit'
import { listOf } from './links'
import { Panel } from './Panel'
import s from './Overview.module.css'

export const OverviewTilesFragment = graphql(`
  fragment OverviewTiles on Overview {
    byTenant {
      count
      approved
      paid
      progress
      participating
      tenant {
        id
        name
        nameEn
        tileRow
        tileColumn
      }
    }
  }
`)

/** Counties as tiles where they roughly lie; a tile opens the county's projects. A county sees its own row. */
export function Tiles({ of }: { of: FragmentType<typeof OverviewTilesFragment> }) {
  const { byTenant } = readFragment(OverviewTilesFragment, of)
  const { t } = useTranslation('overview')
  const named = useNamed()
  const unit = useMoneyUnit()
  const { tenant: own, tenantWide } = useViewer()
  const [table, setTable] = useState(false)
  if (byTenant.length === 0) return null
  if (byTenant.length === 1) return <Own row={byTenant[0]!} mine={!tenantWide} />
  return (
    <Panel
      title={t('tiles.title')}
      aside={t('tiles.what')}
      extra={
        <button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
          {t(table ? 'tiles.asTiles' : 'tiles.asTable')}
        </button>
      }
    >
      {table ? (
        <DataTable
          label={t('tiles.title')}
          rows={byTenant}
          rowKey={(row) => row.tenant.id}
          columns={[
            { key: 'name', head: t('tiles.name'), render: (row) => <Link to={listOf({ tenant: row.tenant.id })}>{row.tenant.id === own.id ? t('tiles.own') : named(row.tenant)}</Link> },
            { key: 'count', head: t('tiles.count'), align: 'right', render: (row) => row.count },
            { key: 'approved', head: t('tiles.approved', { unit }), align: 'right', render: (row) => <Money value={row.approved} /> },
            { key: 'paid', head: t('tiles.paid'), align: 'right', render: (row) => <Percent value={ratioOf(row.paid, row.approved)} /> },
            { key: 'progress', head: t('tiles.progress'), align: 'right', render: (row) => <Percent value={row.progress} digits={0} /> },
            { key: 'participating', head: t('tiles.participating'), align: 'right', render: (row) => row.participating },
          ]}
        />
      ) : (
        <ul className={s.tiles} style={{ gridTemplateColumns: `repeat(${Math.max(3, ...byTenant.map((row) => row.tenant.tileColumn ?? 1))}, minmax(0, 1fr))` }}>
          {byTenant.map((row) => (
            <li key={row.tenant.id} style={row.tenant.tileRow && row.tenant.tileColumn ? { gridRow: row.tenant.tileRow, gridColumn: row.tenant.tileColumn } : undefined}>
              <Link to={listOf({ tenant: row.tenant.id })} className={row.tenant.id === own.id ? s.ownTile : undefined}>
                <span className={s.name}>
                  <strong>{row.tenant.id === own.id ? t('tiles.own') : named(row.tenant)}</strong>
                  <Percent value={row.progress} digits={0} />
                </span>
                <Bar value={row.progress ?? 0} tone="green" />
                <span className={s.name}>
                  <span>
                    <b>{row.count}</b> {t('facts.projectUnit', { count: row.count })}
                  </span>
                  <Money value={row.approved} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className={s.legend}>{t('tiles.legend', { unit })}</p>
    </Panel>
  )
}

/** One's own: what one leads, and in how many projects of others one takes part. */
function Own({ row, mine }: { row: { tenant: { id: string }; count: number; approved: string; progress?: number | null; participating: number }; mine: boolean }) {
  const { t } = useTranslation('overview')
  return (
    <Panel title={t('own.title')}>
      <dl className={s.ownList}>
        <dt>{t('own.leads')}</dt>
        <dd>
          <Link to={listOf(mine ? { mine } : { tenant: row.tenant.id })}>
            <b>{row.count}</b> {t('facts.projectUnit', { count: row.count })} · <Money value={row.approved} unit />
          </Link>
        </dd>
        <dt>{t('own.progress')}</dt>
        <dd>
          <Bar value={row.progress ?? 0} tone="green" /> <Percent value={row.progress} />
        </dd>
        <dt>{t('own.takesPart')}</dt>
        <dd>
          <Link to={listOf({ mine: true })}>
            <b>{row.participating}</b> {t('facts.projectUnit', { count: row.participating })}
          </Link>
        </dd>
      </dl>
    </Panel>
  )
}
