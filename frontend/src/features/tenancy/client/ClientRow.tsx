import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText, DateText, StatusTag } from '@/kit'
import s from './Clients.module.css'
import { RevokeForm } from './RevokeForm'
import { RotateForm } from './RotateForm'
import { TermsForm } from './TermsForm'
import { type Client, type Fresh, quickStart } from './clients'

const TAGS = {
  ACTIVE: { family: 'green', icon: 'Check' },
  EXPIRED: { family: 'amber', icon: 'ClockCircle' },
  REVOKED: { family: 'grey', icon: 'Stop' },
} as const
const ACTS = ['start', 'change', 'rotate', 'revoke'] as const
type Act = (typeof ACTS)[number]

/** A client with what it may, from where, until when, and when it was last here; its acts unfold below it. */
export function ClientRow({ client, onFresh }: { client: Client; onFresh: (made: Fresh) => void }) {
  const { t } = useTranslation('tenancy-client')
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  const fresh = (made: Fresh | null) => {
    close()
    if (made) onFresh(made)
  }
  return (
    <li className={s.client}>
      <div className={s.head}>
        <strong>{client.name}</strong>
        <StatusTag {...TAGS[client.state]}>{t(`state.${client.state}`)}</StatusTag>
        <code>{client.clientId}</code>
        {client.state === 'REVOKED' ? null : (
          <span className={s.acts}>
            {ACTS.map((act) => (
              <Button key={act} size="small" aria-expanded={open === act} aria-label={t('actOf', { act: t(`act.${act}`), name: client.name })} onClick={() => setOpen(open === act ? null : act)}>
                {t(`act.${act}`)}
              </Button>
            ))}
          </span>
        )}
      </div>
      <dl className={s.facts}>
        <div>
          <dt>{t('scopes')}</dt>
          <dd>
            {client.scopes.map((scope) => (
              <code key={scope}>{scope}</code>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('addresses')}</dt>
          <dd>{client.addresses.length ? client.addresses.map((address) => <code key={address}>{address}</code>) : t('anywhere')}</dd>
        </div>
        <div>
          <dt>{client.revokedAt ? t('revokedAt') : t('expiresOn')}</dt>
          <dd>{client.revokedAt ? <DateText value={client.revokedAt} /> : client.expiresOn ? <DateText value={client.expiresOn} /> : t('endless')}</dd>
        </div>
        <div>
          <dt>{t('used')}</dt>
          <dd>
            {client.usedAt ? (
              <>
                <DateText value={client.usedAt} /> {client.usedFrom}
              </>
            ) : (
              t('never')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('secretMadeAt')}</dt>
          <dd>
            <DateText value={client.secretMadeAt} /> {client.madeByName ? t('madeBy', { name: client.madeByName }) : t('madeByPortal')}
          </dd>
        </div>
      </dl>
      {client.formerEndsAt ? (
        <p className={s.former}>
          <StatusTag family="amber" icon="ClockCircle" outlined>
            {t('former.until')} <DateText value={client.formerEndsAt} />
          </StatusTag>{' '}
          {client.formerUsedAt ? (
            <>
              {t('former.used')} <DateText value={client.formerUsedAt} />
            </>
          ) : (
            t('former.unused')
          )}
        </p>
      ) : null}
      {open === 'start' ? <CopyText label={t('start.title')} text={quickStart(window.location.origin, client, t('start.secret'))} /> : null}
      {open === 'change' ? <TermsForm client={client} onDone={close} onClose={close} /> : null}
      {open === 'rotate' ? <RotateForm client={client} onDone={fresh} onClose={close} /> : null}
      {open === 'revoke' ? <RevokeForm client={client} onClose={close} /> : null}
    </li>
  )
}
