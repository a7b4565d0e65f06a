import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { Client } from 'urql'
import { type FragmentType, graphql } from '@/gql'
import type { EstimateLineInput } from '@/gql/graphql'
import type { UserError } from '@/kit'
import type { Numbered, Written } from './desk'
import { type DraftHead, type Head, headOf } from './draft'
import type { Forms, SectionKey } from './forms'
import { changedLines, inWholeList } from './changedLines'
import { inputOf } from './inputs'

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
const EstimateChange = graphql(`
  mutation DraftEstimateChange($input: ProjectEstimateChangeInput!) {
    projectEstimateChange(input: $input) {
      project { id ...DraftHead }
      lines { id }
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

interface Answer<P> {
  project?: P | null
  errors: readonly UserError[]
}

/** Saves a section over GraphQL. `from` is what the server has in it. */
export async function writeDraft<K extends SectionKey>(client: Client, id: string, section: K, form: Forms[K], version: number, from: Forms[K]): Promise<Written<Head>> {
  async function run<D, V extends { input: object }, P extends FragmentType<typeof DraftHead>>(
    document: TypedDocumentNode<D, V>,
    input: V['input'],
    payload: (data: D) => Answer<P>,
    rows: (project: P, data: D) => readonly Numbered[],
  ): Promise<Written<Head>> {
    const result = await client.mutation(document, { input } as unknown as V).toPromise()
    if (result.error || !result.data) throw result.error ?? new Error('no answer')
    const { project, errors } = payload(result.data)
    if (errors.some((error) => error.code === 'STALE')) return { kind: 'stale' }
    if (errors.length || !project) return { kind: 'refused', errors }
    const head = headOf(project)
    return { kind: 'saved', version: head.version, head, rows: rows(project, result.data) }
  }
  const of = { projectId: id, version }
  const forms = { [section]: form } as unknown as Forms
  const had = { [section]: from } as unknown as Forms
  switch (section as SectionKey) {
    case 'basics':
      return run(BasicsSave, { id, version, ...inputOf.basics(forms.basics) }, (data) => data.projectUpdate, () => [])
    case 'participants':
      return run(ParticipantsSave, { ...of, participants: inputOf.participants(forms.participants) }, (data) => data.projectParticipantsSave, (project) =>
        project.participants.map((each) => ({ id: each.id, unitId: each.unit.id, state: each.state })),
      )
    case 'estimate': {
      const lines = inputOf.estimate(forms.estimate)
      const changed = changedLines(inputOf.estimate(had.estimate), lines)
      if (changed) {
        const sent = changed.map((at) => lines[at] as EstimateLineInput)
        const written = await run(EstimateChange, { ...of, lines: sent }, (data) => data.projectEstimateChange, (_, { projectEstimateChange }) =>
          lines.map(({ id: had }, at) => ({ id: had ?? projectEstimateChange.lines?.[changed.indexOf(at)]?.id ?? '' })),
        )
        return written.kind === 'refused' ? { ...written, errors: inWholeList(written.errors, changed) } : written
      }
      return run(EstimateSave, { ...of, lines }, (data) => data.projectEstimateSave, (project) => project.estimateLines)
    }
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
}
