import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText, ErrorPanel, Skeleton, StatusTag } from '@/kit'
import { sendAsViewer } from '@/kit/session'
import s from './Account.module.css'
import { deviceWords } from './device'

interface Own {
  key: string
  device: string | null
  address: string | null
  since: string
  usedAt: string
  current: boolean
}

const read = async (): Promise<readonly Own[] | null> => {
  const response = await sendAsViewer('/sign-in/sessions')
  return response.ok ? ((await response.json()) as Own[]) : null
}

/** Where the person is signed in, and the end of that. Not by GraphQL: no token may see or end a session. */
export function SessionList() {
  const { t } = useTranslation('tenancy-account')
  const [sessions, setSessions] = useState<readonly Own[] | null>()
  const [running, setRunning] = useState(false)
  const load = useCallback(() => void read().then(setSessions, () => setSessions(null)), [])
  useEffect(load, [load])

  const end = async (key?: string) => {
    if (running) return
    setRunning(true)
    await sendAsViewer('/sign-in/sessions/end', { method: 'POST', body: new URLSearchParams(key ? { key } : {}) }).catch(() => null)
    setRunning(false)
    load()
  }
  if (sessions === undefined) return <Skeleton rows={2} />
  if (sessions === null) return <ErrorPanel retry={load} />
  const name = (one: Own) => deviceWords(one.device) ?? t('sessions.unknown')
  return (
    <>
      <ul className={s.sessions} aria-label={t('sessions.title')}>
        {sessions.map((one) => (
          <li key={one.key}>
            <div className={s.device}>
              <strong title={one.device ?? undefined}>{name(one)}</strong>
              {one.current ? (
                <StatusTag family="green" icon="Check">
                  {t('sessions.current')}
                </StatusTag>
              ) : (
                <Button size="small" disabled={running} aria-label={t('sessions.endOf', { name: name(one), address: one.address ?? '—' })} onClick={() => void end(one.key)}>
                  {t('sessions.end')}
                </Button>
              )}
            </div>
            <div className={s.when}>
              <span>{one.address ?? '—'}</span>
              <span>
                {t('sessions.since')} <DateText value={one.since} />
              </span>
              <span>
                {t('sessions.used')} <DateText value={one.usedAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button danger loading={running} onClick={() => void end()}>
          {t('sessions.endOthers', { count: sessions.length - 1 })}
        </Button>
      ) : null}
    </>
  )
}
