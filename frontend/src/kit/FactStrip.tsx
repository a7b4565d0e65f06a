import { RightOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import s from './FactStrip.module.css'

export interface Fact {
  key: string
  label: ReactNode
  value: ReactNode
  /** One line beneath: what it is made of. */
  note?: ReactNode
  /** Where the figure's list is ('#money' jumps within the page). */
  to?: string
  /** Between 0 and 1: a bar under the value; `held` is drawn hatched behind it. */
  bar?: number
  held?: number
  tone?: 'blue' | 'green' | 'ink'
  marked?: boolean
}

/** Key figures side by side, each opening what it is made of. */
export function FactStrip({ facts, label }: { facts: readonly Fact[]; label: string }) {
  return (
    <ul className={s.strip} aria-label={label}>
      {facts.map((fact) => (
        <li key={fact.key} className={fact.marked ? s.marked : undefined}>
          <div className={s.label}>
            {fact.to ? (
              <Link to={fact.to} className={s.link}>
                {fact.label} <RightOutlined aria-hidden />
              </Link>
            ) : (
              fact.label
            )}
          </div>
          <div className={s.value}>{fact.value}</div>
          {fact.bar === undefined ? null : <Bar value={fact.bar} held={fact.held} tone={fact.tone} />}
          {fact.note ? <div className={s.note}>{fact.note}</div> : null}
        </li>
      ))}
    </ul>
  )
}

/** A thin bar of a share; the number stands beside it, so it is decoration to a screen reader. */
export function Bar({ value, held = 0, tone = 'blue' }: { value: number; held?: number; tone?: 'blue' | 'green' | 'ink' }) {
  const width = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`
  return (
    <div className={s.bar} aria-hidden>
      <span className={s[tone]} style={{ width: width(value) }} />
      {held ? <span className={s.held} style={{ width: width(held) }} /> : null}
    </div>
  )
}
