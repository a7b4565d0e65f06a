import { useTranslation } from 'react-i18next'
import { Refusals, Section, useNamed } from '@/kit'
import s from './Onboarding.module.css'
import type { StepProps } from './steps'

/** The routes that the tenant begins with, step by step, and who would act. */
export function RoutesStep({ review }: StepProps) {
  const { t } = useTranslation('tenancy-onboarding')
  const { t: room } = useTranslation('tenancy')
  const named = useNamed()
  const unit = (code: string) => review.units.find((one) => one.code === code)
  return (
    <>
      {review.routes.length ? null : <Section title={t('step.ROUTES')}>{<p>{t('routes.none')}</p>}</Section>}
      {review.routes.map((route, index) => (
        <Section key={route.code} title={named(route)} aside={t('routes.what')}>
          {index === 0 ? <Refusals errors={review.faults.filter((fault) => fault.step === 'ROUTES' && !fault.doubt)} /> : null}
          <ol className={s.steps}>
            {route.steps.map((step) => (
              <li key={step.name}>
                {named(step)} <span className={s.small}>{t('routes.days', { count: step.workingDays })}</span>
                <ul>
                  {step.seats.map((seat) => {
                    const at = unit(seat.unit)
                    return (
                      <li key={`${seat.unit} ${seat.role}`}>
                        {at ? named(at) : seat.unit} · {room(`role.${seat.role}`)}
                        {t('colon')}
                        {seat.holders.length ? seat.holders.slice(0, 5).join(t('comma')) : <b className={s.lacks}>{t('routes.nobody')}</b>}
                      </li>
                    )
                  })}
                </ul>
              </li>
            ))}
          </ol>
        </Section>
      ))}
    </>
  )
}
