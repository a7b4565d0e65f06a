import type { ReactNode } from 'react'
import { Section, Sheet } from '@/kit'
import s from './Overview.module.css'

/** One sheet of the cockpit's grid. */
export function Panel({ title, aside, extra, id, children }: { title: ReactNode; aside?: ReactNode; extra?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <Sheet className={s.panel}>
      <Section title={title} aside={aside} extra={extra} id={id}>
        {children}
      </Section>
    </Sheet>
  )
}
