import type { ItemType, Openness, ResourceFormat, SharingType, SharingWay, UpdateCycle } from '@/gql/enums'
import { type ItemCell, itemsOf, metaOf } from './catalogueItems'
import type { CatalogueRow } from './forms'

export const SHARING: readonly SharingType[] = ['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED']
export const CYCLES: readonly UpdateCycle[] = ['REAL_TIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY']
export const FORMATS: readonly ResourceFormat[] = ['DATABASE', 'FILE', 'SPREADSHEET', 'IMAGE', 'MEDIA', 'OTHER']
export const WAYS: readonly SharingWay[] = ['INTERFACE', 'TABLES', 'FILES', 'OFFLINE']
export const OPENNESS: readonly Openness[] = ['OPEN', 'CONDITIONAL', 'NOT_OPEN']
export const ITEM_TYPES: readonly ItemType[] = ['CHARACTER', 'NUMBER', 'MONEY', 'DATE', 'DATE_TIME', 'LOGICAL', 'MEMO', 'GENERAL', 'DOUBLE', 'INTEGER', 'FLOAT']

/** Words that were pasted, one a line or one a cell, as names of items. */
export const pastedItems = (text: string): readonly ItemCell[] =>
  text.split(/\r?\n/).map((line) => line.split('\t')[0]?.trim() ?? '').filter(Boolean).map((name) => ({ name, type: '' as const }))

export const restricted = (row: CatalogueRow) => row.sharingType !== 'UNCONDITIONAL'
export const lacksLaw = (row: CatalogueRow) => restricted(row) && !row.legalBasis.trim()
export const lacksCondition = (row: CatalogueRow) => row.sharingType === 'CONDITIONAL' && !row.sharingCondition.trim()

export type Lacking = 'SUMMARY' | 'ITEMS' | 'ITEM_TYPES' | 'CATEGORY' | 'CODE' | 'FORMAT' | 'SHARING_CONDITION' | 'SHARING_WAY' | 'LEGAL_BASIS' | 'OPENNESS' | 'OPEN_CONDITION'

/** What a row lacks while it is typed, as the server will say of it once it is saved. */
export function missingOf(row: CatalogueRow): readonly Lacking[] {
  const meta = metaOf(row)
  const items = itemsOf(row.items).filter((item) => item.name.trim())
  const lacks: readonly [Lacking, boolean][] = [
    ['SUMMARY', !row.summary.trim()],
    ['ITEMS', !items.length],
    ['ITEM_TYPES', items.some((item) => !item.type)],
    ['CATEGORY', !meta.categoryClass.trim() || !meta.categoryItem.trim()],
    ['CODE', !meta.code.trim()],
    ['FORMAT', !meta.format],
    ['SHARING_CONDITION', lacksCondition(row)],
    ['SHARING_WAY', row.sharingType !== 'NOT_SHARED' && !meta.sharingWay],
    ['LEGAL_BASIS', lacksLaw(row)],
    ['OPENNESS', !meta.openness],
    ['OPEN_CONDITION', meta.openness === 'CONDITIONAL' && !meta.openCondition.trim()],
  ]
  return lacks.filter(([, missing]) => missing).map(([field]) => field)
}
