import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { ProjectListQuery } from '@/gql/graphql'
import { type Column, DateText, Money, ObjectHeader, StateTag, WorkList, useMoneyText, useMoneyUnit, useNamed, usePages, useStateWord, useViewer } from '@/kit'

const ProjectListDocument = graphql(`
  query ProjectList($filter: ProjectFilter, $after: String) {
    projects(filter: $filter, first: 50, after: $after) {
      edges {
        node {
          id
          code
          title
          stage
          viewerPart
          submittedAmount
          approvedAmount
          updatedAt
          lead {
            id
            name
            nameEn
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
type Row = ProjectListQuery['projects']['edges'][number]['node']
const pick = (data: ProjectListQuery) => data.projects

/** All projects that the viewer sees, last moved first. */
export function ProjectList() {
  const { t } = useTranslation('project')
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const named = useNamed()
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const word = useStateWord()
  const { today } = useViewer()
  const pages = usePages(ProjectListDocument, { filter: search ? { search } : null }, pick)
  const columns: readonly Column<Row>[] = [
    { key: 'title', head: t('list.title'), render: (row) => <Link to={row.id}>{row.title}</Link>, text: (row) => row.title },
    { key: 'number', head: t('list.number'), render: (row) => row.code, text: (row) => row.code },
    { key: 'lead', head: t('list.lead'), render: (row) => named(row.lead), text: (row) => named(row.lead) },
    { key: 'stage', head: t('list.stage'), render: (row) => <StateTag of="project" state={row.stage} />, text: (row) => word('project', row.stage) },
    {
      key: 'amount',
      head: t('list.amount', { unit }),
      align: 'right',
      render: (row) => <Money value={row.approvedAmount ?? row.submittedAmount} hidden={row.viewerPart === 'PACKAGE' && !row.approvedAmount} />,
      text: (row) => (row.approvedAmount ? money(row.approvedAmount) : ''),
    },
    { key: 'updated', head: t('list.updated'), render: (row) => <DateText value={row.updatedAt} today={today} />, text: (row) => row.updatedAt },
  ]
  return (
    <>
      <ObjectHeader title={t('title')} />
      <WorkList
        label={t('title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => `/project/${row.id}`}
        onClearFilters={search ? () => setParams({}) : undefined}
        empty={{ title: t('list.empty'), why: t('list.emptyWhy') }}
        exportAs={t('title')}
      />
    </>
  )
}
