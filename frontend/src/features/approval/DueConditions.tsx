import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { DueConditionsQuery } from '@/gql/graphql'
import { type Column, Deadline, ObjectHeader, usePages, WorkList } from '@/kit'

const DueConditionsDocument = graphql(`
  query DueConditions($after: String) {
    conditionsDue(first: 50, after: $after) {
      edges {
        node {
          id
          text
          gate
          allocationNumber
          dueOn
          case {
            id
            title
            project {
              id
              code
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
type Row = DueConditionsQuery['conditionsDue']['edges'][number]['node']
const pick = (data: DueConditionsQuery) => data.conditionsDue

/** Conditions of approvals whose day comes or has passed: what one's unit has to meet, and what one may end. */
export function DueConditions() {
  const { t } = useTranslation('approval')
  const pages = usePages(DueConditionsDocument, {}, pick)
  const title = t('conditions.due.title')
  const place = ({ case: matter }: Row) => (matter.project ? `/project/${matter.project.id}/approval` : `/approval/cases/${matter.id}`)
  const holds = (row: Row) => t(`conditions.holds.${row.gate}`, { count: row.allocationNumber ?? 1 })
  const columns: readonly Column<Row>[] = [
    { key: 'title', head: t('list.matter'), wraps: true, render: (row) => <Link to={place(row)}>{row.case.title}</Link>, text: (row) => row.case.title },
    { key: 'code', head: t('list.code'), render: (row) => row.case.project?.code ?? '—', text: (row) => row.case.project?.code ?? '' },
    { key: 'text', head: t('conditions.due.text'), wraps: true, render: (row) => row.text, text: (row) => row.text },
    { key: 'holds', head: t('conditions.due.holds'), wraps: true, render: holds, text: holds },
    { key: 'due', head: t('conditions.due.day'), render: (row) => (row.dueOn ? <Deadline on={row.dueOn} soon={7} fixed /> : '—'), text: (row) => row.dueOn ?? '' },
  ]
  return (
    <>
      <ObjectHeader title={title} />
      <WorkList label={title} pages={pages} columns={columns} rowKey={(row) => row.id} open={place} empty={{ title: t('conditions.due.empty'), why: t('conditions.due.emptyWhy') }} exportAs={title} />
    </>
  )
}
