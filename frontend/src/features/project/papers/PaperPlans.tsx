import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DateText, Refusals, useAct, useRefusals, useViewer } from '@/kit'
import s from './Papers.module.css'
import { type Planned, cellOf, daysOf } from './paperRules'

const Withdraw = graphql(`
  mutation WithdrawPaperRules($input: PaperRulesWithdrawInput!) {
    paperRulesWithdraw(input: $input) {
      paperRules { required }
      errors { path message clause lift }
    }
  }
`)

/** What is not in force yet, day by day; the tenant's own can be taken back. */
export function PaperPlans({ planned, mayWithdraw }: { planned: readonly Planned[]; mayWithdraw: boolean }) {
  const { t } = useTranslation('project-paper')
  const { t: k } = useTranslation('kit')
  const { today } = useViewer()
  const act = useAct(Withdraw)
  const refusals = useRefusals(act.errors)
  if (!planned.length) return null
  return (
    <>
      <h3 className={s.plansHead}>{t('plans.title')}</h3>
      <ul className={s.plans} aria-label={t('plans.title')}>
        {daysOf(planned).map((day) => (
          <li key={`${day.on} ${day.own}`}>
            <strong>
              {t('plans.from')} <DateText value={day.on} today={today} />
            </strong>{' '}
            <small>{day.own ? (day.rules[0]?.setByName ?? t('plans.byFolder')) : t('plans.city')}</small>{' '}
            {day.own && mayWithdraw ? (
              <Button size="small" loading={act.running} aria-label={t('plans.withdrawOf', { day: day.on })} onClick={() => void act.run({ effectiveOn: day.on })}>
                {t('plans.withdraw')}
              </Button>
            ) : null}
            <ul>
              {day.rules.map((rule) => (
                <li key={cellOf(rule)}>
                  {t('table.cell', { paper: t(`kind.${rule.kind}`), category: k(`category.${rule.category}`) })} → {rule.from ? t(`from.${rule.from}`) : t('plans.inherit')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Refusals errors={refusals.rest} />
    </>
  )
}
