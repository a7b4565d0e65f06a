import { DeleteOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusals, type UserError, trimmed } from '@/kit'
import { priceOf } from './estimate'
import s from './Wizard.module.css'

/* Cells of long tables: plain controls, because two hundred rows of dressed ones are slow to type in. */

interface CellProps {
  label: string
  spot: string
  wrong?: boolean
  disabled?: boolean
}
const named = ({ label, spot, wrong, disabled }: CellProps) => ({ 'aria-label': label, 'data-spot': spot, 'aria-invalid': wrong || undefined, disabled })

export function TextCell({ value, onChange, onPasteRows, placeholder, ...cell }: CellProps & { value: string; onChange: (value: string) => void; onPasteRows?: (text: string) => void; placeholder?: string }) {
  return (
    <input
      {...named(cell)}
      className={s.cell}
      value={value}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (!onPasteRows || !text.includes('\t')) return
        event.preventDefault()
        onPasteRows(text)
      }}
    />
  )
}

export function NumberCell({ value, onChange, ...cell }: CellProps & { value: string; onChange: (value: string) => void }) {
  return <input {...named(cell)} className={`${s.cell} ${s.number}`} inputMode="decimal" value={value} onChange={(event) => onChange(event.target.value)} />
}

/** A price of one in yuan; what is typed stays while it is no price yet. */
export function PriceCell({ value, onChange, ...cell }: CellProps & { value: string | null; onChange: (value: string | null) => void }) {
  const [text, setText] = useState(value === null ? '' : trimmed(value))
  const typed = priceOf(text)
  const shown = typed === value || (typed === null && value === null) ? text : value === null ? '' : trimmed(value)
  const wrong = cell.wrong || (shown.trim() !== '' && priceOf(shown) === null)
  return (
    <input
      {...named({ ...cell, wrong })}
      className={`${s.cell} ${s.number}`}
      inputMode="decimal"
      value={shown}
      onChange={(event) => {
        setText(event.target.value)
        onChange(priceOf(event.target.value))
      }}
    />
  )
}

export function ChoiceCell({ value, options, onChange, none, ...cell }: CellProps & { value: string; options: readonly { value: string; label: string }[]; onChange: (value: string) => void; none?: string }) {
  return (
    <select {...named(cell)} className={s.cell} value={value} onChange={(event) => onChange(event.target.value)}>
      {none !== undefined ? <option value="">{none}</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function RemoveCell({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className={s.remove} aria-label={label} title={label} onClick={onClick}>
      <DeleteOutlined aria-hidden />
    </button>
  )
}

/** The refusals of a row, in a line of their own beneath it. */
export function RowErrors({ errors, span }: { errors: readonly UserError[]; span: number }) {
  return errors.length ? (
    <tr className={s.wrongRow}>
      <td colSpan={span}>
        <Refusals errors={errors} />
      </td>
    </tr>
  ) : null
}

/** An editable table, named for screen readers; its head says each unit once. */
export function EditTable({ label, heads, foot, children }: { label: string; heads: readonly { key: string; head: ReactNode; right?: boolean; width?: number | string }[]; foot?: ReactNode; children: ReactNode }) {
  // A table that scrolls sideways can be scrolled by keyboard, too.
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={s.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={s.edit} aria-label={label}>
        <thead>
          <tr>
            {heads.map(({ key, head, right, width }) => (
              <th key={key} scope="col" className={right ? s.right : undefined} style={{ width, minWidth: width }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  )
}

export function useRemoveLabel() {
  const { t } = useTranslation('project')
  return (name: string) => t('wizard.remove', { name })
}
