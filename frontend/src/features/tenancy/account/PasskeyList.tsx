import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText } from '@/kit'
import { Refusals, type UserError } from '@/kit/Refusal'
import { sendAsViewer } from '@/kit/session'
import { OneField } from '../second/OneField'
import { type Held, type Passkeys, addPasskey, readPasskeys, removePasskey } from '../second/passkey'
import s from './Account.module.css'
import { deviceWords } from './device'

/** The person's own passkeys: added by a code, removed at once. Nothing where there can be none. */
export function PasskeyList() {
  const { t } = useTranslation('tenancy-second')
  const [standing, setStanding] = useState<Passkeys | null>(null)
  const [adding, setAdding] = useState(false)
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const load = useCallback(() => void readPasskeys(sendAsViewer).then(setStanding, () => setStanding(null)), [])
  useEffect(load, [load])

  if (!standing) return null
  const words = { unreachable: t('unreachable'), cancelled: t('passkey.cancelled') }
  const add = async (proof: string) => {
    const refused = await addPasskey(sendAsViewer, proof, deviceWords(navigator.userAgent) ?? t('passkey.some'), words)
    if (!refused.length) {
      setAdding(false)
      load()
    }
    return refused
  }
  const remove = async (one: Held) => {
    setErrors(await removePasskey(sendAsViewer, one.id, words))
    load()
  }
  return (
    <section className={s.passkeys} aria-labelledby="passkeys">
      <h3 id="passkeys">{t('passkey.title')}</h3>
      <p>{t('passkey.what')}</p>
      {standing.passkeys.length ? (
        <ul className={s.sessions} aria-labelledby="passkeys">
          {standing.passkeys.map((one) => (
            <li key={one.id}>
              <div className={s.device}>
                <strong>{one.label}</strong>
                <Button size="small" danger aria-label={t('passkey.removeOf', { name: one.label })} onClick={() => void remove(one)}>
                  {t('passkey.remove')}
                </Button>
              </div>
              <div className={s.when}>
                <span>
                  {t('passkey.since')} <DateText value={one.since} />
                </span>
                <span>
                  {t('passkey.used')} {one.usedAt ? <DateText value={one.usedAt} /> : '—'}
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <Refusals errors={errors} />
      {adding ? (
        <OneField path="proof" kind="code" label={t('code')} help={t('passkey.addWhat')} missing={t('codeMissing')} submit={t('next')} send={add}>
          <Button onClick={() => setAdding(false)}>{t('cancel')}</Button>
        </OneField>
      ) : (
        <Button onClick={() => setAdding(true)}>{t('passkey.add')}</Button>
      )}
    </section>
  )
}
