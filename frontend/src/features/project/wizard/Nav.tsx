import { CheckCircleFilled, DisconnectOutlined, ExclamationCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Bar } from '@/kit'
import { SECTIONS, type SectionKey } from './forms'
import s from './Wizard.module.css'

/** What has to be there before it is submitted: the sections, and the papers, which are saved one by one. */
const PARTS = [...SECTIONS, 'papers'] as const
type Part = (typeof PARTS)[number]
export const STEPS = [...PARTS, 'check'] as const
export type Step = (typeof STEPS)[number]

/** What is open in a part and holds no submission up, by part. */
export type Warned = Partial<Record<Part, number>>

export interface NavProps {
  at: Step
  onStep: (step: Step) => void
  /** How many reasons against submission stand in a step, and whether a part holds anything yet. */
  lacking: (step: Step) => number
  empty: (part: Part) => boolean
  /** How much of a part is open that holds no submission up. */
  warned: Warned
  /** Typed, but not on the server. */
  unsaved: (section: SectionKey) => boolean
}

const ICONS = {
  lacks: <ExclamationCircleFilled className={s.lacks} aria-hidden />,
  warns: <WarningFilled className={s.warns} aria-hidden />,
  open: <MinusCircleOutlined className={s.open} aria-hidden />,
  done: <CheckCircleFilled className={s.done} aria-hidden />,
}

/** The sections with their state; each can be gone to at any time. */
export function Nav({ at, onStep, lacking, empty, warned, unsaved }: NavProps) {
  const { t } = useTranslation('project')
  const ready = !STEPS.some(lacking)
  const stateOf = (step: Step): keyof typeof ICONS => {
    if (lacking(step)) return 'lacks'
    if (step === 'check') return ready ? 'done' : 'open'
    return warned[step] ? 'warns' : empty(step) ? 'open' : 'done'
  }
  const done = STEPS.filter((step) => stateOf(step) === 'done').length
  return (
    <nav className={s.nav} aria-label={t('wizard.sections')}>
      <ol>
        {STEPS.map((step, index) => {
          const state = stateOf(step)
          return (
            <li key={step}>
              <button type="button" aria-current={step === at ? 'step' : undefined} title={state === 'warns' ? t('wizard.warnsWhy') : undefined} onClick={() => onStep(step)}>
                {ICONS[state]}
                <span>
                  {index + 1} {t(`wizard.section.${step}`)}
                </span>
                {step !== 'check' && step !== 'papers' && unsaved(step) ? (
                  <span className={s.count}>
                    <DisconnectOutlined aria-hidden /> {t('wizard.unsaved')}
                  </span>
                ) : state === 'lacks' ? (
                  <span className={`${s.count} ${s.lacks}`}>{t('wizard.lacks', { count: lacking(step) })}</span>
                ) : state === 'warns' ? (
                  <span className={`${s.count} ${s.warns}`}>{t('wizard.warns', { count: warned[step as Part] })}</span>
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
      <div className={s.progress}>
        {t('wizard.progress', { n: done, of: STEPS.length })}
        <Bar value={done / STEPS.length} tone="green" />
      </div>
    </nav>
  )
}
