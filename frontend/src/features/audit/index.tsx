import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function AuditRoom() {
  const { t } = useTranslation('audit')
  return <ObjectHeader title={t('title')} />
}
