import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText } from '@/kit'
import { Refusals, type UserError } from '@/kit/Refusal'
import { sendAsViewer } from '@/kit/session'
import { OneField } from '../second/OneField'
import { type Held, type Passkeys, addPasskey, readPasskeys, removePasskey } from '../second/passkey'
import s from './Account.module.css'
import { deviceWords } from './device'

/** The person's own passkeys: added by a code, removed at once. Nothing where there can be none. `onCode`: a code, or a recovery code, may be used up. */
export function PasskeyList({ onCode }: { onCode: () => void }) {
  const { t } = useTranslation('tenancy-second')
  const [standing, setStanding] = useState<Passkeys | null>(null)
  const [adding, setAdding] = useState(false)
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const [done, setDone] = useState('')
  const begin = useRef<HTMLButtonElement>(null)
  const load = useCallback(() => void readPasskeys(sendAsViewer).then(setStanding, () => setStanding(null)), [])
  useEffect(load, [load])
  // What had the focus is gone then.
  useEffect(() => {
    if (done) begin.current?.focus()
  }, [done])

  if (!standing) return null
  const words = { unreachable: t('unreachable'), notMade: t('passkey.notMade'), notMadeLift: t('passkey.notMadeLift'), held: t('passkey.held') }
  const add = async (proof: string) => {
    const name = deviceWords(navigator.userAgent) ?? t('passkey.some')
    const refused = await addPasskey(sendAsViewer, proof, name, words)
    onCode()
    if (!refused.length) {
      setAdding(false)
      setDone(t('passkey.added', { name }))
      load()
    }
    return refused
  }
  const remove = async (one: Held) => {
    const refused = await removePasskey(sendAsViewer, one.id, words)
    setErrors(refused)
    setDone(refused.length ? '' : t('passkey.removed', { name: one.label }))
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
                {one.usedAt ? (
                  <span>
                    {t('passkey.used')} <DateText value={one.usedAt} />
                  </span>
                ) : (
                  <span>{t('passkey.unused')}</span>
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <Refusals errors={errors} />
      <p role="status" className={s.done}>
        {done}
      </p>
      {adding ? (
        <OneField path="proof" kind="code" label={t('code')} help={t('passkey.addWhat')} missing={t('codeMissing')} submit={t('next')} send={add}>
          <Button onClick={() => setAdding(false)}>{t('cancel')}</Button>
        </OneField>
      ) : (
        <Button
          ref={begin}
          onClick={() => {
            setDone('')
            setAdding(true)
          }}
        >
          {t('passkey.add')}
        </Button>
      )}
    </section>
  )
}
