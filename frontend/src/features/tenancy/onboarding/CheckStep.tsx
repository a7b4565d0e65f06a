import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Empty, ErrorPanel, Refusals, Section, type UserError } from '@/kit'
import s from './Onboarding.module.css'
import { type Review, STEPS, type Step } from './queries'

/** The checklist, and what putting it in force would change for whom; nothing is written by looking. */
export function CheckStep({ review, onStep, errors, failure }: { review: Review; onStep: (step: Step) => void; errors: readonly UserError[]; failure?: { message: string; requestId?: string } }) {
  const { t } = useTranslation('tenancy-onboarding')
  const total = review.counts.reduce((sum, each) => sum + each.count, 0)
  return (
    <>
      <Section title={t('check.list')} aside={t('check.nothingWritten')}>
        <Refusals errors={errors} />
        {failure ? <ErrorPanel failure={failure} /> : null}
        <ul className={s.choice}>
          {STEPS.slice(0, -1).map((step) => {
            const wrong = review.faults.filter((fault) => fault.step === step && !fault.doubt)
            return (
              <li key={step}>
                {wrong.length ? <ExclamationCircleFilled className={s.lacks} aria-hidden /> : <CheckCircleFilled className={s.done} aria-hidden />}{' '}
                <button type="button" className="link" onClick={() => onStep(step)}>
                  {t(`step.${step}`)}
                </button>{' '}
                <span className={wrong.length ? s.lacks : s.done}>{wrong.length ? t('nav.lacks', { count: wrong.length }) : t('check.ok')}</span>
              </li>
            )
          })}
        </ul>
      </Section>
      <Section title={t('check.changes')} aside={t('check.total', { count: total })}>
        {total ? (
          <>
            <ul className={s.counts}>
              {review.counts.map((each) => (
                <li key={each.action}>
                  <span className={s.small}>{t(`check.count.${each.action as 'unitAdd'}`, { defaultValue: each.action })}</span>
                  <strong>{each.count}</strong>
                </li>
              ))}
            </ul>
            {/* What scrolls can be scrolled by keyboard, too. */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className={s.scroll} role="region" aria-label={t('check.changes')} tabIndex={0}>
              <ol className={s.steps}>
                {review.changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ol>
            </div>
            {total > review.changes.length ? <p className={s.small}>{t('check.more', { count: total - review.changes.length })}</p> : null}
          </>
        ) : (
          <Empty title={t('check.notYet')} why={t('check.notYetWhy')} />
        )}
      </Section>
      <Section title={t('check.links')}>
        <p>{t('check.linksWhat')}</p>
        <ul>
          {review.administrators.map((one) => (
            <li key={one.duty}>{t('check.linkFor', { name: one.name || '—', username: one.username })}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
