import type { CatalogueEntryInput, CatalogueMetadataInput, EstimateLineInput, FrameworkPartInput, FundingSourceInput, MilestoneInput, ParticipantInput, PerformanceTargetInput } from '@/gql/graphql'
import { addMoney, trimmed } from '@/kit'
import { codesOf, itemsOf, metaOf } from './catalogueItems'
import { type Basics, type CatalogueRow, type EstimateRow, type Forms, type FrameworkRow, type InterfaceCell, WHOLE, type MilestoneRow, type ParticipantRow, type Row, type Rows, type SectionKey, type SourceRow, type TargetRow } from './forms'

/** A cell that the contract can't carry empty: nothing is sent until it is filled. */
export interface Hole {
  path: readonly [list: string, row: string, cell: string]
}

const text = (value: string) => value.trim()
const orNull = (value: string) => text(value) || null
const money = (value: string | null) => addMoney(value)

// A row in which nothing was entered yet isn't sent.
const untouched = {
  participants: (row: ParticipantRow) => !row.id && !row.unit && !row.packageTitle && !row.packageScope && row.share === null,
  estimate: (row: EstimateRow) => !row.id && !row.title && !row.quantityUnit && row.unitPrice === null,
  sources: (row: SourceRow) => !row.id && row.amount === null && !row.boundary,
  catalogue: (row: CatalogueRow) => !row.id && !row.name && !row.summary && !row.items && !row.legalBasis,
  milestones: (row: MilestoneRow) => !row.id && !row.title && row.weight === null && !row.baselineStartOn && !row.baselineEndOn,
  targets: (row: TargetRow) => !row.id && !row.indicator && !row.target && !row.targetUnit && !row.evidence && !row.note,
}

/** The rows that are sent, in order: the server's paths count these. */
export const sentRows = {
  participants: (form: Rows<ParticipantRow>) => form.rows.filter((row) => row.state !== 'APPOINTED' && !untouched.participants(row)),
  estimate: (form: Rows<EstimateRow>) => form.rows.filter((row) => !untouched.estimate(row)),
  sources: (form: Rows<SourceRow>) => form.rows.filter((row) => !untouched.sources(row)),
  catalogue: (form: Rows<CatalogueRow>) => form.rows.filter((row) => !untouched.catalogue(row)),
  milestones: (form: Rows<MilestoneRow>) => form.rows.filter((row) => !untouched.milestones(row)),
  targets: (form: Rows<TargetRow>) => form.rows.filter((row) => !untouched.targets(row)),
  // Every part is sent: the server empties one that is missing.
  framework: (form: Rows<FrameworkRow>) => form.rows.filter((row) => row.id !== WHOLE),
}

const untouchedInterface = (one: InterfaceCell) => !text(one.name) && !text(one.counterpart) && !text(one.data)
const items = (lines: string) => lines.split('\n').map(text).filter(Boolean)

/** The framework plan: what is said of the whole, and the parts. */
export interface FrameworkInput {
  goals: string | null
  contents: string | null
  parts: FrameworkPartInput[]
}

const frameworkInput = (form: Rows<FrameworkRow>): FrameworkInput => {
  const whole = form.rows.find((row) => row.id === WHOLE)
  return {
    goals: orNull(whole?.goals ?? ''),
    contents: orNull(whole?.contents ?? ''),
    parts: sentRows.framework(form).map((row) => ({
      participantId: row.id === 'lead' ? null : row.id,
      businessFlow: orNull(row.businessFlow),
      dataFlow: orNull(row.dataFlow),
      scope: items(row.scope),
      interfaces: row.interfaces.filter((one) => !untouchedInterface(one)).map((one) => ({ ...one, name: text(one.name), counterpart: text(one.counterpart), data: text(one.data) })),
    })),
  }
}
/** Whether anything of it was written. */
export const frameworkWritten = (form: Rows<FrameworkRow>): boolean => {
  const { goals, contents, parts } = frameworkInput(form)
  return Boolean(goals || contents || parts.some((part) => part.businessFlow || part.dataFlow || part.scope.length || part.interfaces.length))
}

const metadataInput = (row: CatalogueRow): CatalogueMetadataInput => {
  const meta = metaOf(row)
  return {
    categoryClass: orNull(meta.categoryClass),
    categoryItem: orNull(meta.categoryItem),
    categorySubitem: orNull(meta.categorySubitem),
    categoryDetail: orNull(meta.categoryDetail),
    code: orNull(meta.code),
    format: meta.format || null,
    sharingWay: row.sharingType === 'NOT_SHARED' ? null : meta.sharingWay || null,
    openness: meta.openness || null,
    openCondition: meta.openness === 'CONDITIONAL' ? orNull(meta.openCondition) : null,
    publishedOn: meta.publishedOn,
    relatedCodes: codesOf(meta.relatedCodes),
  }
}

