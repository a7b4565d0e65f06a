import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ComponentType, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ProjectStage } from '@/gql/enums'
import { ObjectHeader, WorkList, usePages, useViewer } from '@/kit'
import { ProjectFilters } from './ProjectFilters'
import { type ProjectRow, ProjectRows, pickProjects, useProjectColumns } from './rows'
import { filterOf, useFilters } from './useFilters'

const STAGES: readonly ProjectStage[] = ['DRAFT', 'CO_BUILDING', 'RETURNED', 'WITHDRAWN', 'REOPENED']
const place = (row: ProjectRow) => (row.viewerCanEdit ? `/project/${row.id}/edit` : `/project/${row.id}`)

/** The clerk's first screen: what is to be gone on with, where it was left; above it what the approved ones owe. */
export function Drafts({ Due }: { Due: ComponentType }) {
  const { t } = useTranslation('project')
  const navigate = useNavigate()
  const { unit } = useViewer()
  const filtering = useFilters(STAGES)
  const pages = usePages(ProjectRows, { filter: { ...filterOf(filtering.filters, STAGES), leadId: unit?.id } }, pickProjects)
  const columns = useProjectColumns(place)
  const begin = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => void navigate('/project/new')}>
      {t('new.title')}
    </Button>
  )
  return (
    <>
      <ObjectHeader title={t('drafts.title')} acts={begin} />
      <Suspense fallback={null}>
        <Due />
      </Suspense>
      <WorkList
        label={t('drafts.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={place}
        filters={<ProjectFilters of={filtering} stages={STAGES} mineOnly />}
        onClearFilters={filtering.on ? filtering.clear : undefined}
        empty={{ title: t('drafts.empty'), why: t('drafts.emptyWhy'), act: begin }}
        exportAs={t('drafts.title')}
      />
    </>
  )
}
