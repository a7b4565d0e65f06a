import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { graphql } from '@/gql'
import { countText, useReading } from '@/kit'

const CaseNeighboursDocument = graphql(`
  query CaseNeighbours {
    tasks(first: 100) {
      edges {
        node {
          id
          case {
            id
          }
        }
      }
      openCount
    }
  }
`)

/** Where this case stands among the open ones; K and J lead to the one before and the one after. */
export function CaseNeighbours({ caseId }: { caseId: string }) {
  const { t } = useTranslation('approval')
  const navigate = useNavigate()
  const { data } = useReading(CaseNeighboursDocument, {}).state
  const ids = data?.tasks.edges.map((edge) => edge.node.case.id) ?? []
  const place = ids.indexOf(caseId)
  const before = place > 0 ? ids[place - 1] : undefined
  const after = place >= 0 ? ids[place + 1] : ids[0]
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest('input,textarea,select,[role=dialog]')) return
      const to = { k: before, j: after }[event.key.toLowerCase()]
      if (to) void navigate(`/approval/cases/${to}`)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, before, after])
  return (
    <>
      {place >= 0 ? t('case.place', { place: place + 1, count: countText(data?.tasks.openCount ?? ids.length) }) : null}
      {before ? (
        <>
          {' '}
          <Link to={`/approval/cases/${before}`}>{t('case.before')}</Link>
        </>
      ) : null}
      {after ? (
        <>
          {' '}
          <Link to={`/approval/cases/${after}`}>{t('case.after')}</Link>
        </>
      ) : null}
    </>
  )
}
