import { graphql } from '@/gql'
import type { PlanTreeQuery, PlansListQuery } from '@/gql/graphql'
import type { PlanState } from '@/gql/enums'
import type { StatusFamily, StatusIcon } from '@/kit'

export const PlansListDocument = graphql(`
  query PlansList($after: String) {
    plans(first: 100, after: $after) {
      edges {
        node {
          id
          title
          firstYear
          lastYear
          state
          tenant {
            id
            name
            nameEn
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
export type PlanRow = PlansListQuery['plans']['edges'][number]['node']

export const PlanTreeDocument = graphql(`
  query PlanTree($id: ID!) {
    node(id: $id) {
      id
      ... on Plan {
        title
        firstYear
        lastYear
        state
        version
        viewerCanEdit
        viewerCanPutInForce
        viewerCanClose
        tenant {
          id
          name
          nameEn
        }
        outcome {
          asOf
          count
          approvedCount
          approved
          paid
          inOperation
        }
        goals {
          id
          year
          title
          measure
          outcome {
            count
            approved
            paid
            inOperation
          }
          tasks {
            id
            code
            title
            description
            unit {
              id
              name
              nameEn
            }
            outcome {
              count
              approved
              paid
              inOperation
            }
          }
        }
      }
    }
  }
`)
export type PlanOf = Extract<NonNullable<PlanTreeQuery['node']>, { goals: unknown }>
export type GoalOf = PlanOf['goals'][number]
export type TaskOf = GoalOf['tasks'][number]

export const PLAN_LOOK: Record<PlanState, { family: StatusFamily; icon: StatusIcon }> = {
  DRAFT: { family: 'grey', icon: 'Edit' },
  IN_FORCE: { family: 'green', icon: 'CheckCircle' },
  CLOSED: { family: 'grey', icon: 'Stop' },
}

/** The plan that is shown first: the tenant's own in force, else any in force, else the latest. */
export const firstPlan = (plans: readonly PlanRow[], tenantId: string): PlanRow | undefined =>
  plans.find((plan) => plan.tenant.id === tenantId && plan.state === 'IN_FORCE') ?? plans.find((plan) => plan.state === 'IN_FORCE') ?? plans[0]
