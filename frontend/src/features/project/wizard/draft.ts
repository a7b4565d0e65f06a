import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { Client } from 'urql'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { DraftHeadFragment, DraftReadQuery } from '@/gql/graphql'
import type { UserError } from '@/kit'
import type { DeskServer, Numbered, Whole, Written } from './desk'
import { linesOf } from './catalogueItems'
import { type CatalogueMeta, type Forms, type SectionKey, WHOLE, newRow } from './forms'
import { inputOf } from './inputs'

const DraftHead = graphql(`
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
  }
`)
/** The draft as a whole: who leads it, what may be done with it, and what stands in the way of submission. */
export type Head = DraftHeadFragment

/** What others add stands in another place on this screen: refusals of participants, and of parts of the framework plan, which come in the same order after the lead's, are told by id. */
function headOf(of: FragmentType<typeof DraftHead>): Head {
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
  return { ...head, submissionRefusals: head.submissionRefusals.map((error) => ({ ...error, path: byId(error.path) })) }
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

const BasicsSave = graphql(`
  mutation DraftBasicsSave($input: ProjectUpdateInput!) {
    projectUpdate(input: $input) {
      project { id ...DraftHead }
      errors { path message clause lift code }
    }
  }
`)
const ParticipantsSave = graphql(`
  mutation DraftParticipantsSave($input: ProjectParticipantsSaveInput!) {
    projectParticipantsSave(input: $input) {
      project { id ...DraftHead participants { id state unit { id } } }
      errors { path message clause lift code }
    }
  }
`)
const EstimateSave = graphql(`
  mutation DraftEstimateSave($input: ProjectEstimateSaveInput!) {
    projectEstimateSave(input: $input) {
      project { id ...DraftHead estimateLines { id } }
      errors { path message clause lift code }
    }
  }
`)
const SourcesSave = graphql(`
  mutation DraftSourcesSave($input: ProjectSourcesSaveInput!) {
    projectSourcesSave(input: $input) {
      project { id ...DraftHead fundingSources { id } }
      errors { path message clause lift code }
    }
  }
`)
const CatalogueSave = graphql(`
  mutation DraftCatalogueSave($input: ProjectCatalogueSaveInput!) {
    projectCatalogueSave(input: $input) {
      project { id ...DraftHead catalogue { id } }
      errors { path message clause lift code }
    }
  }
`)
const MilestonesSave = graphql(`
  mutation DraftMilestonesSave($input: ProjectMilestonesSaveInput!) {
    projectMilestonesSave(input: $input) {
      project { id ...DraftHead milestones { id } }
      errors { path message clause lift code }
    }
  }
`)
const TargetsSave = graphql(`
  mutation DraftTargetsSave($input: ProjectTargetsSaveInput!) {
    projectTargetsSave(input: $input) {
      project { id ...DraftHead targets { id } }
      errors { path message clause lift code }
    }
  }
`)
const FrameworkSave = graphql(`
  mutation DraftFrameworkSave($input: ProjectFrameworkSaveInput!) {
    projectFrameworkSave(input: $input) {
      project { id ...DraftHead }
      errors { path message clause lift code }
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

interface Answer<P> {
  project?: P | null
  errors: readonly UserError[]
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
  async function run<D, V extends { input: object }, P extends FragmentType<typeof DraftHead>>(
    document: TypedDocumentNode<D, V>,
    input: V['input'],
    payload: (data: D) => Answer<P>,
    rows: (project: P) => readonly Numbered[],
  ): Promise<Written<Head>> {
    const result = await client.mutation(document, { input } as unknown as V).toPromise()
    if (result.error || !result.data) throw result.error ?? new Error('no answer')
    const { project, errors } = payload(result.data)
    if (errors.some((error) => error.code === 'STALE')) return { kind: 'stale' }
    if (errors.length || !project) return { kind: 'refused', errors }
    const head = headOf(project)
    return { kind: 'saved', version: head.version, head, rows: rows(project) }
  }
  return {
    read: async () => {
      const whole = await readDraft(client, id)
      if (!whole) throw new Error('the draft is gone')
      return whole
    },
    write: <K extends SectionKey>(section: K, form: Forms[K], version: number) => {
      const of = { projectId: id, version }
      const forms = { [section]: form } as unknown as Forms
      switch (section as SectionKey) {
        case 'basics':
          return run(BasicsSave, { id, version, ...inputOf.basics(forms.basics) }, (data) => data.projectUpdate, () => [])
        case 'participants':
          return run(ParticipantsSave, { ...of, participants: inputOf.participants(forms.participants) }, (data) => data.projectParticipantsSave, (project) =>
            project.participants.map((each) => ({ id: each.id, unitId: each.unit.id, state: each.state })),
          )
        case 'estimate':
          return run(EstimateSave, { ...of, lines: inputOf.estimate(forms.estimate) }, (data) => data.projectEstimateSave, (project) => project.estimateLines)
        case 'sources':
          return run(SourcesSave, { ...of, sources: inputOf.sources(forms.sources) }, (data) => data.projectSourcesSave, (project) => project.fundingSources)
        case 'catalogue':
          return run(CatalogueSave, { ...of, entries: inputOf.catalogue(forms.catalogue) }, (data) => data.projectCatalogueSave, (project) => project.catalogue)
        case 'milestones':
          return run(MilestonesSave, { ...of, milestones: inputOf.milestones(forms.milestones) }, (data) => data.projectMilestonesSave, (project) => project.milestones)
        case 'framework':
          return run(FrameworkSave, { ...of, ...inputOf.framework(forms.framework) }, (data) => data.projectFrameworkSave, () => [])
        case 'targets':
          return run(TargetsSave, { ...of, targets: inputOf.targets(forms.targets) }, (data) => data.projectTargetsSave, (project) => project.targets)
      }
    },
  }
}
