import type { FrameworkDirection, FundSource, Openness, ParticipantRole, ParticipantState, ProjectCategory, ResourceFormat, SharingType, SharingWay, TargetComparison, TargetGroup, UpdateCycle } from '@/gql/enums'

/** The parts of a draft that save by themselves, each with its own mutation. */
export const SECTIONS = ['basics', 'participants', 'estimate', 'sources', 'catalogue', 'milestones', 'targets', 'framework'] as const
export type SectionKey = (typeof SECTIONS)[number]

/** A row of a list: `key` is its place on this screen, `id` is the server's, null until it was saved. */
export interface Row {
  key: string
  id: string | null
}
export interface Rows<R extends Row> {
  rows: readonly R[]
}
export interface Basics {
  title: string
  goals: string
  category: ProjectCategory
  field: string
  plannedStartOn: string | null
  plannedEndOn: string | null
  /** The key task of a plan that it serves. */
  keyTaskId: string | null
}
export interface UnitRef {
  id: string
  name: string
  nameEn: string
  tenant: { id: string; code: string; name: string; nameEn: string }
}
export interface ParticipantRow extends Row {
  unit: UnitRef | null
  role: ParticipantRole
  packageTitle: string
  packageScope: string
  share: string | null
  /** What it has said: once asked, its package is changed by amending it. */
  state: ParticipantState
}
/** To whose package a line belongs: the lead's, a participant's by id, or nobody's yet. */
export type Owner = 'lead' | (string & {}) | null
export interface EstimateRow extends Row {
  costGroup: string
  title: string
  quantity: string
  quantityUnit: string
  unitPrice: string | null
  owner: Owner
}
export interface SourceRow extends Row {
  source: FundSource
  participantId: string | null
  amount: string | null
  boundary: string
}
/** What the national catalogue asks of an entry beside the rest; nothing is '' or null. */
export interface CatalogueMeta {
  categoryClass: string
  categoryItem: string
  categorySubitem: string
  categoryDetail: string
  code: string
  format: ResourceFormat | ''
  sharingWay: SharingWay | ''
  openness: Openness | ''
  openCondition: string
  publishedOn: string | null
  /** Codes, white space between them. */
  relatedCodes: string
}
export interface CatalogueRow extends Row, CatalogueMeta {
  name: string
  providerId: string | null
  summary: string
  /** Information items, one a line; behind a tab the type. */
  items: string
  sharingType: SharingType
  sharingCondition: string
  legalBasis: string
  updateCycle: UpdateCycle
}
export interface MilestoneRow extends Row {
  title: string
  weight: number | null
  baselineStartOn: string | null
  baselineEndOn: string | null
}
/** `target` is the number as it is typed. */
export interface TargetRow extends Row {
  group: TargetGroup
  indicator: string
  comparison: TargetComparison
  target: string
  targetUnit: string
  evidence: string
  note: string
}

export interface InterfaceCell {
  name: string
  direction: FrameworkDirection
  counterpart: string
  data: string
}
/** What is said of the whole has `id` WHOLE; the others are parts: of the lead, or of a participant by its id. */
export interface FrameworkRow extends Row {
  title: string
  goals: string
  contents: string
  businessFlow: string
  dataFlow: string
  /** Items, one a line. */
  scope: string
  interfaces: readonly InterfaceCell[]
}
export const WHOLE = 'whole'

export interface Forms {
  basics: Basics
  participants: Rows<ParticipantRow>
  estimate: Rows<EstimateRow>
  sources: Rows<SourceRow>
  catalogue: Rows<CatalogueRow>
  milestones: Rows<MilestoneRow>
  targets: Rows<TargetRow>
  framework: Rows<FrameworkRow>
}

export const NO_META: CatalogueMeta = {
  categoryClass: '', categoryItem: '', categorySubitem: '', categoryDetail: '', code: '', format: '', sharingWay: '', openness: '', openCondition: '', publishedOn: null, relatedCodes: '',
}

const fresh = () => ({ key: crypto.randomUUID(), id: null })

/** Empty rows, as a person begins them. */
export const newRow = {
  participants: (): ParticipantRow => ({ ...fresh(), unit: null, role: 'CO_BUILDER', packageTitle: '', packageScope: '', share: null, state: 'DRAFT' }),
  estimate: (costGroup: string, owner: Owner): EstimateRow => ({ ...fresh(), costGroup, title: '', quantity: '1', quantityUnit: '', unitPrice: null, owner }),
  sources: (): SourceRow => ({ ...fresh(), source: 'DEVELOPMENT', participantId: null, amount: null, boundary: '' }),
  catalogue: (providerId: string | null): CatalogueRow => ({
    ...fresh(),
    name: '',
    providerId,
    summary: '',
    items: '',
    sharingType: 'UNCONDITIONAL',
    sharingCondition: '',
    legalBasis: '',
    updateCycle: 'DAILY',
    ...NO_META,
  }),
  milestones: (): MilestoneRow => ({ ...fresh(), title: '', weight: null, baselineStartOn: null, baselineEndOn: null }),
  framework: (of: string, title: string): FrameworkRow => ({ key: of, id: of, title, goals: '', contents: '', businessFlow: '', dataFlow: '', scope: '', interfaces: [] }),
  targets: (group: TargetGroup): TargetRow => ({ ...fresh(), group, indicator: '', comparison: 'AT_LEAST', target: '', targetUnit: '', evidence: '', note: '' }),
}
