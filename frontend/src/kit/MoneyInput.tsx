import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inYuan, scaled, trimmed, unscaled, wanToYuan, yuanToWan } from './decimal'
import s from './Money.module.css'

export interface MoneyInputProps {
  id?: string
  /** Yuan as a decimal string; null when empty. */
  value: string | null
  /** Called with yuan, or null while the text is no amount: what was typed stays on screen. */
  onChange: (yuan: string | null) => void
  onBlur?: () => void
  disabled?: boolean
  status?: 'error'
  'aria-label'?: string
  'aria-describedby'?: string
}

/** Typed in 万元 with the exact 元 beside it (Chinese), or in yuan (English). Exact to the fen, no floats. */
export function MoneyInput({ value, onChange, ...rest }: MoneyInputProps) {
  const { t, i18n } = useTranslation('kit')
  const chinese = i18n.language === 'zh'
  const parse = (typed: string) => (chinese ? wanToYuan(typed) : yuanOf(typed))
  const format = (yuan: string | null) => (yuan == null ? '' : chinese ? yuanToWan(yuan) : trimmed(yuan))
  const [text, setText] = useState(() => format(value))
  // Follow the value from outside, but never rewrite what the person is typing ("4." is on the way to "4.5").
  const mine = parse(text)
  const shown = mine !== value && !(mine === null && text !== '' && value === null) ? format(value) : text
  const wrong = shown.trim() !== '' && parse(shown) === null

  return (
    <span className={s.input}>
      <Input
        {...rest}
        inputMode="decimal"
        value={shown}
        suffix={t(chinese ? 'money.wan' : 'money.cny')}
        status={wrong ? 'error' : rest.status}
        aria-invalid={wrong || rest.status === 'error'}
        onChange={(event) => {
          setText(event.target.value)
          onChange(parse(event.target.value))
        }}
      />
      {wrong ? (
        <span className={`${s.beside} ${s.bad}`}>{t('money.notAnAmount')}</span>
      ) : chinese && value ? (
        <span className={s.beside}>{t('money.yuan', { amount: inYuan(value) })}</span>
      ) : null}
    </span>
  )
}

function yuanOf(typed: string): string | null {
  const text = typed.trim().replaceAll(/[,¥\s]/g, '')
  const size = scaled(text, 2)
  return size === null || (text.split('.')[1]?.length ?? 0) > 2 ? null : unscaled(size, 2)
}
