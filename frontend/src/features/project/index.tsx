import type { ComponentType } from 'react'
import { Route, Routes } from 'react-router'
import type words from '@/i18n/zh/project.json'
import { ProjectList } from './ProjectList'
import { ProjectPage } from './ProjectPage'

/** A tab of the project's page that another room draws; `path` is also its word in project.json below `tab`. */
export interface ProjectTab {
  path: Exclude<keyof typeof words.tab, 'summary'>
  Tab: ComponentType<{ projectId: string }>
}

/** Everything below /project. */
export default function ProjectRoom({ tabs }: { tabs: readonly ProjectTab[] }) {
  return (
    <Routes>
      <Route index element={<ProjectList />} />
      {/* Named lists of the navigation come before a project's id. */}
      <Route path="drafts" element={<ProjectList />} />
      <Route path="invitations" element={<ProjectList />} />
      <Route path="in-review" element={<ProjectList />} />
      <Route path=":projectId/*" element={<ProjectPage tabs={tabs} />} />
    </Routes>
  )
}
