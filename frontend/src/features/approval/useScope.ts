import { useTranslation } from 'react-i18next'
import type { CaseSubject } from '@/gql/enums'

interface Narrowed {
  subjects: readonly CaseSubject[]
  steps: readonly { name: string; nameEn: string }[]
}

/** What a proxy reaches, in words. */
export function useScope() {
  const { t } = useTranslation('approval-proxy')
  const { t: room } = useTranslation('approval')
  return (of: Narrowed, named: (each: { name: string; nameEn: string }) => string) =>
    [...of.subjects.map((each) => room(`subject.${each}`)), ...of.steps.map(named)].join(t('dot')) || t('all')
}
