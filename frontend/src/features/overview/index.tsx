import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function OverviewRoom() {
  const { t } = useTranslation('overview')
  return <ObjectHeader title={t('title')} />
}
