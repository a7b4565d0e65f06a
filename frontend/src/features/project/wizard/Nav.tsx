import { CheckCircleFilled, DisconnectOutlined, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Bar } from '@/kit'
import { SECTIONS, type SectionKey } from './forms'
import s from './Wizard.module.css'

/** What has to be there before it is submitted: the sections, and the papers, which are saved one by one. */
const PARTS = [...SECTIONS, 'papers'] as const
type Part = (typeof PARTS)[number]
export const STEPS = [...PARTS, 'check'] as const
export type Step = (typeof STEPS)[number]

export interface NavProps {
  at: Step
  onStep: (step: Step) => void
  /** How many reasons against submission stand in a part, and whether it holds anything yet. */
  lacking: (part: Part) => number
  empty: (part: Part) => boolean
  /** Typed, but not on the server. */
  unsaved: (section: SectionKey) => boolean
}

/** The sections with their state; each can be gone to at any time. */
export function Nav({ at, onStep, lacking, empty, unsaved }: NavProps) {
  const { t } = useTranslation('project')
  const done = PARTS.filter((part) => !lacking(part) && !empty(part)).length
  return (
    <nav className={s.nav} aria-label={t('wizard.sections')}>
      <ol>
        {STEPS.map((step, index) => {
          const lacks = step === 'check' ? 0 : lacking(step)
          const open = step === 'check' ? done < PARTS.length : empty(step)
          return (
            <li key={step}>
              <button type="button" aria-current={step === at ? 'step' : undefined} onClick={() => onStep(step)}>
                {lacks ? <ExclamationCircleFilled className={s.lacks} aria-hidden /> : open ? <MinusCircleOutlined className={s.open} aria-hidden /> : <CheckCircleFilled className={s.done} aria-hidden />}
                <span>
                  {index + 1} {t(`wizard.section.${step}`)}
                </span>
                {step !== 'check' && step !== 'papers' && unsaved(step) ? (
                  <span className={s.count}>
                    <DisconnectOutlined aria-hidden /> {t('wizard.unsaved')}
                  </span>
                ) : lacks ? (
                  <span className={`${s.count} ${s.lacks}`}>{t('wizard.lacks', { count: lacks })}</span>
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
      <div className={s.progress}>
        {t('wizard.progress', { n: done, of: PARTS.length })}
        <Bar value={done / PARTS.length} tone="green" />
      </div>
    </nav>
  )
}
