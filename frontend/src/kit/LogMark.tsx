import { VerifiedOutlined } from '@ant-design/icons'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type FragmentType, graphql, readFragment } from '@/gql'
import s from './LogMark.module.css'

export const LogMarkFragment = graphql(`
  fragment LogMark on LogEntry {
    position
    covered
    countersigned
    proofPath
  }
`)

/** That an act stands in the log of decisions, and how far that can be proved; nothing for an act that doesn't. */
export function LogMark({ of }: { of: FragmentType<typeof LogMarkFragment> | null | undefined }) {
  // Its words come with the first mark; what it stands beside doesn't wait for them.
  return of ? (
    <Suspense fallback={null}>
      <Mark of={of} />
    </Suspense>
  ) : null
}

function Mark({ of }: { of: FragmentType<typeof LogMarkFragment> }) {
  const { position, covered, countersigned, proofPath } = readFragment(LogMarkFragment, of)
  const { t } = useTranslation('log')
  const said = (
    <>
      <VerifiedOutlined role="img" aria-label={t('title')} /> {t('mark.no', { n: position })} · {t(countersigned ? 'mark.countersigned' : covered ? 'mark.signed' : 'mark.unsigned')}
    </>
  )
  return proofPath ? (
    <Link className={s.mark} to={`/proofs/${proofPath.split('/').at(-1)}`} title={t('mark.open')}>
      {said}
    </Link>
  ) : (
    <span className={s.mark}>{said}</span>
  )
}
