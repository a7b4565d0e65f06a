import { QRCode } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '@/kit/CopyText'
import { type Shown, type Via, ask, grouped } from './factor'
import { OneField } from './OneField'
import { RecoveryCodes } from './RecoveryCodes'
import s from './Second.module.css'

/** The secret as a picture and as text, its first code, then the recovery codes. */
export function SetUp({ shown, via, onDone }: { shown: Shown; via: Via; onDone: () => void }) {
  const { t } = useTranslation('tenancy-second')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />
  const confirm = async (code: string) => {
    const { said, errors } = await ask<{ recoveryCodes: readonly string[] }>(via, '/confirm', { code }, t('unreachable'))
    if (said) setCodes(said.recoveryCodes)
    return errors
  }
  return (
    <>
      <ol className={s.steps}>
        <li>{t('setUp.app')}</li>
        <li>
          {t('setUp.scan')}
          {/* Dark on white in every theme: telephones read nothing else. */}
          <div className={s.picture}>
            <QRCode aria-label={t('setUp.picture')} value={shown.uri} type="svg" size={176} color="#000000" bgColor="#ffffff" errorLevel="M" />
          </div>
          {t('setUp.type')}
          <CopyText label={t('setUp.secret')} text={grouped(shown.secret)} />
        </li>
        <li>{t('setUp.confirm')}</li>
      </ol>
      <OneField path="code" kind="code" label={t('code')} missing={t('codeMissing')} submit={t('setUp.act')} send={confirm} />
    </>
  )
}
