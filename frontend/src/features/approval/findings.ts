import { graphql } from '@/gql'
import type { CaseFindingsFragment as Facts } from '@/gql/graphql'
import type { ReopeningKind, SkippedStep, SpecialKind } from '@/gql/enums'
import { addMoney, compareMoney } from '@/kit'

export const CaseFindingsFragment = graphql(`
  fragment CaseFindings on Project {
    id
    submittedAmount
    participants {
      id
      role
      state
      round
    }
    catalogue {
      id
      sharingType
      legalBasis
    }
    fundingSources {
      id
      amount
    }
    milestones {
      id
      weight
    }
    keyTask {
      id
      code
      title
      plan {
        id
        title
      }
    }
    batch {
      id
      title
    }
    submissions {
      id
      lateReason
      content
    }
    duplicateChecks {
      id
      state
      rulings {
        verdict
      }
      hits {
        id
        rulings {
          verdict
        }
      }
    }
  }
`)

/** One thing a reviewer wants to know before deciding: met, or to be looked at. */
export interface Finding {
  key: 'participants' | 'participantsAgain' | 'participantsNone' | 'catalogue' | 'sources' | 'milestones' | 'keyTask' | 'ownBuild' | 'countsAs' | 'special' | 'appeal' | 'nextBatch' | 'late' | 'duplicates' | 'duplicatesNone' | 'duplicatesOpen' | 'duplicatesUnknown'
  ok: boolean
  values: Record<string, number | string>
}

/** What the papers say, counted for the reviewer. The rules themselves are the server's; nothing here decides. */
export function findingsOf(project: Facts): Finding[] {
  const asked = project.participants.filter((each) => each.state !== 'APPOINTED')
  const again = asked.filter((each) => each.round > 1).length
  const confirmed = asked.filter((each) => each.state === 'CONFIRMED').length
  const restricted = project.catalogue.filter((entry) => entry.sharingType !== 'UNCONDITIONAL')
  const based = restricted.filter((entry) => entry.legalBasis).length
  const sources = addMoney(...project.fundingSources.map((source) => source.amount))
  const weight = project.milestones.reduce((sum, milestone) => sum + milestone.weight, 0)
  const task = project.keyTask
  const late = project.submissions[0]?.lateReason
  return [
    ...(late ? [{ key: 'late' as const, ok: false, values: { batch: project.batch?.title ?? '', reason: late } }] : []),
    ...(task ? [{ key: 'keyTask' as const, ok: true, values: { task: `${task.code} ${task.title}`, plan: task.plan?.title ?? '' } }] : []),
    ...submittedOf(project),
    { key: !asked.length ? 'participantsNone' : again ? 'participantsAgain' : 'participants', ok: confirmed === asked.length, values: { confirmed, all: asked.length, again } },
    { key: 'catalogue', ok: project.catalogue.length > 0 && based === restricted.length, values: { all: project.catalogue.length, restricted: restricted.length, based } },
    { key: 'sources', ok: compareMoney(sources, project.submittedAmount ?? '0') === 0, values: { sources } },
    ...duplicatesOf(project),
    { key: 'milestones', ok: weight === 100, values: { count: project.milestones.length, weight } },
  ]
}

interface Submitted {
  builder?: { kind: string; reason?: string; consent?: string; answer?: string | null; answeredBy?: string | null }
  categoryFacts?: { countsAs?: string | null }
  special?: { kind: SpecialKind; leader: string; basis: string; skipped: SkippedStep[]; lacking: SkippedStep[]; makeGoodDays: number }
  reopenings?: { kind: ReopeningKind; reason: string }[]
}

/** What the newest submission says of who builds, as what an upgrade counts, by whose order steps were left out, and after which refusal it comes. */
function submittedOf({ submissions }: Facts): Finding[] {
  const { builder, categoryFacts, special, reopenings = [] } = JSON.parse(submissions[0]?.content ?? '{}') as Submitted
  // That it doesn't wait for a batch needs no making good.
  const lacking = special?.lacking.filter((step) => step !== 'BATCH') ?? []
  const again = reopenings.at(-1)
  return [
    ...(again ? [{ key: again.kind === 'APPEAL' ? ('appeal' as const) : ('nextBatch' as const), ok: false, values: { reason: again.reason } }] : []),
    ...(builder?.kind === 'OWN' ? [{ key: 'ownBuild' as const, ok: builder.consent === 'GIVEN', values: { reason: builder.reason ?? '', answer: [builder.answeredBy, builder.answer].filter(Boolean).join('：') } }] : []),
    ...(categoryFacts?.countsAs === 'OM' ? [{ key: 'countsAs' as const, ok: true, values: {} }] : []),
    ...(special ? [{ key: 'special' as const, ok: !lacking.length, values: { kind: special.kind, leader: special.leader, basis: special.basis, days: special.makeGoodDays, steps: lacking.join(',') } }] : []),
  ]
}

/** The newest duplicate check: clear, ruled on, or still to be ruled on. Undetermined is never 'no duplicate'. */
function duplicatesOf(project: Facts): Finding[] {
  const [check] = project.duplicateChecks
  if (!check) return [{ key: 'duplicatesUnknown', ok: false, values: {} }]
  if (check.state === 'UNDETERMINED') return [{ key: 'duplicatesOpen', ok: check.rulings.length > 0, values: {} }]
  if (!check.hits.length) return [{ key: 'duplicatesNone', ok: true, values: {} }]
  const ruled = check.hits.filter((hit) => hit.rulings.length > 0).length
  return [{ key: 'duplicates', ok: ruled === check.hits.length, values: { all: check.hits.length, ruled } }]
}
