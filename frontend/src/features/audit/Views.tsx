import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { graphql } from '@/gql'
import type { AuditViewsQuery } from '@/gql/graphql'
import { type Column, DateText, ObjectHeader, StatusTag, WorkList, useNamed, usePages, useViewer } from '@/kit'

const AuditViewsDocument = graphql(`
  query AuditViews($projectId: ID, $after: String) {
    auditViews(projectId: $projectId, first: 50, after: $after) {
      edges {
        cursor
        node {
          viewerName
          viewerUnit
          ground
          areas
          firstAt
          lastAt
          times
          viewerTenant {
            id
            name
            nameEn
          }
          project {
            id
            title
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
type Edge = AuditViewsQuery['auditViews']['edges'][number]
/** A view has no id of its own: its cursor tells it from others. */
const pick = ({ auditViews: { edges, pageInfo } }: AuditViewsQuery) => ({ edges: edges.map((edge) => ({ node: edge })), pageInfo })

/** Who of other tenants was shown what of this one's data, by day, newest first. */
export function Views({ tabs }: { tabs: React.ComponentProps<typeof ObjectHeader>['tabs'] }) {
  const { t } = useTranslation('audit')
  const named = useNamed()
  const { today } = useViewer()
  const [params, setParams] = useSearchParams()
  const pages = usePages(AuditViewsDocument, { projectId: params.get('project') }, pick)
  const areas = ({ node }: Edge) => (node.areas.length ? node.areas.map((area) => t(`views.area.${area}`)).join(t('views.and')) : t('views.summary'))
  const who = ({ node }: Edge) => `${node.viewerName} · ${node.viewerUnit}`
  const columns: readonly Column<Edge>[] = [
    { key: 'last', head: t('views.last'), render: ({ node }) => <DateText value={node.lastAt} today={today} />, text: ({ node }) => node.lastAt },
    { key: 'tenant', head: t('views.tenant'), render: ({ node }) => named(node.viewerTenant), text: ({ node }) => named(node.viewerTenant) },
    { key: 'who', head: t('views.who'), render: who, text: who },
    {
      key: 'ground',
      head: t('views.ground'),
      render: ({ node }) => (
        <StatusTag family="teal" icon={node.ground === 'SHARE' ? 'Unlock' : 'Cluster'} outlined={node.ground !== 'SHARE'}>
          {t(`views.grounds.${node.ground}`)}
        </StatusTag>
      ),
      text: ({ node }) => t(`views.grounds.${node.ground}`),
    },
    { key: 'project', head: t('views.project'), render: ({ node }) => (node.project ? <Link to={`/project/${node.project.id}`}>{node.project.title}</Link> : '—'), text: ({ node }) => node.project?.title ?? '' },
    { key: 'areas', head: t('views.seen'), render: areas, text: areas },
    { key: 'times', head: t('views.times'), align: 'right', render: ({ node }) => node.times, text: ({ node }) => String(node.times) },
  ]
  return (
    <>
      <ObjectHeader title={t('views.title')} roles={t('views.what')} tabs={tabs} />
      <WorkList label={t('views.title')} pages={pages} columns={columns} rowKey={(row) => row.cursor} onClearFilters={params.get('project') ? () => setParams({}) : undefined} empty={{ title: t('views.empty'), why: t('views.emptyWhy') }} exportAs={t('views.title')} />
    </>
  )
}
