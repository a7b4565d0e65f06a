import { EyeOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNamed } from '@/kit/text'
import { useMay, useViewer } from '@/kit/viewer'
import s from './Frame.module.css'

/** Whose view this is, what it shows and what it doesn't. */
export function CountyStrip() {
  const { t } = useTranslation('common')
  const named = useNamed()
  const viewer = useViewer()
  const may = useMay()
  return (
    <div className={s.strip}>
      <EyeOutlined aria-hidden /> <strong>{t('strip.whose', { tenant: named(viewer.tenant) })}</strong> {t('strip.what')} {viewer.tenantWide && may('PROJECT_READ') ? <Link to="/audit/views">{t('strip.seenBy')}</Link> : null}
    </div>
  )
}
