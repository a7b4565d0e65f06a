import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DateText, type Pages, WorkList, useNamed, useViewer } from '@/kit'
import { type HeadRow, QUIET, UNWITNESSED, gaps, headRows, waited } from './heads'
import s from './Log.module.css'
import type { Head } from './log'
import { useDuration } from './words'

/** The signed heads, the newest first; long stretches without one, or without a witness, are told above and marked. */
export function Heads({ pages, witness }: { pages: Pages<Head>; witness: { name: string; nameEn: string } | null }) {
  const { t } = useTranslation('log')
  const { today } = useViewer()
  const named = useNamed()
  const duration = useDuration()
  const [now] = useState(() => Date.now())
  const rows = headRows(pages.rows, !pages.hasMore)
  const gap = gaps(rows, witness !== null, now)
  const by = (row: HeadRow) => row.countersignatures.map((one) => named(one.witness)).join(', ')
  const columns: readonly Column<HeadRow>[] = [
    { key: 'at', head: t('heads.at'), render: (row) => <DateText value={row.signedAt} today={today} />, text: (row) => row.signedAt },
    { key: 'size', head: t('heads.size'), align: 'right', render: (row) => row.size, text: (row) => String(row.size) },
    { key: 'grown', head: t('heads.grown'), align: 'right', render: (row) => (row.grown === null ? '—' : `+${row.grown}`), text: (row) => String(row.grown ?? '') },
    {
      key: 'after',
      head: t('heads.after'),
      render: (row) => (row.after === null ? '—' : <span className={row.after > QUIET ? s.long : undefined}>{duration(row.after)}</span>),
      text: (row) => (row.after === null ? '' : duration(row.after)),
    },
    ...(witness
      ? [
          {
            key: 'by',
            head: t('heads.by'),
            render: (row: HeadRow) => <Witness row={row} by={by(row)} now={now} />,
            text: (row: HeadRow) => by(row),
          },
        ]
      : []),
    { key: 'key', head: t('heads.key'), render: (row) => <code title={row.key.fingerprint}>{row.key.fingerprint.slice(0, 9)}</code>, text: (row) => row.key.fingerprint },
    { key: 'root', head: t('heads.root'), wraps: true, render: (row) => <code className={s.root}>{row.root}</code>, text: (row) => row.root },
  ]
  return (
    <>
      {gap.heads || gap.witness ? (
        <div className={s.gap} role="status">
          {gap.witness ? <p>{t('gap.witness', { n: gap.witness, for: duration(UNWITNESSED) })}</p> : null}
          {gap.heads ? <p>{t('gap.heads', { n: gap.heads, for: duration(QUIET) })}</p> : null}
        </div>
      ) : null}
      <WorkList
        label={t('heads.title')}
        pages={{ ...pages, rows }}
        columns={columns}
        rowKey={(row) => `${row.size} ${row.signedAt}`}
        filters={
          <h2 className={s.heading}>
            {t('heads.title')} <small>{t('heads.what')}</small>
          </h2>
        }
        empty={{ title: t('heads.none'), why: t('heads.noneWhy') }}
        exportAs={t('heads.title')}
      />
    </>
  )
}

function Witness({ row, by, now }: { row: HeadRow; by: string; now: number }) {
  const { t } = useTranslation('log')
  const duration = useDuration()
  const { today } = useViewer()
  const late = waited(row, now) > UNWITNESSED ? <span className={s.long}> {t('heads.unwitnessed', { for: duration(waited(row, now)) })}</span> : null
  const [first] = row.countersignatures
  if (!first) return <>{t(row.witnessedAt === null ? 'heads.waits' : 'heads.byNext')}{late}</>
  return (
    <>
      {by} <DateText value={first.signedAt} today={today} />
      {late}
    </>
  )
}
