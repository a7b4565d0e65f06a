import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'

const text = (value: unknown) => JSON.stringify(value)

describe('what changed between two submissions', () => {
  it('names the changed field of the item with the same id, even when its place and title changed', () => {
    const before = text({ estimateLines: [{ id: 'a', ordinal: 1, title: '整体开发', quantity: '1', unitPrice: '1600000.00' }] })
    const after = text({ estimateLines: [{ id: 'b', ordinal: 1, title: '主数据' }, { id: 'a', ordinal: 2, title: '资源治理', quantity: '38', unitPrice: '30000.00' }] })
    expect(changesBetween(before, after)).toEqual([
      { section: 'estimateLines', item: '资源治理', field: 'title', before: '整体开发', after: '资源治理' },
      { section: 'estimateLines', item: '资源治理', field: 'quantity', before: '1', after: '38' },
      { section: 'estimateLines', item: '资源治理', field: 'unitPrice', before: '1600000.00', after: '30000.00' },
      { section: 'estimateLines', item: '主数据', field: '', before: null, after: '主数据' },
    ])
  })
  it('matches items without an id by their name, and says what went as one change', () => {
    const before = text({ catalogue: [{ name: '门诊记录', sharingType: 'CONDITIONAL' }, { name: '体检记录' }] })
    const after = text({ catalogue: [{ name: '门诊记录', sharingType: 'UNCONDITIONAL' }] })
    expect(changesBetween(before, after)).toEqual([
      { section: 'catalogue', item: '门诊记录', field: 'sharingType', before: 'CONDITIONAL', after: 'UNCONDITIONAL' },
      { section: 'catalogue', item: '体检记录', field: '', before: '体检记录', after: null },
    ])
  })
  it('names the changed field of a part of the framework plan by its unit, and reads its items in turn', () => {
    const parts = (...scope: string[]) => text({ frameworkParts: [{ id: 'p', unit: { id: 'u', name: '东山县卫生健康局' }, scope, interfaces: [{ counterpart: '市平台', data: '门诊', direction: 'GIVES', name: '推送' }] }] })
    expect(changesBetween(parts('接口改造'), parts('接口改造', '前置机'))).toEqual([{ section: 'frameworkParts', item: '东山县卫生健康局', field: 'scope', before: '接口改造', after: '接口改造；前置机' }])
    expect(changesBetween(parts(), parts())).toEqual([])
    expect(changesBetween(parts('接口改造'), parts())[0]).toMatchObject({ after: null })
  })
  it('names the changed field of a performance target by its indicator', () => {
    const targets = (target: string) => text({ targets: [{ id: 't', group: 'SOCIAL', indicator: '互认检查占比', comparison: 'AT_LEAST', target, targetUnit: '%' }] })
    expect(changesBetween(targets('60'), targets('65.25'))).toEqual([{ section: 'targets', item: '互认检查占比', field: 'target', before: '60', after: '65.25' }])
  })
  it('takes a submission without a batch as one that goes on in the batch before', () => {
    const batch = { id: 'b', year: 2026, title: '信息化项目', closesOn: '2025-09-15' }
    expect(changesBetween(text({ batch }), text({}))).toEqual([])
    expect(changesBetween(text({ batch: { ...batch, lateReason: '材料补正' } }), text({ batch: { ...batch, lateReason: null } }))).toEqual([])
    expect(changesBetween(text({ batch }), text({ batch: { ...batch, id: 'c', year: 2027 } }))).toMatchObject([{ section: 'batch', field: 'year', before: '2026', after: '2027' }])
  })
  it('is silent about bookkeeping and about a snapshot that cannot be read', () => {
    expect(changesBetween(text({ version: 3, goals: '同' }), text({ version: 4, goals: '同' }))).toEqual([])
    expect(changesBetween('', 'not json')).toEqual([])
  })
  it('knows items that were written anew by their name, unless two have it', () => {
    const lines = (...of: [number, string, string][]) => JSON.stringify({ estimateLines: of.map(([id, title, unitPrice]) => ({ id, title, unitPrice })) })
    expect(changesBetween(lines([1, '平台', '40.00'], [2, '密码', '8.00']), lines([3, '平台', '39.00'], [4, '密码', '8.00'], [5, '测评', '1.00']))).toEqual([
      { section: 'estimateLines', item: '平台', field: 'unitPrice', before: '40.00', after: '39.00' },
      { section: 'estimateLines', item: '测评', field: '', before: null, after: '测评' },
    ])
    expect(changesBetween(lines([1, '平台', '40.00'], [2, '平台', '8.00']), lines([3, '平台', '40.00'])).map((each) => [each.before, each.after])).toEqual([['平台', null], ['平台', null], [null, '平台']])
  })
})
