import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Routes, useParams } from 'react-router'
import { graphql } from '@/gql'
import { Loaded, ObjectHeader, Skeleton, StateTag, useNamed, useReading } from '@/kit'
import type { ProjectTab } from '.'

const ProjectPageDocument = graphql(`
  query ProjectPage($id: ID!) {
    project(id: $id) {
      id
      code
      title
      stage
      lead {
        id
        name
        nameEn
      }
    }
  }
`)

/** One project: head and tabs; what other rooms say comes in by `tabs`. */
export function ProjectPage({ tabs }: { tabs: readonly ProjectTab[] }) {
  const { t } = useTranslation('project')
  const { projectId = '' } = useParams()
  const named = useNamed()
  const reading = useReading(ProjectPageDocument, { id: projectId })
  const base = `/project/${projectId}`
  return (
    <Loaded of={reading} pick={(data) => data.project} shape="page">
      {(project) => (
        <>
          <ObjectHeader
            crumbs={[{ label: t('title'), to: '/project' }, { label: project.code }]}
            title={project.title}
            status={<StateTag of="project" state={project.stage} />}
            roles={t('page.lead', { unit: named(project.lead) })}
            tabs={[{ to: base, label: t('tab.summary'), end: true }, ...tabs.map(({ path }) => ({ to: `${base}/${path}`, label: t(`tab.${path}`) }))]}
          />
          <Suspense fallback={<Skeleton shape="section" />}>
            <Routes>
              <Route index element={null} />
              {tabs.map(({ path, Tab }) => (
                <Route key={path} path={path} element={<Tab projectId={project.id} />} />
              ))}
            </Routes>
          </Suspense>
        </>
      )}
    </Loaded>
  )
}