export const inputOf = {
  framework: frameworkInput,
  basics: (form: Basics) => ({ ...form, title: text(form.title) }),
  participants: (form: Rows<ParticipantRow>): ParticipantInput[] =>
    sentRows.participants(form).map((row) => ({
      id: row.id,
      unitId: row.unit?.id ?? '',
      role: row.role,
      packageTitle: text(row.packageTitle),
      packageScope: text(row.packageScope),
      share: money(row.share),
    })),
  estimate: (form: Rows<EstimateRow>): EstimateLineInput[] =>
    sentRows.estimate(form).map((row) => ({
      id: row.id,
      costGroup: row.costGroup,
      title: text(row.title),
      quantity: trimmed(text(row.quantity)),
      quantityUnit: text(row.quantityUnit),
      unitPrice: money(row.unitPrice),
      participantId: row.owner && row.owner !== 'lead' ? row.owner : null,
      leads: row.owner === 'lead',
    })),
  sources: (form: Rows<SourceRow>): FundingSourceInput[] =>
    sentRows.sources(form).map((row) => ({
      id: row.id,
      source: row.source,
      participantId: row.source === 'COUNTY' ? row.participantId : null,
      amount: money(row.amount),
      boundary: orNull(row.boundary),
    })),
  catalogue: (form: Rows<CatalogueRow>): CatalogueEntryInput[] =>
    sentRows.catalogue(form).map((row) => ({
      id: row.id,
      name: text(row.name),
      providerId: row.providerId ?? '',
      summary: orNull(row.summary),
      informationItems: itemsOf(row.items).filter((item) => text(item.name)).map((item) => ({ name: text(item.name), type: item.type || null })),
      sharingType: row.sharingType,
      // What was typed for a restriction stays with the row; the contract takes it only where it applies.
      sharingCondition: row.sharingType === 'CONDITIONAL' ? orNull(row.sharingCondition) : null,
      legalBasis: row.sharingType === 'UNCONDITIONAL' ? null : orNull(row.legalBasis),
      updateCycle: row.updateCycle,
      metadata: metadataInput(row),
    })),
  milestones: (form: Rows<MilestoneRow>): MilestoneInput[] =>
    sentRows.milestones(form).map((row) => ({
      id: row.id,
      title: text(row.title),
      weight: row.weight ?? 0,
      baselineStartOn: row.baselineStartOn ?? '',
      baselineEndOn: row.baselineEndOn ?? '',
    })),
  targets: (form: Rows<TargetRow>): PerformanceTargetInput[] =>
    sentRows.targets(form).map((row) => ({
      id: row.id,
      group: row.group,
      indicator: text(row.indicator),
      comparison: row.comparison,
      // What was typed for a number stays with the row; what is done or not has none.
      target: row.comparison === 'DONE' || !text(row.target) ? null : trimmed(text(row.target)),
      targetUnit: row.comparison === 'DONE' ? null : orNull(row.targetUnit),
      evidence: orNull(row.evidence),
      note: orNull(row.note),
    })),
}

const DECIMAL = /^\d+(\.\d{1,4})?$/
const emptyCells: { [K in Exclude<SectionKey, 'basics'>]: (row: never) => readonly string[] } = {
  participants: (row: ParticipantRow) => [row.unit ? '' : 'unitId', row.share === null ? 'share' : ''],
  estimate: (row: EstimateRow) => [DECIMAL.test(text(row.quantity)) ? '' : 'quantity', row.unitPrice === null ? 'unitPrice' : ''],
  sources: (row: SourceRow) => [row.amount === null ? 'amount' : '', row.source === 'COUNTY' && !row.participantId ? 'participantId' : ''],
  catalogue: (row: CatalogueRow) => [row.providerId ? '' : 'providerId'],
  milestones: (row: MilestoneRow) => [
    row.weight === null ? 'weight' : '',
    row.baselineStartOn ? '' : 'baselineStartOn',
    row.baselineEndOn ? '' : 'baselineEndOn',
  ],
  framework: () => [],
  targets: (row: TargetRow) => [row.comparison === 'DONE' || !text(row.target) || DECIMAL.test(text(row.target)) ? '' : 'target'],
}
/** How the mutation's input names the list of a section. */
export const LIST = { participants: 'participants', estimate: 'lines', sources: 'sources', catalogue: 'entries', milestones: 'milestones', targets: 'targets', framework: 'parts' } as const

export function holesOf<K extends SectionKey>(section: K, form: Forms[K]): Hole[] {
  if (section === 'basics') return []
  const list = section as Exclude<SectionKey, 'basics'>
  const rows = (sentRows[list] as (form: Forms[K]) => readonly Row[])(form)
  const empty = emptyCells[list] as (row: Row) => readonly string[]
  return rows.flatMap((row, index) => empty(row).filter(Boolean).map((cell): Hole => ({ path: [LIST[list], `${index}`, cell] })))
}

/** What a form says to the server, apart from ids: two forms with the same content are the same. */
export function contentOf<K extends SectionKey>(section: K, form: Forms[K]): string {
  const input = (inputOf[section] as (form: Forms[K]) => unknown)(form)
  const content = Array.isArray(input) ? input.map((row: object) => ({ ...row, id: undefined })) : input
  // What two people add at once stands in another place on each of their screens.
  if (section === 'participants') (content as ParticipantInput[]).sort((a, b) => a.unitId.localeCompare(b.unitId))
  return JSON.stringify(content)
}
