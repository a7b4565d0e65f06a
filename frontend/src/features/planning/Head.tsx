import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ObjectHeader } from '@/kit'

/** The head of the room with its two pages. */
export function Head({ acts }: { acts?: ReactNode }) {
  const { t } = useTranslation('planning')
  return (
    <ObjectHeader
      title={t('title')}
      roles={t('what')}
      acts={acts}
      tabs={[
        { to: '/planning', label: t('tab.plans'), end: true },
        { to: '/planning/batches', label: t('tab.batches') },
      ]}
    />
  )
}
