import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { Bar, DataTable, Money, Percent, ratioOf, subtractMoney, useMoneyUnit } from '@/kit'
import { Panel } from './Panel'
import s from './Overview.module.css'

export const OverviewMoneyFragment = graphql(`
  fragment OverviewMoney on Overview {
    approved
    allocated
    contracted
    paid
  }
`)

/** How far the money has come, and what lies between each step and the next. */
export function MoneyBars({ of }: { of: FragmentType<typeof OverviewMoneyFragment> }) {
  const money = readFragment(OverviewMoneyFragment, of)
  const { t } = useTranslation('overview')
  const unit = useMoneyUnit()
  const rows = (['approved', 'allocated', 'contracted', 'paid'] as const).map((key) => ({ key, amount: money[key] }))
  return (
    <Panel id="money" title={t('money.title')} aside={unit}>
      <DataTable
        label={t('money.title')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'what', head: t('money.step'), render: (row) => <span className={s.nowrap}>{t(`money.${row.key}`)}</span> },
          { key: 'bar', head: '', width: '42%', render: (row) => <Bar value={ratioOf(row.amount, money.approved)} tone={row.key === 'approved' ? 'ink' : row.key === 'paid' ? 'green' : 'blue'} /> },
          { key: 'amount', head: t('money.amount'), align: 'right', render: (row) => <b><Money value={row.amount} /></b> },
          { key: 'share', head: t('money.share'), align: 'right', render: (row) => <Percent value={ratioOf(row.amount, money.approved)} /> },
        ]}
      />
      <dl className={s.between}>
        {(
          [
            ['notAllocated', subtractMoney(money.approved, money.allocated)],
            ['notContracted', subtractMoney(money.approved, money.contracted)],
            ['notPaid', subtractMoney(money.contracted, money.paid)],
          ] as const
        ).map(([key, amount]) => (
          <div key={key}>
            <dt>{t(`money.${key}`)}</dt>
            <dd>
              <Money value={amount} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
