import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ApprovalRoutesQuery, RouteContentFragment as Told, RouteContentInput, RouteSeatsQuery } from '@/gql/graphql'
import type { FieldRefusals, UserError } from '@/kit'

export const RouteContentFragment = graphql(`
  fragment RouteContent on RouteContent {
    name
    nameEn
    categories
    from
    below
    crossing
    special
    steps {
      code
      name
      nameEn
      stage
      branch
      rule
      ratio
      abovePolicy
      workingDays
      mayCut
      mayRefuse
      meeting
      experts
      assignees {
        level
        unit
        role
        veto
      }
    }
  }
`)

export const ApprovalRoutes = graphql(`
  query ApprovalRoutes {
    approvalRoutes {
      code
      subject
      content {
        ...RouteContent
      }
      versions {
        version
        effectiveOn
        outOn
        inForce
        running
      }
      outOn
      draft {
        version
        savedByName
        savedAt
        faults {
          path
          message
          clause
          lift
        }
        content {
          ...RouteContent
        }
      }
    }
    policyRules {
      name
      title
      titleEn
      unit
    }
  }
`)
export const RouteSeats = graphql(`
  query RouteSeats {
    routeSeats {
      level
      unit
      unitName
      unitNameEn
      role
      held
    }
  }
`)
export const RouteMatters = graphql(`
  query RouteMatters($subject: CaseSubject!) {
    routeMatters(subject: $subject) {
      openedAt
      category
      amount
      crossing
      special
      route
      version
    }
  }
`)
export const RouteTry = graphql(`
  query RouteTry($input: RouteTryInput!) {
    routeTry(input: $input) {
      fits
      takenName
      takenNameEn
      steps {
        code
        name
        nameEn
        stage
        branch
        needed
        dueOn
        seats {
          unit
          unitName
          unitNameEn
          role
          held
          names
        }
      }
      differences {
        kind
        code
        name
        nameEn
      }
    }
  }
`)
export const SaveRouteDraft = graphql(`
  mutation SaveRouteDraft($input: RouteDraftSaveInput!) {
    routeDraftSave(input: $input) {
      route {
        code
        draft {
          version
        }
      }
      errors {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)
export const DiscardRouteDraft = graphql(`
  mutation DiscardRouteDraft($input: RouteDraftDiscardInput!) {
    routeDraftDiscard(input: $input) {
      route {
        code
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)
export const PutRouteInForce = graphql(`
  mutation PutRouteInForce($input: RoutePutInForceInput!) {
    routePutInForce(input: $input) {
      route {
        code
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

export type ListedRoute = ApprovalRoutesQuery['approvalRoutes'][number]
export type Rule = ApprovalRoutesQuery['policyRules'][number]
export type Seat = RouteSeatsQuery['routeSeats'][number]
export type Content = { [Key in keyof Required<Omit<RouteContentInput, 'steps'>>]: RouteContentInput[Key] } & { steps: Step[] }
export type Step = Told['steps'][number]
export type Assignee = Step['assignees'][number]

/** How a step follows the one before it. */
export type Join = 'THEN' | 'BESIDE' | 'IN_BRANCH'

export function joinOf(steps: readonly Step[], at: number): Join {
  const before = steps[at - 1]
  const step = steps[at]
  if (!before || !step || before.stage !== step.stage) return 'THEN'
  return before.branch === step.branch ? 'IN_BRANCH' : 'BESIDE'
}

/** The steps with stages and branches counted anew, so that each follows the one before it as told. */
export function joined(steps: readonly Step[], joins: readonly Join[]): Step[] {
  const all: Step[] = []
  steps.forEach((step, at) => {
    const before = all[at - 1]
    const join = before ? (joins[at] ?? 'THEN') : 'THEN'
    const stage = before ? before.stage + (join === 'THEN' ? 1 : 0) : 1
    const branch = before && join !== 'THEN' ? before.branch + (join === 'BESIDE' ? 1 : 0) : 1
    all.push({ ...step, stage, branch })
  })
  return all
}

export const joinsOf = (steps: readonly Step[]): Join[] => steps.map((_, at) => joinOf(steps, at))

/** A step of its own after all others. */
export function added(steps: readonly Step[]): Step[] {
  const codes = new Set(steps.map((step) => step.code))
  let number = steps.length + 1
  while (codes.has(`step${number}`)) number++
  const step: Step = {
    code: `step${number}`,
    name: '',
    nameEn: '',
    stage: 1,
    branch: 1,
    rule: 'ANY',
    ratio: null,
    abovePolicy: null,
    workingDays: 5,
    mayCut: false,
    mayRefuse: false,
    meeting: false,
    experts: false,
    assignees: [],
  }
  return joined([...steps, step], [...joinsOf(steps), 'THEN'])
}

export function removed(steps: readonly Step[], at: number): Step[] {
  const joins = joinsOf(steps)
  // The first step of a fork goes: the next one takes its place.
  if (joins[at] === 'THEN' && joins[at + 1] !== undefined) joins[at + 1] = 'THEN'
  return joined(
    steps.filter((_, place) => place !== at),
    joins.filter((_, place) => place !== at),
  )
}

/** The step changes its place with the next one; how the places follow each other stays. */
export function moved(steps: readonly Step[], at: number, by: 1 | -1): Step[] {
  const to = at + by
  const a = steps[at]
  const b = steps[to]
  if (!a || !b) return [...steps]
  const joins = joinsOf(steps)
  return joined(
    steps.map((step, place) => (place === at ? b : place === to ? a : step)),
    joins,
  )
}

/** As it is sent: nothing but what the contract knows. */
export function contentOf(told: FragmentType<typeof RouteContentFragment>): Content {
  const { name, nameEn, categories, from, below, crossing, special, steps } = readFragment(RouteContentFragment, told)
  return {
    name,
    nameEn,
    categories,
    from,
    below,
    crossing,
    special,
    steps: steps.map((step) => ({
      code: step.code,
      name: step.name,
      nameEn: step.nameEn,
      stage: step.stage,
      branch: step.branch,
      rule: step.rule,
      ratio: step.ratio,
      abovePolicy: step.abovePolicy,
      workingDays: step.workingDays,
      mayCut: step.mayCut,
      mayRefuse: step.mayRefuse,
      meeting: step.meeting,
      experts: step.experts,
      assignees: step.assignees.map(({ level, unit, role, veto }) => ({ level, unit, role, veto })),
    })),
  }
}

/** Faults of a place as a field takes them. The focus stays where somebody types: a draft is checked with each save. */
export const faultsOf = (faults: readonly UserError[], ...place: readonly string[]): FieldRefusals => {
  const below = faults.filter((fault) => place.every((step, at) => fault.path[at] === step)).map((fault) => ({ ...fault, path: fault.path.slice(place.length) }))
  return {
    at: (path) => below.filter((fault) => fault.path[0] === path),
    rest: below.filter((fault) => !FIELDS.has(fault.path[0] ?? '')),
    ref: () => () => undefined,
  }
}
const FIELDS = new Set(['name', 'nameEn', 'categories', 'from', 'below', 'crossing', 'special', 'assignees', 'rule', 'ratio', 'workingDays', 'abovePolicy', 'meeting', 'steps'])
