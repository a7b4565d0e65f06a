import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function ApprovalRoom() {
  const { t } = useTranslation('approval')
  return <ObjectHeader title={t('title')} />
}
