import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText, Empty, Section, Sheet, StatusTag, useViewer } from '@/kit'
import { RenewForm, RevokeForm } from './KeyForms'
import s from './Log.module.css'
import type { Key, Log } from './log'
import { useMoment } from './words'

/** The keys with which heads are signed; the security administrator renews and revokes them. */
export function Keys({ log }: { log: Log }) {
  const { t } = useTranslation('log')
  const [renewing, setRenewing] = useState(false)
  return (
    <Sheet>
      <Section
        title={t('keys.title')}
        aside={t('keys.what')}
        extra={
          log.viewerCanSetKeys ? (
            <Button aria-expanded={renewing} onClick={() => setRenewing(!renewing)}>
              {t('renew.act')}
            </Button>
          ) : null
        }
      >
        {renewing ? <RenewForm onClose={() => setRenewing(false)} /> : null}
        {log.keys.length ? (
          <ul className={s.keys} aria-label={t('keys.title')}>
            {[...log.keys].reverse().map((key) => (
              <KeyShown key={key.id} of={key} settable={log.viewerCanSetKeys} />
            ))}
          </ul>
        ) : (
          <Empty title={t('keys.none')} />
        )}
      </Section>
    </Sheet>
  )
}

function KeyShown({ of, settable }: { of: Key; settable: boolean }) {
  const { t } = useTranslation('log')
  const { today } = useViewer()
  const moment = useMoment()
  const [revoking, setRevoking] = useState(false)
  const short = of.fingerprint.slice(0, 9)
  return (
    <li>
      <div className={s.key}>
        {of.revokedFrom ? (
          <StatusTag family="red" icon="Stop">
            {t('keys.revoked')}
          </StatusTag>
        ) : of.to ? (
          <StatusTag family="grey" icon="History">
            {t('keys.former')}
          </StatusTag>
        ) : (
          <StatusTag family="green" icon="Check">
            {t('keys.now')}
          </StatusTag>
        )}
        <span>
          {of.algorithm} · <DateText value={of.from} today={today} /> – {of.to ? <DateText value={of.to} today={today} /> : t('keys.until')}
        </span>
        {settable && !of.revokedFrom ? (
          <Button size="small" aria-expanded={revoking} aria-label={t('revoke.actOf', { fingerprint: short })} onClick={() => setRevoking(!revoking)}>
            {t('revoke.act')}
          </Button>
        ) : null}
      </div>
      <div>
        <span className={s.small}>{t('keys.fingerprint')}</span> <code className={s.print}>{of.fingerprint}</code>
      </div>
      {of.revokedFrom ? <p className={s.no}>{t('keys.revokedFrom', { at: moment(Date.parse(of.revokedFrom)), reason: of.revokedReason ?? '' })}</p> : null}
      {revoking ? <RevokeForm of={of} onClose={() => setRevoking(false)} /> : null}
    </li>
  )
}
