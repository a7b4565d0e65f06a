import type { ComponentType } from 'react'
import { DueLine, projectTabs } from './projectTabs'

/** Three words, for addresses that are handed on, and one bundle. */
const log = () => import('@/features/audit/log')

/**
 * The rooms by their word, which is also their path. Each is a bundle of its own whose default export draws
 * everything below that path. Only here do rooms meet.
 */
export const rooms: Record<string, () => Promise<ComponentType>> = {
  approval: () =>
    Promise.all([import('@/features/approval'), import('./caseSections')]).then(([{ default: ApprovalRoom }, { caseSections, waitingLines }]) => {
      const Room = () => <ApprovalRoom sections={caseSections} waiting={waitingLines} />
      return Room
    }),
  audit: () => import('@/features/audit').then((room) => room.default),
  construction: () => import('@/features/construction').then((room) => room.default),
  filing: () => import('@/features/filing').then((room) => room.default),
  expert: () => import('@/features/expert').then((room) => room.default),
  funding: () => import('@/features/funding').then((room) => room.default),
  log: () => log().then((room) => room.LogRoom),
  overview: () => import('@/features/overview').then((room) => room.default),
  planning: () => import('@/features/planning').then((room) => room.default),
  project: () =>
    import('@/features/project').then(({ default: ProjectRoom }) => {
      const Room = () => <ProjectRoom tabs={projectTabs} Due={DueLine} />
      return Room
    }),
  proofs: () => log().then((room) => room.ProofRoom),
  resource: () => import('@/features/resource').then((room) => room.default),
  sharing: () => import('@/features/sharing').then((room) => room.default),
  tenancy: () =>
    Promise.all([import('@/features/tenancy'), import('./settingsPages')]).then(([{ default: TenancyRoom }, { settingsPages }]) => {
      const Room = () => <TenancyRoom settings={settingsPages} />
      return Room
    }),
  verify: () => log().then((room) => room.VerifyRoom),
}
