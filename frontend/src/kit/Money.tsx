import { EyeInvisibleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { inWan, inYuan } from './decimal'
import s from './Money.module.css'

export interface MoneyProps {
  /** Yuan as a decimal string; null: not applicable (—); undefined counts as null. */
  value: string | null | undefined
  /** The viewer may not see it: an eye and words, never asterisks. */
  hidden?: boolean
  /** Write the unit behind the number (running text); tables name it once in the head. */
  unit?: boolean
  /** Key figure, 20/28. */
  large?: boolean
}

/** An amount: 万元 in Chinese with 元 on hover, full yuan in English. */
export function Money({ value, hidden, unit, large }: MoneyProps) {
  const { t, i18n } = useTranslation('kit')
  if (hidden)
    return (
      <span className={s.hidden}>
        <EyeInvisibleOutlined aria-hidden /> {t('money.hidden')}
      </span>
    )
  if (value == null) return <span className={s.money}>{'—'}</span>
  const chinese = i18n.language === 'zh'
  const shown = chinese ? inWan(value) : `¥${inYuan(value)}`.replace('¥−', '−¥')
  return (
    <span className={large ? `${s.money} ${s.large}` : s.money} title={t('money.yuan', { amount: inYuan(value) })}>
      {shown}
      {unit && chinese ? <span className={s.unit}>{t('money.wan')}</span> : null}
    </span>
  )
}

/** The unit for a column head: （万元） in Chinese, (CNY) in English. */
export function useMoneyUnit(): string {
  return useTranslation('kit').t('money.unit')
}

/** Money as text, for titles, charts and exports. */
export function useMoneyText(): (yuan: string) => string {
  const { i18n } = useTranslation('kit')
  return (yuan) => (i18n.language === 'zh' ? inWan(yuan) : `¥${inYuan(yuan)}`)
}
