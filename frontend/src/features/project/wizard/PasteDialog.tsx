import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LockedButton, Money, addMoney, useNamed } from '@/kit'
import { type Pasted, lineAmount, parsePasted } from './estimate'
import type { Party } from './owners'
import type { Named } from './sections'
import s from './Wizard.module.css'

export interface PasteDialogProps {
  /** What was pasted already. */
  text: string
  costGroups: readonly Named[]
  parties: readonly Party[]
  onClose: () => void
  onTake: (rows: Pasted['rows']) => void
}

/** Rows out of a spreadsheet: what will be taken, and what is left out and why, before anything changes. */
export function PasteDialog({ text, costGroups, parties, onClose, onTake }: PasteDialogProps) {
  const { t } = useTranslation('project')
  const { t: w } = useTranslation('project-paste')
  const named = useNamed()
  const groups = costGroups.map((group) => named(group))
  const [typed, setTyped] = useState(text)
  const [wan, setWan] = useState(false)
  const { rows, left } = parsePasted(typed, { costGroups, owners: parties.map(({ value, names }) => ({ value, names })), costGroup: costGroups[0]?.code ?? '', wan })
  return (
    <Modal
      open
      width={720}
      title={w('title')}
      onCancel={onClose}
      footer={
        <LockedButton type="primary" reason={rows.length ? null : w('nothing')} onClick={() => onTake(rows)}>
          {w('take', { count: rows.length, left: left.length })}
        </LockedButton>
      }
    >
      <p className={s.hint}>
        {w('how')} {w('groups', { names: groups.join(' · '), first: groups[0] ?? '' })}
      </p>
      <Input.TextArea aria-label={w('title')} autoSize={{ minRows: 6, maxRows: 14 }} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div className={s.bar}>
        <Radio.Group
          value={wan}
          onChange={(event) => setWan(event.target.value as boolean)}
          options={[
            { value: false, label: w('yuan') },
            { value: true, label: w('wan') },
          ]}
        />
        <span className={s.push}>
          {t('wizard.total')} <Money value={addMoney(...rows.map(lineAmount))} unit />
        </span>
      </div>
      {left.length ? (
        <ul className={s.left}>
          {left.slice(0, 8).map(({ line, text: what, cell }) => (
            <li key={line}>
              <span className={s.lacks}>{w('left', { line, cell: w(`cell.${cell}`) })}</span> {what}
            </li>
          ))}
        </ul>
      ) : null}
    </Modal>
  )
}
