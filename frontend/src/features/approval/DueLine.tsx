import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import { countText, StatusTag, useReading, useViewer } from '@/kit'

const DueLineDocument = graphql(`
  query DueLine {
    conditionsDue(first: 100) {
      edges {
        node {
          id
          dueOn
        }
      }
    }
  }
`)

/** Over the lists where people begin: that conditions of approvals fall due, or are overdue. */
export default function DueLine() {
  const { t } = useTranslation('approval')
  const { today } = useViewer()
  const due = useReading(DueLineDocument, {}).state.data?.conditionsDue.edges.map(({ node }) => node) ?? []
  if (!due.length) return null
  const late = due.filter(({ dueOn }) => dueOn && dueOn < today).length
  return (
    <p role="status">
      <StatusTag family={late ? 'red' : 'amber'} icon={late ? 'Overdue' : 'ClockCircle'}>
        {late ? t('conditions.due.late', { count: late }) : t('conditions.due.soon', { count: countText(due.length) })}
      </StatusTag>{' '}
      <Link to="/approval/conditions">{t('conditions.due.see')}</Link>
    </p>
  )
}
