import type { ReactNode } from 'react'
import { useId } from 'react'
import s from './Sheet.module.css'

/** One white sheet; it holds Sections divided by a line. Never a sheet in a sheet. */
export function Sheet({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={className ? `${s.sheet} ${className}` : s.sheet}>{children}</div>
}

export interface SectionProps {
  title: ReactNode
  /** Small words after the title: unit, as-of, counts. */
  aside?: ReactNode
  /** Right end of the head: link, switch, button. */
  extra?: ReactNode
  children: ReactNode
  /** Target of links within the page. */
  id?: string
}

export function Section({ title, aside, extra, children, id }: SectionProps) {
  const heading = useId()
  return (
    <section className={s.section} aria-labelledby={heading} id={id}>
      <div className={s.head}>
        <h2 id={heading}>{title}</h2>
        {aside ? <span className={s.aside}>{aside}</span> : null}
        {extra ? <div className={s.extra}>{extra}</div> : null}
      </div>
      {children}
    </section>
  )
}

/** The object and case layout: wide left, 348 px right; stacked on narrow screens. */
export function Columns({ children, side, width = 348 }: { children: ReactNode; side: ReactNode; width?: number }) {
  return (
    <div className={s.columns} style={{ '--side': `${width}px` } as React.CSSProperties}>
      <div className={s.main}>{children}</div>
      <aside className={s.side}>{side}</aside>
    </div>
  )
}

/** The sticky foot of forms and cases. */
export function StickyBar({ children }: { children: ReactNode }) {
  return <div className={s.sticky}>{children}</div>
}
