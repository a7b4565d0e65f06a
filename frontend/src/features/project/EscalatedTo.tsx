import { useTranslation } from 'react-i18next'
import type { Role } from '@/gql/graphql'
import { DateText, StatusTag, useViewer } from '@/kit'

/** Before which superior a silent participant's question was brought, and when; nothing while it was not. */
export function EscalatedTo({ role, at }: { role?: Role | null; at?: string | null }) {
  const { t } = useTranslation('project')
  const { today } = useViewer()
  if (!at || (role !== 'DEPUTY' && role !== 'AUTHORITY_DIRECTOR' && role !== 'AUTHORITY_CHIEF')) return null
  return (
    <StatusTag family="red" icon="Overdue" outlined>
      {t(`invitations.escalatedTo.${role}`)} <DateText dayOnly value={at} today={today} />
    </StatusTag>
  )
}
