import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ProjectStage } from '@/gql/enums'
import { ObjectHeader, WorkList, statesOf, useMay, usePages } from '@/kit'
import { ProjectFilters } from './ProjectFilters'
import { ProjectRows, pickProjects, useProjectColumns } from './rows'
import { filterOf, useFilters } from './useFilters'

const LISTS = {
  all: { stages: statesOf('project'), own: null },
  inReview: { stages: ['SUBMITTED', 'RETURNED', 'REFUSED', 'REOPENED', 'APPROVED'], own: ['SUBMITTED'] },
} satisfies Record<string, { stages: readonly ProjectStage[]; own: readonly ProjectStage[] | null }>

/** Projects in the viewer's scope: all, or those under review. */
export function ProjectList({ of }: { of: keyof typeof LISTS }) {
  const { t } = useTranslation('project')
  const may = useMay()
  const navigate = useNavigate()
  const { stages, own } = LISTS[of]
  const filtering = useFilters(stages)
  const pages = usePages(ProjectRows, { filter: filterOf(filtering.filters, own) }, pickProjects)
  const columns = useProjectColumns((row) => `/project/${row.id}`)
  const title = t(of === 'all' ? 'title' : 'inReview.title')
  const begin = may('PROJECT_DRAFT') ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate('/project/new')}>
      {t('new.title')}
    </Button>
  ) : undefined
  return (
    <>
      <ObjectHeader title={title} acts={of === 'all' ? begin : undefined} />
      <WorkList
        label={title}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => `/project/${row.id}`}
        filters={<ProjectFilters of={filtering} stages={stages} />}
        onClearFilters={filtering.on ? filtering.clear : undefined}
        empty={of === 'all' ? { title: t('list.empty'), why: t('list.emptyWhy'), act: begin } : { title: t('inReview.empty'), why: t('inReview.emptyWhy') }}
        exportAs={title}
      />
    </>
  )
}
