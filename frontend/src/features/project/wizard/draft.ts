import type { Client } from 'urql'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { DraftHeadFragment, DraftReadQuery } from '@/gql/graphql'
import type { DeskServer, Whole } from './desk'
import { linesOf } from './catalogueItems'
import { type CatalogueMeta, type Forms, WHOLE, newRow } from './forms'

export const DraftHead = graphql(`
  fragment DraftHead on Project {
    id
    code
    title
    stage
    version
    viewerCanEdit
    viewerCanInvite
    viewerCanSubmit
    viewerSubmitsFor {
      postId
      personName
    }
    lead {
      id
      name
      nameEn
      tenant {
        id
        code
        name
        nameEn
      }
    }
    papers { id }
    participants {
      id
      state
      dueOn
    }
    submissionBatches {
      id
      ...BatchOffer
    }
    submissionRefusals {
      path
      message
      clause
      lift
      code
    }
    toMakeGood {
      step
      viewerCanWrite
      condition {
        id
        dueOn
      }
      refusals {
        path
        message
        clause
        lift
        code
      }
    }
  }
`)
/** The draft as a whole: who leads it, what may be done with it, and what stands in the way of submission, or is still lacking of what is made good. */
export type Head = DraftHeadFragment

/** What others add stands in another place on this screen: refusals of participants, and of parts of the framework plan, which come in the same order after the lead's, are told by id. */
export function headOf(of: FragmentType<typeof DraftHead>): Head {
  const head = readFragment(DraftHead, of)
  const byId = (path: readonly string[]) => {
    if (path[0] === 'framework' && path[1] === 'parts') {
      const at = Number(path[2])
      const part = at === 0 ? 'lead' : head.participants.filter((each) => each.state !== 'APPOINTED')[at - 1]?.id
      return part ? ['framework', 'parts', part, ...path.slice(3)] : [...path]
    }
    const id = path[0] === 'participants' && path[1] !== undefined ? head.participants[Number(path[1])]?.id : undefined
    return id ? ['participants', id, ...path.slice(2)] : [...path]
  }
  const named = <E extends { path: readonly string[] }>(errors: readonly E[]) => errors.map((error) => ({ ...error, path: byId(error.path) }))
  return { ...head, submissionRefusals: named(head.submissionRefusals), toMakeGood: head.toMakeGood.map((each) => ({ ...each, refusals: named(each.refusals) })) }
}

const DraftRead = graphql(`
  query DraftRead($id: ID!) {
    project(id: $id) {
      id
      ...DraftHead
      goals
      category
      field
      plannedStartOn
      plannedEndOn
      keyTask {
        id
      }
      participants {
        id
        role
        state
        packageTitle
        packageScope
        share
        unit {
          id
          name
          nameEn
          tenant {
            id
            code
            name
            nameEn
          }
        }
      }
      estimateLines {
        id
        costGroup
        title
        quantity
        quantityUnit
        unitPrice
        leads
        participant {
          id
        }
      }
      fundingSources {
        id
        source
        amount
        boundary
        participant {
          id
        }
      }
      catalogue {
        id
        name
        summary
        informationItems {
          name
          type
        }
        metadata {
          categoryClass
          categoryItem
          categorySubitem
          categoryDetail
          code
          format
          sharingWay
          openness
          openCondition
          publishedOn
          relatedCodes
        }
        sharingType
        sharingCondition
        legalBasis
        updateCycle
        provider {
          id
        }
      }
      milestones {
        id
        title
        weight
        baselineStartOn
        baselineEndOn
      }
      targets {
        id
        group
        indicator
        comparison
        target
        targetUnit
        evidence
        note
      }
      framework {
        goals
        contents
        parts {
          unit {
            id
            name
            nameEn
          }
          participant {
            id
          }
          businessFlow
          dataFlow
          scope
          interfaces {
            name
            direction
            counterpart
            data
          }
        }
      }
    }
  }
`)

type Draft = NonNullable<DraftReadQuery['project']>

