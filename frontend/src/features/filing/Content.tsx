import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilingKind } from '@/gql/enums'
import { type FragmentType, readFragment } from '@/gql'
import { DateText, Money, useCategoryWord } from '@/kit'
import s from './Filing.module.css'
import { FilingContentFragment } from './filings'

/** What a filing says, as a form that is read: fields of which nothing is said are left out. */
export function Content({ kind, content: of }: { kind: FilingKind; content: FragmentType<typeof FilingContentFragment> }) {
  const content = readFragment(FilingContentFragment, of)
  const { t } = useTranslation('filing')
  const category = useCategoryWord()
  const day = (value?: string | null) => (value ? <DateText value={value} /> : null)
  const money = (value?: string | null) => (value ? <Money value={value} /> : null)
  const rows: [string, ReactNode][] = [
    [t('field.name'), content.name],
    [t('field.category'), category(content.category)],
    [t('field.approver'), content.approver],
    [t('field.approvalNumber'), content.approvalNumber],
    [t('field.approvedOn'), day(content.approvedOn)],
    [t('field.investment'), kind === 'CONSTRUCTION' ? money(content.investment) : null],
    [t('field.operationMoney'), money(content.operationMoney)],
    [t('field.fundingChannel'), content.fundingChannel],
    [t('field.targets'), content.targets],
    [t('field.catalogueCount'), content.catalogueCount],
    [t('field.sharedCount'), content.sharedCount],
    [t('field.openedCount'), content.openedCount],
    [t('field.sharingNote'), content.sharingNote],
    [t('field.systems'), content.systems],
    [t('field.protectionLevel'), content.protectionLevel],
    [t('field.protectionNumber'), content.protectionNumber],
    [t('field.protectionDueOn'), day(content.protectionDueOn)],
    [t('field.cryptographyDueOn'), day(content.cryptographyDueOn)],
    [t('field.earlierProject'), content.earlierProject],
  ]
  return (
    <dl className={s.fields}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
