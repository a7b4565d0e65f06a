import { type ComponentType, lazy } from 'react'
import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import type words from '@/i18n/zh/project.json'
import { Drafts } from './lists/Drafts'
import { Invitations } from './lists/Invitations'
import { ProjectList } from './lists/ProjectList'

// The lists are where people begin; what opens from them comes when it is opened.
const ProjectPage = lazy(() => import('./page/ProjectPage').then((page) => ({ default: page.ProjectPage })))
const OwnBuilds = lazy(() => import('./lists/OwnBuilds').then((page) => ({ default: page.OwnBuilds })))
const NewProject = lazy(() => import('./wizard/NewProject').then((page) => ({ default: page.NewProject })))
const Wizard = lazy(() => import('./wizard/Wizard').then((page) => ({ default: page.Wizard })))

/** A tab of the project's page that another room draws; `path` is also its word in project.json below `tab`. */
export interface ProjectTab {
  path: Exclude<keyof typeof words.tab, 'summary' | 'plan' | 'readers' | 'timeline'>
  Tab: ComponentType<{ projectId: string }>
}

/** Everything below /project. */
export default function ProjectRoom({ tabs, Due }: { tabs: readonly ProjectTab[]; Due: ComponentType }) {
  return (
    <RoomRoutes>
      <Route index element={<ProjectList of="all" />} />
      {/* Named lists of the navigation come before a project's id. */}
      <Route path="drafts" element={<Drafts Due={Due} />} />
      <Route path="invitations" element={<Invitations />} />
      <Route path="in-review" element={<ProjectList of="inReview" />} />
      <Route path="own-builds" element={<OwnBuilds />} />
      <Route path="new" element={<NewProject />} />
      <Route path=":projectId/edit" element={<Wizard />} />
      <Route path=":projectId/*" element={<ProjectPage tabs={tabs} />} />
    </RoomRoutes>
  )
}
