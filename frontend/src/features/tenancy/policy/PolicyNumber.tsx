import { useTranslation } from 'react-i18next'
import type { PolicyUnit } from '@/gql/enums'
import { useMoneyText } from '@/kit'
import { percentOf } from './policy'

/** A number of a rule in words: 20.00 万元, 30 %, 10 个工作日. */
export function usePolicyNumber(): (unit: PolicyUnit, value: string | null) => string {
  const { t, i18n } = useTranslation('tenancy-policy')
  const money = useMoneyText()
  return (unit, value) => {
    if (value === null) return t('inherited')
    if (unit === 'YUAN') return t('unit.YUAN', { value: money(value) })
    if (unit === 'RATIO') return `${percentOf(value)}${i18n.language === 'zh' ? ' %' : '%'}`
    if (unit === 'FLAG') return t(Number(value) ? 'flag.yes' : 'flag.no')
    return t(`unit.${unit}`, { value: value.replace(/\.0+$/, '') })
  }
}

export function PolicyNumber({ unit, value }: { unit: PolicyUnit; value: string | null }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{usePolicyNumber()(unit, value)}</span>
}