const metaForm = (meta: Draft['catalogue'][number]['metadata']): CatalogueMeta => ({
  categoryClass: meta.categoryClass ?? '', categoryItem: meta.categoryItem ?? '', categorySubitem: meta.categorySubitem ?? '', categoryDetail: meta.categoryDetail ?? '',
  code: meta.code ?? '', format: meta.format ?? '', sharingWay: meta.sharingWay ?? '', openness: meta.openness ?? '', openCondition: meta.openCondition ?? '',
  publishedOn: meta.publishedOn ?? null, relatedCodes: meta.relatedCodes.join(' '),
})

export function formsOf(draft: Draft): Forms {
  const head = headOf(draft)
  const kept = (id: string) => ({ key: id, id })
  return {
    basics: {
      title: head.title,
      goals: draft.goals,
      category: draft.category,
      field: draft.field,
      plannedStartOn: draft.plannedStartOn ?? null,
      plannedEndOn: draft.plannedEndOn ?? null,
      keyTaskId: draft.keyTask?.id ?? null,
    },
    participants: {
      rows: draft.participants.map(({ id, unit, role, state, packageTitle, packageScope, share }) => ({
        ...kept(id), unit, role, state, packageTitle, packageScope: packageScope ?? '', share: share ?? null,
      })),
    },
    estimate: {
      rows: draft.estimateLines.map(({ id, costGroup, title, quantity, quantityUnit, unitPrice, leads, participant }) => ({
        ...kept(id), costGroup, title, quantity, quantityUnit, unitPrice, owner: leads ? 'lead' : (participant?.id ?? null),
      })),
    },
    sources: {
      rows: draft.fundingSources.map(({ id, source, amount, boundary, participant }) => ({
        ...kept(id), source, amount, boundary: boundary ?? '', participantId: participant?.id ?? null,
      })),
    },
    catalogue: {
      rows: draft.catalogue.map(({ id, name, provider, summary, informationItems, metadata, sharingType, sharingCondition, legalBasis, updateCycle }) => ({
        ...kept(id), name, providerId: provider.id, summary: summary ?? '', items: linesOf(informationItems.map((item) => ({ name: item.name, type: item.type ?? '' }))), ...metaForm(metadata), sharingType,
        sharingCondition: sharingCondition ?? '', legalBasis: legalBasis ?? '', updateCycle,
      })),
    },
    milestones: {
      rows: draft.milestones.map(({ id, title, weight, baselineStartOn, baselineEndOn }) => ({ ...kept(id), title, weight, baselineStartOn, baselineEndOn })),
    },
    targets: {
      rows: draft.targets.map(({ id, group, indicator, comparison, target, targetUnit, evidence, note }) => ({
        ...kept(id), group, indicator, comparison, target: target ?? '', targetUnit: targetUnit ?? '', evidence: evidence ?? '', note: note ?? '',
      })),
    },
    framework: {
      rows: [
        { ...newRow.framework(WHOLE, ''), goals: draft.framework.goals ?? '', contents: draft.framework.contents ?? '' },
        ...draft.framework.parts.map(({ unit, participant, businessFlow, dataFlow, scope, interfaces }) => ({
          ...newRow.framework(participant?.id ?? 'lead', unit.name), businessFlow: businessFlow ?? '', dataFlow: dataFlow ?? '', scope: scope.join('\n'),
          interfaces: interfaces.map(({ name, direction, counterpart, data }) => ({ name, direction, counterpart, data })),
        })),
      ],
    },
  }
}

/** A draft's desk over GraphQL. `read` answers null for a project that this viewer can't see. */
export async function readDraft(client: Client, id: string): Promise<Whole<Head> | null> {
  const result = await client.query(DraftRead, { id }, { requestPolicy: 'network-only' }).toPromise()
  if (result.error) throw result.error
  const draft = result.data?.project
  if (!draft) return null
  const head = headOf(draft)
  return { version: head.version, head, forms: formsOf(draft) }
}

export function draftServer(client: Client, id: string): DeskServer<Head> {
  // It comes while the person reads: a line that drops before the first save must not lack it.
  void import('./writes').catch(() => undefined)
  return {
    read: async () => {
      const whole = await readDraft(client, id)
      if (!whole) throw new Error('the draft is gone')
      return whole
    },
    write: async (section, form, version, from) => (await import('./writes')).writeDraft(client, id, section, form, version, from),
  }
}
