import * as icons from './statusIcons'
import type { ReactNode } from 'react'
import s from './StatusTag.module.css'

export type StatusFamily = 'grey' | 'blue' | 'green' | 'amber' | 'red' | 'violet' | 'teal'
export type StatusIcon = keyof typeof icons

export interface StatusTagProps {
  family: StatusFamily
  icon: StatusIcon
  /** The word: colour is never alone. */
  children: ReactNode
  /** Outlined says a circumstance; filled a state or a finding. */
  outlined?: boolean
}

/** Colour + icon + word. For states of the contract use `<StateTag of="project" state={…}/>`. */
export function StatusTag({ family, icon, children, outlined }: StatusTagProps) {
  const Icon = icons[icon]
  return (
    <span className={`${s.tag} ${s[family]} ${outlined ? s.outlined : ''}`}>
      <Icon aria-hidden />
      {children}
    </span>
  )
}
