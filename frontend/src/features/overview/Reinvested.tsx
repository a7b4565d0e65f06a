import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Bar, Money, ratioOf, useMay, useMoneyUnit } from '@/kit'
import { listOf } from './links'
import { Panel } from './Panel'
import s from './Overview.module.css'

export const OverviewReinvestedFragment = graphql(`
  fragment OverviewReinvested on Overview {
    revenue
    reinvested
    reinvestmentUsed
  }
`)

/** Revenue of closed years, what of it flowed back, and what that has paid for. */
export function Reinvested({ of }: { of: FragmentType<typeof OverviewReinvestedFragment> }) {
  const overview = readFragment(OverviewReinvestedFragment, of)
  const { t } = useTranslation('overview')
  const unit = useMoneyUnit()
  const may = useMay()
  const rows = [
    ['revenue', overview.revenue, 'blue'],
    ['reinvested', overview.reinvested, 'green'],
    ['used', overview.reinvestmentUsed, 'ink'],
  ] as const
  return (
    <Panel id="reinvested" title={t('reinvested.title')} aside={unit} extra={may('FUND_POOL_SET') || may('FUND_ALLOCATE') ? <Link to="/funding">{t('reinvested.trace')}</Link> : <Link to={listOf({ stages: ['OPERATION'] })}>{t('reinvested.projects')}</Link>}>
      <dl className={s.ownList}>
        {rows.map(([key, amount, tone]) => (
          <div key={key} className={s.pair}>
            <dt>{t(`reinvested.${key}`)}</dt>
            <dd>
              <b>
                <Money value={amount} />
              </b>
              <Bar value={ratioOf(amount, overview.revenue)} tone={tone} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={s.legend}>{t('reinvested.rule')}</p>
    </Panel>
  )
}
