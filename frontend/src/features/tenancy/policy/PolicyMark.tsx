import { useTranslation } from 'react-i18next'
import { StatusTag } from '@/kit'

/** Where a number comes from; a default that nobody has compared with the official text says so. */
export function PolicyMark({ mark }: { mark: string }) {
  const { t } = useTranslation('tenancy-policy')
  const known = mark === 'T' || mark === 'L' || mark === 'C' ? mark : null
  return (
    <StatusTag family={mark === 'C' ? 'amber' : 'grey'} icon={mark === 'C' ? 'Question' : 'Check'} outlined>
      {known ? t(`mark.${known}`) : mark}
    </StatusTag>
  )
}
