import type { ComponentType } from 'react'
import { Route, Routes } from 'react-router'
import type words from '@/i18n/zh/project.json'
import { Drafts } from './lists/Drafts'
import { Invitations } from './lists/Invitations'
import { ProjectList } from './lists/ProjectList'
import { ProjectPage } from './page/ProjectPage'
import { NewProject } from './wizard/NewProject'
import { Wizard } from './wizard/Wizard'

/** A tab of the project's page that another room draws; `path` is also its word in project.json below `tab`. */
export interface ProjectTab {
  path: Exclude<keyof typeof words.tab, 'summary' | 'plan' | 'timeline'>
  Tab: ComponentType<{ projectId: string }>
}

/** Everything below /project. */
export default function ProjectRoom({ tabs }: { tabs: readonly ProjectTab[] }) {
  return (
    <Routes>
      <Route index element={<ProjectList of="all" />} />
      {/* Named lists of the navigation come before a project's id. */}
      <Route path="drafts" element={<Drafts />} />
      <Route path="invitations" element={<Invitations />} />
      <Route path="in-review" element={<ProjectList of="inReview" />} />
      <Route path="new" element={<NewProject />} />
      <Route path=":projectId/edit" element={<Wizard />} />
      <Route path=":projectId/*" element={<ProjectPage tabs={tabs} />} />
    </Routes>
  )
}
