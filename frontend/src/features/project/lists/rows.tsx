import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { graphql } from '@/gql'
import type { ProjectRowsQuery } from '@/gql/graphql'
import { type Column, DateText, Money, StateTag, useMoneyText, useMoneyUnit, useStateWord, useViewer } from '@/kit'
import { useWhole } from '../unitName'

export const ProjectRows = graphql(`
  query ProjectRows($filter: ProjectFilter, $after: String) {
    projects(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id
          code
          title
          stage
          viewerAreas
          viewerCanEdit
          submittedAmount
          approvedAmount
          updatedAt
          lead {
            id
            name
            nameEn
            tenant {
              id
              name
              nameEn
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
export type ProjectRow = ProjectRowsQuery['projects']['edges'][number]['node']
export const pickProjects = (data: ProjectRowsQuery) => data.projects

/** The columns of every list of projects; `to` says where a row leads. */
export function useProjectColumns(to: (row: ProjectRow) => string): readonly Column<ProjectRow>[] {
  const { t } = useTranslation('project')
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const word = useStateWord()
  const { today, tenant } = useViewer()
  const whole = useWhole(tenant.id)
  const lead = (row: ProjectRow) => whole(row.lead)
  const amount = (row: ProjectRow) => row.approvedAmount ?? row.submittedAmount
  return [
    { key: 'title', head: t('list.title'), render: (row) => <Link to={to(row)}>{row.title}</Link>, text: (row) => row.title },
    { key: 'number', head: t('list.number'), render: (row) => <span style={{ whiteSpace: 'nowrap' }}>{row.code}</span>, text: (row) => row.code },
    { key: 'lead', head: t('list.lead'), render: lead, text: lead },
    { key: 'stage', head: t('list.stage'), render: (row) => <StateTag of="project" state={row.stage} />, text: (row) => word('project', row.stage) },
    {
      key: 'amount',
      head: t('list.amount', { unit }),
      align: 'right',
      render: (row) => <Money value={amount(row)} hidden={!row.viewerAreas.includes('PLAN') && !amount(row)} />,
      text: (row) => {
        const value = amount(row)
        return value ? money(value) : ''
      },
    },
    { key: 'updated', head: t('list.updated'), render: (row) => <DateText value={row.updatedAt} today={today} />, text: (row) => row.updatedAt },
  ]
}
