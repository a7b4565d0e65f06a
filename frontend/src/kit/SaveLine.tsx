import { CheckOutlined, CloudOutlined, DisconnectOutlined, ExclamationCircleFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { SaveState } from './useAutosave'

/** Where what was typed is: on its way, saved at, on this machine only. */
export function SaveLine({ state, savedAt }: { state: SaveState; savedAt: Date | null }) {
  const { t, i18n } = useTranslation('kit')
  const time = savedAt?.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hour12: false })
  const icon =
    state === 'saved' ? <CheckOutlined /> : state === 'unsent' ? <DisconnectOutlined /> : state === 'refused' || state === 'conflict' ? <ExclamationCircleFilled /> : <CloudOutlined />
  const colour = state === 'saved' ? 'var(--green)' : state === 'unsent' || state === 'conflict' ? 'var(--amber)' : state === 'refused' ? 'var(--red)' : 'var(--ink-2)'
  return (
    <span role="status" style={{ color: colour, fontSize: 'var(--t12)' }}>
      <span aria-hidden>{icon}</span> {t(`save.${state}`, { time: time ?? '' })}
    </span>
  )
}
