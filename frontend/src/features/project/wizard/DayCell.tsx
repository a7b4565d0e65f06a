import { CalendarOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '@/kit'
import { dayOf } from './day'
import s from './Wizard.module.css'

/** A day, written as the portal writes it: the browser's own box speaks the browser's language. That one lends its calendar. */
export function DayCell({ id, label, spot, wrong, value, onChange }: { id?: string; label: string; spot: string; wrong?: boolean; value: string | null; onChange: (value: string | null) => void }) {
  const { t, i18n } = useTranslation('project')
  const written = value ? formatDate(value, i18n.language) : ''
  const [text, setText] = useState(written)
  const calendar = useRef<HTMLInputElement>(null)
  // What is typed stays while it is no day yet.
  const shown = dayOf(text) === value ? text : written
  return (
    <span className={s.day}>
      <input
        id={id}
        aria-label={label}
        data-spot={spot}
        aria-invalid={wrong || (shown.trim() !== '' && !value) || undefined}
        className={s.cell}
        placeholder={t('wizard.dayExample')}
        value={shown}
        onChange={(event) => {
          setText(event.target.value)
          onChange(dayOf(event.target.value))
        }}
        onBlur={() => value && setText(written)}
      />
      <button type="button" aria-label={t('wizard.calendar')} title={t('wizard.calendar')} onClick={() => calendar.current?.showPicker()}>
        <CalendarOutlined aria-hidden />
      </button>
      <input ref={calendar} type="date" aria-hidden tabIndex={-1} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
    </span>
  )
}
