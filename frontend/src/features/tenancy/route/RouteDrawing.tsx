import { ExclamationOutlined, MinusOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { useNamed } from '@/kit'
import s from './Route.module.css'

export interface Drawn {
  code: string
  name: string
  nameEn: string
  stage: number
  branch: number
}
export type Look = 'plain' | 'fault' | 'skipped'

/** The way of a matter from top to bottom; branches of a stage side by side. */
export function RouteDrawing<Of extends Drawn>({ steps, look, children }: { steps: readonly Of[]; look: (step: Of, at: number) => Look; children: (step: Of) => ReactNode }) {
  const { t } = useTranslation('tenancy-route')
  const stages = [...new Set(steps.map((step) => step.stage))].sort((a, b) => a - b)
  return (
    <ol className={s.drawing} aria-label={t('drawing')}>
      {stages.map((stage) => {
        const within = steps.filter((step) => step.stage === stage)
        const branches = [...new Set(within.map((step) => step.branch))].sort((a, b) => a - b)
        const lines = (branch: number) =>
          within
            .filter((step) => step.branch === branch)
            .map((step) => (
              <Line key={step.code} step={step} look={look(step, steps.indexOf(step))}>
                {children(step)}
              </Line>
            ))
        return branches.length === 1 ? (
          lines(branches[0] ?? 1)
        ) : (
          <li key={stage} className={s.fork}>
            <span className={s.dot} aria-hidden />
            <span>{t('beside', { count: branches.length })}</span>
            <div className={s.branches}>
              {branches.map((branch, place) => (
                <ol key={branch} aria-label={t('branch', { place: place + 1, count: branches.length })}>
                  {lines(branch)}
                </ol>
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Line({ step, look, children }: { step: Drawn; look: Look; children: ReactNode }) {
  const named = useNamed()
  const { t } = useTranslation('tenancy-route')
  return (
    <li className={look === 'fault' ? s.faulty : look === 'skipped' ? s.skipped : undefined}>
      <span className={s.dot} aria-hidden>
        {look === 'fault' ? <ExclamationOutlined /> : look === 'skipped' ? <MinusOutlined /> : null}
      </span>
      <strong>{named(step) || t('unnamed')}</strong>
      <small>{children}</small>
    </li>
  )
}
