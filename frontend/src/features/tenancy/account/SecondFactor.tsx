import { Button } from 'antd'
import { Suspense, lazy, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateText, ErrorPanel, Skeleton, StatusTag } from '@/kit'
import { sendAsViewer } from '@/kit/session'
import { type Shown, type Standing, ask, readStanding } from '../second/factor'
import { OneField } from '../second/OneField'
import { ResetLine } from '../second/ResetLine'
import s from './Account.module.css'
import { PasskeyList } from './PasskeyList'

const SetUp = lazy(() => import('../second/SetUp').then((part) => ({ default: part.SetUp })))

/** The person's own second factor: set up by the password, replaced and removed by a code. `onOn`: other sessions have ended. */
export function SecondFactor({ onOn }: { onOn: () => void }) {
  const { t } = useTranslation('tenancy-second')
  const [standing, setStanding] = useState<Standing | null>()
  const [open, setOpen] = useState<'begin' | 'remove' | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const load = useCallback(() => void readStanding(sendAsViewer).then(setStanding, () => setStanding(null)), [])
  useEffect(load, [load])

  if (standing === undefined) return <Skeleton rows={2} />
  if (standing === null) return <ErrorPanel retry={load} />
  const { since, recoveryCodes, reset } = standing.state
  const settle = () => {
    setOpen(null)
    setShown(null)
    load()
  }
  const turnedOn = () => {
    settle()
    onOn()
  }
  const begin = async (proof: string) => {
    const { said, errors } = await ask<Shown>(sendAsViewer, '', { proof }, t('unreachable'))
    setShown(said)
    return errors
  }
  const remove = async (code: string) => {
    const { errors } = await ask(sendAsViewer, '/remove', { code }, t('unreachable'))
    if (!errors.length) settle()
    return errors
  }
  if (shown) {
    return (
      <div className={s.form}>
        <Suspense fallback={<Skeleton rows={4} />}>
          <SetUp shown={shown} via={sendAsViewer} onDone={turnedOn} />
        </Suspense>
      </div>
    )
  }
  const cancel = <Button onClick={() => setOpen(null)}>{t('cancel')}</Button>
  return (
    <div className={s.form}>
      <ResetLine reset={reset} />
      {since ? (
        <p>
          <StatusTag family="green" icon="Check">
            {t('on')}
          </StatusTag>{' '}
          {t('since')} <DateText value={since} /> · {t('left', { count: recoveryCodes })}
        </p>
      ) : (
        <p>{t('off')}</p>
      )}
      {since && standing.required ? <p>{t('required')}</p> : null}
      {open === 'begin' ? (
        <OneField
          path="proof"
          kind={since ? 'code' : 'password'}
          label={t(since ? 'code' : 'password')}
          help={t(since ? 'replaceWhat' : 'beginWhat')}
          missing={t(since ? 'codeMissing' : 'passwordMissing')}
          submit={t('next')}
          send={begin}
        >
          {cancel}
        </OneField>
      ) : open === 'remove' ? (
        <OneField path="code" kind="code" label={t('code')} help={t('removeWhat')} missing={t('codeMissing')} submit={t('remove')} danger send={remove}>
          {cancel}
        </OneField>
      ) : (
        <p className={s.acts}>
          <Button onClick={() => setOpen('begin')}>{t(since ? 'replace' : 'begin')}</Button>
          {since && !standing.required ? (
            <Button danger onClick={() => setOpen('remove')}>
              {t('remove')}
            </Button>
          ) : null}
        </p>
      )}
      {since ? <PasskeyList onCode={load} /> : null}
    </div>
  )
}
