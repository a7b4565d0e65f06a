import { useTranslation } from 'react-i18next'
import { readFragment } from '@/gql'
import { DateText, Money, Section, Sheet, StateTag, subtractMoney, useViewer } from '@/kit'
import { CaseChanges } from './CaseChanges'
import { CaseEstimateFragment } from './CaseEstimate'
import { CaseFindings } from './CaseFindings'
import { CaseNext } from './CaseNext'
import { CaseOpinionsFragment } from './CaseOpinions'
import type { CaseThing } from './CasePage'
import { CaseRoute } from './CaseRoute'
import { Conditions } from './Conditions'
import { DecisionMore } from './DecisionMore'
import s from './Case.module.css'

/** A case on a phone: the sum, what was found, the last opinion, what comes next. Deciding stands at its foot. */
export function CasePhone({ matter }: { matter: CaseThing }) {
  const { t } = useTranslation('approval')
  const { today } = useViewer()
  const { project } = matter
  const money = readFragment(CaseEstimateFragment, project)
  const last = readFragment(CaseOpinionsFragment, matter).decisions.at(-1)
  return (
    <div className={s.phone}>
      <Sheet>
        {money?.submittedAmount && matter.subject === 'PROJECT' ? (
          <Section title={t('facts.amount.PROJECT')}>
            <p className={s.sum}>
              <span>
                <small>{t('estimate.submitted')}</small>
                <Money value={money.submittedAmount} large />
              </span>
              {'−'}
              <span>
                <small>{t('estimate.cut')}</small>
                <Money value={money.cutAmount ?? '0.00'} large />
              </span>
              {'='}
              <span>
                <small>{t('estimate.approved')}</small>
                <Money value={money.approvedAmount ?? subtractMoney(money.submittedAmount, money.cutAmount ?? '0.00')} large />
              </span>
            </p>
          </Section>
        ) : null}
        {project && matter.subject === 'PROJECT' ? <CaseChanges of={project} /> : null}
        {project && matter.subject === 'PROJECT' ? (
          <Section title={t('findings.title')}>
            <CaseFindings of={project} />
          </Section>
        ) : null}
        {last ? (
          <Section title={t('phone.last')} extra={<StateTag of="decision" state={last.verb} />}>
            <p>
              <strong>{last.actingFor ? t('acting.by', { person: last.personName, absent: last.actingFor }) : last.personName}</strong> {last.unitName}
            </p>
            <p>{last.opinion}</p>
            <DecisionMore of={last} />
            <small>
              <DateText value={last.decidedAt} today={today} />
            </small>
          </Section>
        ) : null}
        {matter.conditions.length ? (
          <Section title={t('conditions.title')}>
            <Conditions of={matter.conditions} />
          </Section>
        ) : null}
        <Section title={t('next.title')}>
          <CaseNext of={matter} />
          <details>
            <summary>{t('route.title')}</summary>
            <CaseRoute of={matter} />
          </details>
        </Section>
      </Sheet>
    </div>
  )
}
