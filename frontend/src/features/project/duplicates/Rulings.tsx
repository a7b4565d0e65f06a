import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import { DateText, StatusTag, useViewer } from '@/kit'
import s from './Duplicates.module.css'

const DuplicateRulings = graphql(`
  fragment DuplicateRulings on DuplicateRuling {
    verdict
    reason
    ruledAt
    personName
    postTitle
    unitName
  }
`)

const FAMILY = { DUPLICATE: 'red', OVERLAP: 'teal', DISTINCT: 'green' } as const

/** What was ruled, the one that counts first; those that it stands in place of stay. */
export function Rulings({ of }: { of: readonly FragmentType<typeof DuplicateRulings>[] }) {
  const { t } = useTranslation('project-duplicate')
  const { today } = useViewer()
  const rulings = readFragment(DuplicateRulings, of)
  return (
    <>
      {rulings.map((ruling, at) => (
        <p key={`${ruling.ruledAt}:${at}`} className={at ? s.former : s.ruling}>
          <StatusTag family={FAMILY[ruling.verdict]} icon="Audit" outlined={at > 0}>
            {t(`verdict.${ruling.verdict}`)}
          </StatusTag>{' '}
          {ruling.reason}{' '}
          <span className={s.small}>
            {ruling.unitName} {ruling.postTitle} {ruling.personName} · <DateText value={ruling.ruledAt} today={today} />
            {at ? ` · ${t('superseded')}` : null}
          </span>
        </p>
      ))}
    </>
  )
}
