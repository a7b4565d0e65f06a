import { createContext, useContext } from 'react'
import { type Action, type TenantLevel } from '@/gql/enums'

/** Who is looking, as the server says. Rights are never computed here: `may` only repeats what it said. */
export interface Viewer {
  name: string
  nameEn: string | null
  username: string | null
  postId: string | null
  tenant: { id: string; code: string; level: TenantLevel; name: string; nameEn: string }
  unit: { id: string; name: string; nameEn: string } | null
  /** Reads all of its tenant, or only what its unit leads or takes part in. */
  tenantWide: boolean
  actions: ReadonlySet<Action>
  /** Today in the tenant's time zone, by the portal's clock. Never use the browser's date for a rule. */
  today: string
  /** The last year whose shifted working days are known; a deadline in a later one is foreseen only. */
  calendarKnownUntil: number
}

export const ViewerContext = createContext<Viewer | null>(null)

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer outside the frame')
  return viewer
}

/** For navigation and for drawing an entry at all; objects say `viewerCan…` for themselves. */
export function useMay(): (action: Action) => boolean {
  const { actions } = useViewer()
  return (action) => actions.has(action)
}
