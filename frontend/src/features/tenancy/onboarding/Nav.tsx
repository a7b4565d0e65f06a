import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useNamed } from '@/kit'
import s from './Onboarding.module.css'
import { type Review, STEPS, type Step } from './queries'

/** The steps with their state; each can be gone to at any time. */
export function Nav({ review, at, onStep }: { review: Review; at: Step; onStep: (step: Step) => void }) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const of = (step: Step) => review.faults.filter((fault) => fault.step === step)
  const about: Record<Step, string> = {
    TEMPLATE: named({ name: review.draft.template.title, nameEn: review.draft.template.titleEn }),
    REGION: review.draft.name ? `${named(review.draft)} ${review.draft.code}` : t('nav.open'),
    PEOPLE: t('nav.people', { units: review.units.length, people: review.peopleCount }),
    ADMINISTRATORS: t('nav.administrators'),
    ROUTES: t('nav.routes', { count: review.routes.length }),
    POLICY: t('nav.policy', { count: review.policies.filter((policy) => policy.own).length }),
    DICTIONARIES: t('nav.dictionaries', { count: review.dictionaries.length }),
    CHECK: '',
  }
  return (
    <nav className={s.nav} aria-label={t('nav.title')}>
      <ol>
        {STEPS.map((step, index) => {
          const wrong = of(step).filter((fault) => !fault.doubt).length
          const open = step === 'CHECK' ? !review.faultless : false
          return (
            <li key={step}>
              <button type="button" aria-current={step === at ? 'step' : undefined} onClick={() => onStep(step)}>
                {wrong ? <ExclamationCircleFilled className={s.lacks} aria-hidden /> : of(step).length ? <ExclamationCircleFilled className={s.doubt} aria-hidden /> : open ? <MinusCircleOutlined className={s.open} aria-hidden /> : <CheckCircleFilled className={s.done} aria-hidden />}
                <span>
                  {index + 1} {t(`step.${step}`)}
                  <small className={wrong ? s.lacks : undefined}>{wrong ? t('nav.lacks', { count: wrong }) : about[step]}</small>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
