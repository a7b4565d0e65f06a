import { graphql } from '@/gql'
import type { BatchListQuery } from '@/gql/graphql'
import type { BatchWindowState } from '@/gql/enums'
import type { StatusFamily, StatusIcon } from '@/kit'

export const BatchListDocument = graphql(`
  query BatchList($after: String) {
    applicationBatches(first: 20, after: $after) {
      edges {
        node {
          id
          year
          title
          opensOn
          closesOn
          countiesMaySet
          version
          viewerCanEdit
          viewerCanSetWindow
          tenant {
            id
            name
            nameEn
          }
          window {
            opensOn
            closesOn
            state
            daysLeft
            own
            tenant {
              id
              name
              nameEn
            }
          }
          windows {
            opensOn
            closesOn
            state
            tenant {
              id
              name
              nameEn
            }
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
export type Batch = BatchListQuery['applicationBatches']['edges'][number]['node']

export const WINDOW_LOOK: Record<BatchWindowState, { family: StatusFamily; icon: StatusIcon }> = {
  UPCOMING: { family: 'grey', icon: 'ClockCircle' },
  OPEN: { family: 'green', icon: 'CheckCircle' },
  CLOSED: { family: 'amber', icon: 'Stop' },
}
