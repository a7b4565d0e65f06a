import { CloudSyncOutlined, DisconnectOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import s from './States.module.css'

/** True once `ms` have passed: nothing flickers for quick answers. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return passed
}

/** Grey lines in the shape of what comes, after 200 ms. */
export function Skeleton({ rows = 6, shape = 'list' }: { rows?: number; shape?: 'list' | 'page' | 'section' }) {
  const { t } = useTranslation('kit')
  const visible = useAfter(200)
  return (
    <div className={s.skeleton} role="status" aria-label={t('loading')}>
      {visible ? (
        <>
          {shape === 'page' ? <span className={s.title} /> : null}
          {Array.from({ length: rows }, (_, row) => (
            <span key={row} className={shape === 'list' ? s.row : s.line} style={{ width: `${100 - ((row * 13) % 30)}%` }} />
          ))}
        </>
      ) : null}
    </div>
  )
}

export interface EmptyProps {
  /** What would stand here. */
  title: ReactNode
  /** Why it doesn't. */
  why?: ReactNode
  /** The one next act. */
  act?: ReactNode
}

export function Empty({ title, why, act }: EmptyProps) {
  return (
    <div className={s.empty}>
      <strong>{title}</strong>
      {why ? <p>{why}</p> : null}
      {act}
    </div>
  )
}

/** What an unexpected failure is told with. `requestId` is the one that the log has. */
export interface Failure {
  message: string
  requestId?: string
}

export function ErrorPanel({ what, failure, retry }: { what?: string; failure?: Failure; retry?: () => void }) {
  const { t } = useTranslation('kit')
  return (
    <div className={s.error} role="alert">
      <strong>{what ?? t('error.what')}</strong> {t('error.safe')}{' '}
      {retry ? (
        <button type="button" className="link" onClick={retry}>
          {t('error.retry')}
        </button>
      ) : null}
      {failure?.requestId ? <p className={s.small}>{t('error.request', { id: failure.requestId })}</p> : null}
    </div>
  )
}

const online = {
  subscribe: (changed: () => void) => {
    window.addEventListener('online', changed)
    window.addEventListener('offline', changed)
    return () => {
      window.removeEventListener('online', changed)
      window.removeEventListener('offline', changed)
    }
  },
  now: () => navigator.onLine,
}

export const useOnline = (): boolean => useSyncExternalStore(online.subscribe, online.now)

/** Amber line under the top bar while there is no network. Typing goes on, deciding doesn't. */
export function OfflineLine() {
  const { t } = useTranslation('kit')
  return useOnline() ? null : (
    <div className={s.offline} role="status">
      <DisconnectOutlined aria-hidden /> <strong>{t('offline.title')}</strong> {t('offline.what')}
    </div>
  )
}

/** Somebody else changed what is on screen: said in a row, nothing jumps. */
export function LiveChange({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className={s.live} role="status">
      <CloudSyncOutlined aria-hidden /> {children} {act}
    </div>
  )
}
