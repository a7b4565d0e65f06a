import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function TenancyRoom() {
  const { t } = useTranslation('tenancy')
  return <ObjectHeader title={t('title')} />
}
