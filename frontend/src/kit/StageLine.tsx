import { CheckOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import s from './StageLine.module.css'

export interface Stage {
  key: string
  label: ReactNode
  /** Date, progress, or what it waits for. */
  note?: ReactNode
  state: 'done' | 'now' | 'ahead'
}

/** The life of a project on one line. The state is said in words to a screen reader. */
export function StageLine({ stages, label }: { stages: readonly Stage[]; label: string }) {
  const { t } = useTranslation('kit')
  // On a phone the line scrolls sideways: by keyboard, too.
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className={s.line} aria-label={label} tabIndex={0}>
      {stages.map((stage) => (
        <li key={stage.key} className={s[stage.state]} aria-current={stage.state === 'now' ? 'step' : undefined}>
          <span className={s.dot} aria-hidden>
            {stage.state === 'done' ? <CheckOutlined /> : null}
          </span>
          <strong>{stage.label}</strong>
          <span className="sr-only">{t(`stage.${stage.state}`)}</span>
          <small>{stage.note}</small>
        </li>
      ))}
    </ol>
  )
}
