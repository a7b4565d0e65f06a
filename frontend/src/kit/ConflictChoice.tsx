import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictDialogProps } from './ConflictDialog'
import { LockedButton } from './LockedButton'
import s from './DataTable.module.css'

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

/** What the dialog of a conflict shows. */
export function Choice<T extends object>({ conflict, fields, onResolve }: ConflictDialogProps<T> & { conflict: { mine: T; theirs: T; who?: string; at?: string } }) {
  const { t } = useTranslation('kit')
  const { mine, theirs, who, at } = conflict
  const differing = fields.filter((field) => !same(mine[field.key], theirs[field.key]))
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({})
  const open = differing.filter((field) => !chosen[field.key]).length
  const merged = () =>
    differing.reduce<T>((whole, field) => ({ ...whole, [field.key]: (chosen[field.key] === 'mine' ? mine : theirs)[field.key] }), { ...theirs })
  return (
    <Modal
      open
      closable={false}
      width={720}
      title={t('conflict.title')}
      footer={
        <LockedButton type="primary" reason={open ? t('conflict.open', { count: open }) : null} onClick={() => onResolve(merged())}>
          {t('conflict.save')}
        </LockedButton>
      }
    >
      <table className={s.table}>
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{who ? t('conflict.theirs', { who, at: at ?? '' }) : t('conflict.other')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field.key}>
              <th scope="row">{field.label}</th>
              {(['mine', 'theirs'] as const).map((side) => {
                const whole = side === 'mine' ? mine : theirs
                return (
                  <td key={side}>
                    <Radio checked={chosen[field.key] === side} onChange={() => setChosen({ ...chosen, [field.key]: side })}>
                      {field.show ? field.show(whole[field.key], whole) : String(whole[field.key] ?? '—')}
                    </Radio>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
