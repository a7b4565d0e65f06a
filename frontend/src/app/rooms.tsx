import type { ComponentType } from 'react'
import { caseSections } from './caseSections'
import { DueLine, projectTabs } from './projectTabs'
import { settingsPages } from './settingsPages'

/**
 * The rooms by their word, which is also their path. Each is a bundle of its own whose default export draws
 * everything below that path. Only here do rooms meet.
 */
export const rooms: Record<string, () => Promise<ComponentType>> = {
  approval: () =>
    import('@/features/approval').then(({ default: ApprovalRoom }) => {
      const Room = () => <ApprovalRoom sections={caseSections} />
      return Room
    }),
  audit: () => import('@/features/audit').then((room) => room.default),
  construction: () => import('@/features/construction').then((room) => room.default),
  filing: () => import('@/features/filing').then((room) => room.default),
  expert: () => import('@/features/expert').then((room) => room.default),
  funding: () => import('@/features/funding').then((room) => room.default),
  overview: () => import('@/features/overview').then((room) => room.default),
  planning: () => import('@/features/planning').then((room) => room.default),
  project: () =>
    import('@/features/project').then(({ default: ProjectRoom }) => {
      const Room = () => <ProjectRoom tabs={projectTabs} Due={DueLine} />
      return Room
    }),
  resource: () => import('@/features/resource').then((room) => room.default),
  sharing: () => import('@/features/sharing').then((room) => room.default),
  tenancy: () =>
    import('@/features/tenancy').then(({ default: TenancyRoom }) => {
      const Room = () => <TenancyRoom settings={settingsPages} />
      return Room
    }),
}
