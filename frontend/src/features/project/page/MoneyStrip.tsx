import { useTranslation } from 'react-i18next'
import { type Fact, FactStrip, Money, ratioOf, subtractMoney, useMoneyText, useMoneyUnit } from '@/kit'
import type { FundSource } from '@/gql/enums'

interface Across {
  allocated: string
  contracted: string
  paid: string
  bySource: readonly { source: FundSource; planned: string; allocated: string }[]
}
export interface MoneyStripProps {
  id: string
  submitted?: string | null
  cut?: string | null
  approved?: string | null
  /** The viewer sees a package only: what was asked for is not for it; what was approved is. */
  hidden: boolean
  money: Across | null
}

/** The money on its way: submitted − cut = approved, then allocated, contracted, paid, each a share of the one before. */
export function MoneyStrip({ id, submitted, cut, approved, hidden, money }: MoneyStripProps) {
  const { t } = useTranslation('project')
  const text = useMoneyText()
  const unit = useMoneyUnit()
  const figure = (value: string | null | undefined) => <Money value={value} large />
  const facts: Fact[] = [
    { key: 'submitted', label: t('money.submitted', { unit }), value: <Money value={submitted} hidden={hidden && submitted == null} large />, to: `/project/${id}/plan`, note: cut && submitted ? t('money.cut', { submitted: text(submitted), cut: text(cut), rest: text(subtractMoney(submitted, cut)) }) : null },
    {
      key: 'approved',
      label: t('money.approved', { unit }),
      value: figure(approved),
      to: `/project/${id}/funding`,
      bar: approved ? 1 : 0,
      tone: 'ink',
      note: money?.bySource.map((each) => t('money.source', { source: t(`fund.${each.source}`), amount: text(each.planned) })).join(t('money.and')),
    },
  ]
  if (money && approved)
    facts.push(
      { key: 'allocated', label: t('money.allocated'), value: figure(money.allocated), to: `/project/${id}/funding`, bar: ratioOf(money.allocated, approved), note: t('money.toAllocate', { amount: text(subtractMoney(approved, money.allocated)) }) },
      { key: 'contracted', label: t('money.contracted'), value: figure(money.contracted), to: `/project/${id}/construction`, bar: ratioOf(money.contracted, approved) },
      { key: 'paid', label: t('money.paid'), value: figure(money.paid), to: `/project/${id}/construction`, bar: ratioOf(money.paid, money.contracted), tone: 'green' },
      { key: 'rest', label: t('money.rest'), value: figure(subtractMoney(approved, money.contracted)), bar: ratioOf(subtractMoney(approved, money.contracted), approved), tone: 'ink' },
    )
  return <FactStrip facts={facts} label={t('money.title')} />
}
