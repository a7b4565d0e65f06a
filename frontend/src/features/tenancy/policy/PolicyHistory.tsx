import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { DateText, Refusals, useAct, useNamed, useRefusals, useViewer } from '@/kit'
import { PolicyMark } from './PolicyMark'
import { PolicyNumber } from './PolicyNumber'
import s from './Policy.module.css'
import type { Rule, Value } from './policy'

const Withdraw = graphql(`
  mutation WithdrawPolicyValue($input: PolicyValueWithdrawInput!) {
    policyValueWithdraw(input: $input) {
      rule {
        name
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

/** All values of a rule: what is planned, what holds, what held before; with who set each and when. */
export function PolicyHistory({ rule }: { rule: Rule }) {
  const { t } = useTranslation('tenancy-policy')
  const act = useAct(Withdraw)
  const refusals = useRefusals(act.errors)
  return (
    <div className={s.history}>
      <ol aria-label={t('history.title')}>
        {[...rule.planned].reverse().map((value) => (
          <Line key={`${value.tenant.id} ${value.effectiveOn}`} rule={rule} value={value} state="planned">
            {value.viewerCanWithdraw ? (
              <Button size="small" loading={act.running} onClick={() => void act.run({ name: rule.name, effectiveOn: value.effectiveOn })}>
                {t('withdraw')}
              </Button>
            ) : null}
          </Line>
        ))}
        {rule.inForce ? <Line rule={rule} value={rule.inForce} state="inForce" /> : null}
        {rule.history.map((value) => (
          <Line key={`${value.tenant.id} ${value.effectiveOn}`} rule={rule} value={value} state={value.tenant.id === rule.inForce?.tenant.id ? 'earlier' : 'above'} />
        ))}
      </ol>
      <Refusals errors={refusals.rest} />
    </div>
  )
}

function Line({ rule, value, state, children }: { rule: Rule; value: Value; state: 'planned' | 'inForce' | 'earlier' | 'above'; children?: React.ReactNode }) {
  const { t } = useTranslation('tenancy-policy')
  const named = useNamed()
  const { today } = useViewer()
  return (
    <li>
      <span className={s.state}>{t(`state.${state}`)}</span>
      <strong>
        <PolicyNumber unit={rule.unit} value={value.value} />
      </strong>
      <span>
        {t('from')} <DateText value={value.effectiveOn} today={today} />
      </span>
      {value.value === null ? null : <PolicyMark mark={value.mark} />}
      <span className={s.who}>
        {named(value.tenant)} · {value.setByName ?? t('byFolder')}
        {value.setAt ? (
          <>
            {' · '}
            <DateText value={value.setAt} today={today} />
          </>
        ) : null}
      </span>
      {children}
      {value.clause ? <span className={s.clause}>{value.clause}</span> : null}
    </li>
  )
}
