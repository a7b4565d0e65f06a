import { useTranslation } from 'react-i18next'
import { DateText, useNamed } from '@/kit'
import { PolicyNumber } from '../policy/PolicyNumber'
import s from './Onboarding.module.css'
import type { Review, Step } from './queries'

/** What is missing, as links; and what is the city's and what its own, from when. */
export function Side({ review, onStep }: { review: Review; onStep: (step: Step) => void }) {
  const { t } = useTranslation('tenancy-onboarding')
  const named = useNamed()
  const missing = review.faults.filter((fault) => !fault.doubt)
  const doubts = review.faults.filter((fault) => fault.doubt)
  const left = review.draft.peopleImport ? review.draft.peopleImport.warningRows + review.draft.peopleImport.errorRows : 0
  const own = review.policies.filter((policy) => policy.own)
  const parent = review.draft.template.parent ? review.draft.parent : null
  return (
    <aside className={s.side} aria-label={t('side.title')}>
      <section>
        <h2>{missing.length ? t('side.missing', { count: missing.length }) : t('side.nothing')}</h2>
        <ol>
          {[...missing, ...doubts].map((fault, index) => (
            <li key={`${fault.step}:${index}`}>
              <button type="button" className="link" onClick={() => onStep(fault.step)}>
                {fault.message}
              </button>
              <small className={fault.doubt ? s.doubt : s.lacks}>{t(fault.doubt ? 'side.look' : 'side.blocks', { step: t(`step.${fault.step}`) })}</small>
            </li>
          ))}
          {left ? (
            <li>
              <button type="button" className="link" onClick={() => onStep('PEOPLE')}>
                {t('side.left', { count: left })}
              </button>
              <small className={s.doubt}>{t('side.look', { step: t('step.PEOPLE') })}</small>
            </li>
          ) : null}
        </ol>
      </section>
      <section>
        <h2>{t('side.inherits')}</h2>
        {parent ? (
          <>
            <p>{t('side.from', { city: named(parent), count: review.policies.filter((policy) => policy.inherited && !policy.own).length })}</p>
            <p className={s.small}>{t('side.words')}</p>
          </>
        ) : (
          <p>{t(review.draft.template.parent ? 'side.noCity' : 'side.alone')}</p>
        )}
        {own.length ? (
          <ul>
            {own.map((policy) => (
              <li key={policy.name}>
                {named({ name: policy.title, nameEn: policy.titleEn })} <PolicyNumber unit={policy.unit} value={policy.own ?? ''} />
                <small>
                  {t('side.own')} <DateText value={policy.ownFrom} />
                </small>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </aside>
  )
}
