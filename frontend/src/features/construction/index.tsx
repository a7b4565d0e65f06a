import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

export default function ConstructionRoom() {
  const { t } = useTranslation('construction')
  return <ObjectHeader title={t('title')} />
}
