import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LockedButton, StickyBar } from '@/kit'
import { STEPS, type Step } from './Nav'
import s from './Wizard.module.css'

export interface FootProps {
  at: Step
  onStep: (step: Step) => void
  /** Invite: drawn when there is somebody to ask; `reason` while it can't be done. */
  invite?: { words: string; reason: string | null; running: boolean; run: () => void }
  submit?: { words: string; reason: string | null; running: boolean; run: () => void }
  /** Takes the person to the first thing that is missing. */
  onFirst?: () => void
  children?: ReactNode
}

/** Back, why it can't be submitted yet, ask, submit, next. */
export function Foot({ at, onStep, invite, submit, onFirst }: FootProps) {
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
      {invite ? (
        <LockedButton reason={invite.reason} loading={invite.running} onClick={invite.run}>
          {invite.words}
        </LockedButton>
      ) : null}
      {submit && (at === 'check' || !submit.reason) ? (
        <LockedButton
          type={at === 'check' ? 'primary' : 'default'}
          loading={submit.running}
          reason={
            submit.reason ? (
              <>
                {submit.reason}{' '}
                {onFirst ? (
                  <button type="button" className="link" onClick={onFirst}>
                    {t('wizard.toFirst')}
                  </button>
                ) : null}
              </>
            ) : null
          }
          onClick={submit.run}
        >
          {submit.words}
        </LockedButton>
      ) : null}
      {after ? (
        <Button type="primary" onClick={() => onStep(after)}>
          {t('wizard.next', { section: t(`wizard.section.${after}`) })} <RightOutlined aria-hidden />
        </Button>
      ) : null}
    </StickyBar>
  )
}
