import { describe, expect, it } from 'vitest'
import { missingOf, pastedItems } from './catalogueFields'
import { codesOf, itemsOf, linesOf, metaOf } from './catalogueItems'
import { type CatalogueRow, newRow } from './forms'
import { inputOf } from './inputs'
import { SpotErrors, spotOf } from './places'

const row = (change: Partial<CatalogueRow> = {}): CatalogueRow => ({
  ...newRow.catalogue('u1'),
  name: '门诊记录',
  summary: '就诊记录',
  items: '姓名\tCHARACTER\n出生日期\tDATE',
  categoryClass: '基础信息',
  categoryItem: '人口',
  code: '307370900/000001',
  format: 'DATABASE',
  sharingWay: 'INTERFACE',
  openness: 'NOT_OPEN',
  ...change,
})

describe('what an entry of the catalogue lacks', () => {
  it('is nothing when all is said, and depends on how it is shared', () => {
    expect(missingOf(row())).toEqual([])
    expect(missingOf(row({ sharingWay: '' }))).toEqual(['SHARING_WAY'])
    expect(missingOf(row({ sharingType: 'CONDITIONAL' }))).toEqual(['SHARING_CONDITION', 'LEGAL_BASIS'])
    expect(missingOf(row({ sharingType: 'NOT_SHARED', sharingWay: '' }))).toEqual(['LEGAL_BASIS'])
    expect(missingOf(row({ openness: 'CONDITIONAL' }))).toEqual(['OPEN_CONDITION'])
    expect(missingOf(row({ items: '姓名\n' }))).toEqual(['ITEM_TYPES'])
    expect(missingOf(newRow.catalogue('u1'))).toEqual(['SUMMARY', 'ITEMS', 'CATEGORY', 'CODE', 'FORMAT', 'SHARING_WAY', 'OPENNESS'])
  })
  it('is told of a row that was kept before there was metadata', () => {
    const { key, id, name, providerId, summary, items, sharingType, sharingCondition, legalBasis, updateCycle } = row()
    const old = { key, id, name, providerId, summary, items, sharingType, sharingCondition, legalBasis, updateCycle } as CatalogueRow
    expect(metaOf(old).code).toBe('')
    expect(missingOf(old)).toEqual(['CATEGORY', 'CODE', 'FORMAT', 'SHARING_WAY', 'OPENNESS'])
  })
})

describe('information items', () => {
  it('are kept one a line with their types, and come back as they were', () => {
    const items = itemsOf('姓名\tCHARACTER\n住址\n\tDATE')
    expect(items).toEqual([{ name: '姓名', type: 'CHARACTER' }, { name: '住址', type: '' }, { name: '', type: 'DATE' }])
    expect(linesOf(items)).toBe('姓名\tCHARACTER\n住址\n\tDATE')
    expect(itemsOf('')).toEqual([])
  })
  it('are pasted from a column', () => {
    expect(pastedItems('姓名\t张三\r\n\r\n性别\t女').map((item) => item.name)).toEqual(['姓名', '性别'])
  })
  it('are sent with their types, without what was left empty; what does not apply is not sent', () => {
    const sent = inputOf.catalogue({ rows: [row({ items: '姓名\tCHARACTER\n\tDATE', relatedCodes: 'A-1，A-2 A-1', openCondition: 'typed before' })] })[0]
    expect(sent?.informationItems).toEqual([{ name: '姓名', type: 'CHARACTER' }])
    expect(sent?.metadata).toMatchObject({ code: '307370900/000001', sharingWay: 'INTERFACE', openCondition: null, relatedCodes: ['A-1', 'A-2'] })
    expect(inputOf.catalogue({ rows: [row({ sharingType: 'NOT_SHARED' })] })[0]?.metadata?.sharingWay).toBeNull()
    expect(codesOf(' ')).toEqual([])
  })
})

it('a refusal of the metadata stands at its cell in the row', () => {
  expect(spotOf(['entries', '1', 'metadata', 'code'])).toEqual({ section: 'catalogue', at: '1.code' })
  const form = { rows: [row(), row({ name: '住院记录' })] }
  const errors = new SpotErrors('catalogue', form, [{ path: ['catalogue', '1', 'metadata', 'code'], message: 'lacks its code', clause: null, lift: null, code: 'CATALOGUE_INCOMPLETE' }])
  expect(errors.at(form.rows[1]!, 'code')).toHaveLength(1)
  expect(errors.at(form.rows[0]!, 'code')).toHaveLength(0)
})
