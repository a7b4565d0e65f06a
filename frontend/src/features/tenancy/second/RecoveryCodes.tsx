import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyText } from '@/kit/CopyText'
import s from './Second.module.css'

/** Shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('tenancy-second')
  return (
    <section className={s.codes} aria-label={t('codes.title')}>
      <p role="status">
        <strong>{t('codes.done')}</strong> {t('codes.what')}
      </p>
      <CopyText label={t('codes.title')} text={codes.join('\n')} />
      <Button type="primary" onClick={onKept}>
        {t('codes.kept')}
      </Button>
    </section>
  )
}
