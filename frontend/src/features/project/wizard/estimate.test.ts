import { describe, expect, it } from 'vitest'
import { changedLines, inWholeList } from './changedLines'
import { difference, estimateTotal, lineAmount, type PasteContext, parsePasted, priceOf, totalsByOwner } from './estimate'
import type { EstimateRow } from './forms'

const row = (quantity: string, unitPrice: string | null, owner: EstimateRow['owner'] = 'lead'): EstimateRow => ({
  key: '1', id: null, costGroup: 'core', title: 'x', quantity, quantityUnit: 'set', unitPrice, owner,
})
const context: PasteContext = {
  costGroups: [{ code: 'core', name: '核心平台', nameEn: 'Core platform' }, { code: 'county_access', name: '县级接入', nameEn: 'County access' }],
  owners: [{ value: 'lead', names: ['市卫健委'] }, { value: 'p1', names: ['东平县卫健局'] }],
  costGroup: 'core',
  wan: false,
}

describe('an estimate', () => {
  it('multiplies without floats: 0.1 × 0.2 yuan is 2 fen, and halves are rounded up', () => {
    expect(lineAmount(row('0.1', '0.20'))).toBe('0.02')
    expect(lineAmount(row('0.5', '0.01'))).toBe('0.01')
    expect(lineAmount(row('1.0005', '9999999999.99'))).toBe('10004999999.99')
  })
  it('adds three hundred lines exactly', () => {
    expect(estimateTotal(Array.from({ length: 300 }, () => row('3', '0.10')))).toBe('90.00')
  })
  it('counts a line without a price as nothing', () => expect(lineAmount(row('3', null))).toBe('0.00'))
  it('sums by package, with what belongs to nobody apart', () => {
    const sums = totalsByOwner([row('2', '100.00'), row('1', '50.00', 'p1'), row('1', '7.00', null), row('1', '3.00', 'p1')])
    expect([...sums]).toEqual([['lead', '200.00'], ['p1', '53.00'], ['', '7.00']])
  })
  it('says what the sources lack or have too much', () => {
    expect(difference('14386000.00', '14000000.00')).toEqual({ amount: '386000.00', lacks: true })
    expect(difference('100.00', '100.01')).toEqual({ amount: '0.01', lacks: false })
    expect(difference('100.00', '100')).toBeNull()
  })
})

describe('what is sent of a long list', () => {
  const line = (id: string | null, title: string) => ({ id, title, costGroup: 'core', quantity: '1', quantityUnit: '套', unitPrice: '1.00', participantId: null, leads: true })
  const had = [line('a', '甲'), line('b', '乙'), line('c', '丙')]
  it('is what was changed and what was added at the end', () =>
    expect(changedLines(had, [line('a', '甲'), line('b', '改'), line('c', '丙'), line(null, '新')])).toEqual([1, 3]))
  it('is all of it when a line was removed, put in between or moved', () => {
    expect(changedLines(had, [line('a', '甲'), line('c', '丙')])).toBeNull()
    expect(changedLines(had, [line('a', '甲'), line(null, '新'), line('b', '乙'), line('c', '丙')])).toBeNull()
    expect(changedLines(had, [line('b', '乙'), line('a', '甲'), line('c', '丙')])).toBeNull()
  })
  it('is refused at its place in the whole list', () =>
    expect(inWholeList([{ path: ['lines', '1', 'title'], message: 'x' }, { path: ['version'], message: 'y' }], [4, 9]).map((error) => error.path.join('.'))).toEqual(['lines.9.title', 'version']))
})

describe('rows pasted from a spreadsheet', () => {
  it('become lines, with group and owner by name, and the head line is passed over', () => {
    const { rows, left } = parsePasted('名称\t数量\t单位\t单价\t类别\t归属\n数据中台\t1\t套\t1,200,000\t核心平台\t市卫健委\n接口\t2.50\t项\t"¥104,000.00"\t县级接入\t东平县卫健局\n', context)
    expect(left).toEqual([])
    expect(rows).toEqual([
      { title: '数据中台', quantity: '1', quantityUnit: '套', unitPrice: '1200000.00', costGroup: 'core', owner: 'lead' },
      { title: '接口', quantity: '2.5', quantityUnit: '项', unitPrice: '104000.00', costGroup: 'county_access', owner: 'p1' },
    ])
  })
  it('are left out with their line and the cell that is wrong, the good ones are not', () => {
    const { rows, left } = parsePasted('服务器\t五\t台\t94000\n终端\t3\t台\t-5\n软件\t1\t套\t10.005\n合计\n正常\t1\t项\t5', context)
    expect(rows.map((each) => each.title)).toEqual(['正常'])
    expect(left.map(({ line, cell }) => [line, cell])).toEqual([[1, 'quantity'], [2, 'unitPrice'], [3, 'unitPrice'], [4, 'columns']])
  })
  it('are left out where there is no such cost group, and not put into another', () => {
    const { rows, left } = parsePasted('电脑\t3\t台\t5000\t硬件设备\n中台\t1\t套\t5', context)
    expect(rows.map((each) => each.costGroup)).toEqual(['core'])
    expect(left).toMatchObject([{ line: 1, cell: 'costGroup' }])
  })
  it('take prices in 万元 when told so', () => expect(parsePasted('中台\t1\t套\t58.6', { ...context, wan: true }).rows[0]?.unitPrice).toBe('586000.00'))
  it('belong to nobody yet when the owner is missing or unknown', () => {
    expect(parsePasted('中台\t1\t套\t5\t\t某局\n其他\t1\t套\t5', context).rows.map((each) => each.owner)).toEqual([null, null])
  })
  it('keep trailing zeros from being taken for fractions of a fen', () => expect(priceOf('10.500')).toBe('10.50'))
})
