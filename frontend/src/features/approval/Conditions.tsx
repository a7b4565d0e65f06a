import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, StateTag, useNamed, useViewer } from '@/kit'
import s from './Case.module.css'

const ConditionEnd = lazy(() => import('./ConditionEnd').then((part) => ({ default: part.ConditionEnd })))

export const ConditionOfListFragment = graphql(`
  fragment ConditionOfList on Condition {
    id
    text
    gate
    allocationNumber
    dueOn
    tenantName
    tenantNameEn
    state
    replyNumber
    endedAt
    reason
    personName
    unitName
    viewerCanMeet
    viewerCanLift
  }
`)

/** Conditions of approvals: what each holds, where it stands, and how it ended; who may ends it here. Of another level's it says whose it is. */
export function Conditions({ of }: { of: readonly FragmentType<typeof ConditionOfListFragment>[] }) {
  const conditions = readFragment(ConditionOfListFragment, of)
  const { t } = useTranslation('approval')
  const named = useNamed()
  const { today, tenant } = useViewer()
  const [ending, setEnding] = useState<{ id: string; how: 'meet' | 'lift' } | null>(null)
  return (
    <ul className={s.list} aria-label={t('conditions.title')}>
      {conditions.map((condition) => (
        <li key={condition.id}>
          <p>
            <StateTag of="condition" state={condition.state} /> {condition.text}
          </p>
          <p className={s.aside}>
            {t(`conditions.holds.${condition.gate}`, { count: condition.allocationNumber ?? 1 })}
            {condition.replyNumber ? ` · ${t('conditions.reply', { number: condition.replyNumber })}` : null}
            {condition.dueOn ? (
              <>
                {' · '}
                {t('conditions.dueOn')} <DateText value={condition.dueOn} today={today} />
              </>
            ) : null}
          </p>
          {condition.state === 'OPEN' && condition.tenantName !== tenant.name ? <p className={s.aside}>{t('conditions.endedBy', { tenant: named({ name: condition.tenantName, nameEn: condition.tenantNameEn }) })}</p> : null}
          {condition.endedAt ? (
            <p className={s.aside}>
              {t('conditions.ended', { unit: condition.unitName ?? '', person: condition.personName ?? '', reason: condition.reason ?? '' })} <DateText value={condition.endedAt} today={today} />
            </p>
          ) : null}
          {ending?.id === condition.id ? (
            <Suspense fallback={null}>
              <ConditionEnd conditionId={condition.id} text={condition.text} how={ending.how} onClose={() => setEnding(null)} />
            </Suspense>
          ) : condition.viewerCanMeet || condition.viewerCanLift ? (
            <p className={s.ends}>
              {condition.viewerCanMeet ? (
                <Button type="primary" onClick={() => setEnding({ id: condition.id, how: 'meet' })}>
                  {t('conditions.meet')}
                </Button>
              ) : null}
              {condition.viewerCanLift ? <Button onClick={() => setEnding({ id: condition.id, how: 'lift' })}>{t('conditions.lift')}</Button> : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
