import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function ResourceRoom() {
  const { t } = useTranslation('resource')
  return <ObjectHeader title={t('title')} />
}
