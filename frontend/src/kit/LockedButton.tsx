import { LockOutlined } from '@ant-design/icons'
import { Button, type ButtonProps } from 'antd'
import { type ReactNode, useId } from 'react'
import s from './LockedButton.module.css'

export interface LockedButtonProps extends ButtonProps {
  /** Why it can't be used now, in words; empty when it can. */
  reason?: ReactNode
}

/**
 * A button that stays where it is when it can't be used: focusable, and it says why.
 * What a person has no right to at all is not drawn: leave the whole button out.
 */
export function LockedButton({ reason, onClick, className, ...button }: LockedButtonProps) {
  const id = useId()
  if (!reason) return <Button {...button} className={className} onClick={onClick} />
  return (
    <span className={s.locked}>
      <Button
        {...button}
        type="default"
        className={`${s.button} ${className ?? ''}`}
        aria-disabled
        aria-describedby={id}
        onClick={(event) => event.preventDefault()}
      />
      <span id={id} className={s.reason}>
        <LockOutlined aria-hidden /> {reason}
      </span>
    </span>
  )
}
