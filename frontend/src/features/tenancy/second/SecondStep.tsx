import { Button } from 'antd'
import { Suspense, lazy, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserError } from '@/kit/Refusal'
import { Refusals } from '@/kit/Refusal'
import { send } from '@/kit/session'
import type { Step } from '../options'
import { type Shown, type Standing, ask, readStanding } from './factor'
import { OneField } from './OneField'
import { enterByPasskey, readPasskeys } from './passkey'
import { ResetLine } from './ResetLine'
import s from './Second.module.css'

const SetUp = lazy(() => import('./SetUp').then((part) => ({ default: part.SetUp })))

interface Props {
  onSignedIn: () => void
  /** Back to name and password. */
  onAgain: () => void
}

/** What is left after the right password: a code, or setting up what a code comes from. */
export function SecondStep({ step, ...props }: Props & { step: Step }) {
  const { t } = useTranslation('tenancy-second')
  return (
    <div className={s.second}>
      <h2>{t(step === 'CODE' ? 'step.code' : 'step.setUp')}</h2>
      {step === 'CODE' ? <ByCode {...props} /> : <BySetUp {...props} />}
      <Button type="link" className={s.again} onClick={props.onAgain}>
        {t('step.again')}
      </Button>
    </div>
  )
}

function ByCode({ onSignedIn }: Props) {
  const { t } = useTranslation('tenancy-second')
  const [recovery, setRecovery] = useState(false)
  const [passkey, setPasskey] = useState(false)
  useEffect(() => void readPasskeys(send).then((standing) => setPasskey(standing?.usable === true), () => undefined), [])
  const enter = async (code: string) => {
    const { errors } = await ask(send, '/code', { code }, t('unreachable'))
    if (!errors.length) onSignedIn()
    return errors
  }
  return (
    <>
      {passkey ? <ByPasskey onSignedIn={onSignedIn} /> : null}
      <OneField
        key={String(recovery)}
        path="code"
        kind={recovery ? 'recovery' : 'code'}
        label={t(recovery ? 'recoveryCode' : 'code')}
        help={t(recovery ? 'step.recoveryWhat' : 'step.codeWhat')}
        missing={t(recovery ? 'recoveryCodeMissing' : 'codeMissing')}
        submit={t('step.act')}
        send={enter}
      >
        <Button onClick={() => setRecovery(!recovery)}>{t(recovery ? 'step.byCode' : 'step.byRecovery')}</Button>
      </OneField>
    </>
  )
}

function ByPasskey({ onSignedIn }: Pick<Props, 'onSignedIn'>) {
  const { t } = useTranslation('tenancy-second')
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const [running, setRunning] = useState(false)
  const enter = async () => {
    setRunning(true)
    const refused = await enterByPasskey(send, { unreachable: t('unreachable'), cancelled: t('passkey.cancelled'), cancelledLift: t('passkey.cancelledLift') })
    setRunning(false)
    setErrors(refused)
    if (!refused.length) onSignedIn()
  }
  return (
    <div className={s.passkey}>
      <Button block loading={running} onClick={() => void enter()}>
        {t('passkey.enter')}
      </Button>
      <Refusals errors={errors} />
      <p className={s.or}>{t('passkey.or')}</p>
    </div>
  )
}

function BySetUp({ onSignedIn }: Props) {
  const { t } = useTranslation('tenancy-second')
  const [standing, setStanding] = useState<Standing | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const [running, setRunning] = useState(false)
  useEffect(() => void readStanding(send).then(setStanding, () => undefined), [])
  const begin = async () => {
    setRunning(true)
    const { said, errors: refused } = await ask<Shown>(send, '', {}, t('unreachable'))
    setRunning(false)
    setErrors(refused)
    setShown(said)
  }
  return (
    <>
      <ResetLine reset={standing?.state.reset ?? null} />
      <p>{t('step.setUpWhat')}</p>
      <Refusals errors={errors} />
      {shown ? (
        <Suspense>
          <SetUp shown={shown} via={send} onDone={onSignedIn} />
        </Suspense>
      ) : (
        <Button type="primary" loading={running} block onClick={() => void begin()}>
          {t('step.begin')}
        </Button>
      )}
    </>
  )
}
