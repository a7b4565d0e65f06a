import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function FundingRoom() {
  const { t } = useTranslation('funding')
  return <ObjectHeader title={t('title')} />
}
