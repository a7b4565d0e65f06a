import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StickyBar } from '@/kit'
import { STEPS, type Step } from './Nav'
import s from './Wizard.module.css'

export interface FootProps {
  at: Step
  onStep: (step: Step) => void
  /** Asking and submitting. */
  children: ReactNode
}

/** Back, what can be done with the draft, next. */
export function Foot({ at, onStep, children }: FootProps) {
  const { t } = useTranslation('project')
  const index = STEPS.indexOf(at)
  const [before, after] = [STEPS[index - 1], STEPS[index + 1]]
  return (
    <StickyBar>
      {before ? (
        <Button icon={<LeftOutlined aria-hidden />} onClick={() => onStep(before)}>
          {t('wizard.back', { section: t(`wizard.section.${before}`) })}
        </Button>
      ) : null}
      <span className={s.why} />
      {children}
      {after ? (
        <Button type="primary" onClick={() => onStep(after)}>
          {t('wizard.next', { section: t(`wizard.section.${after}`) })} <RightOutlined aria-hidden />
        </Button>
      ) : null}
    </StickyBar>
  )
}
