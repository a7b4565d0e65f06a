import { describe, expect, it } from 'vitest'
import { type FrameworkRow, WHOLE, newRow } from './forms'
import { contentOf, frameworkWritten, inputOf } from './inputs'
import { merge } from './merge'
import { SpotErrors, spotOf } from './places'

const whole = (change: Partial<FrameworkRow> = {}) => ({ ...newRow.framework(WHOLE, ''), ...change })
const lead = (change: Partial<FrameworkRow> = {}) => ({ ...newRow.framework('lead', '市卫健委'), ...change })
const part = (change: Partial<FrameworkRow> = {}) => ({ ...newRow.framework('p1', '东山县卫健局'), ...change })

describe('the framework plan of a draft', () => {
  it('sends each line of a scope as an item, and no empty lines or interfaces', () => {
    const input = inputOf.framework({
      rows: [whole({ goals: ' 一人一档 ' }), lead(), part({ scope: ' 接口改造 \n\n前置机\n', interfaces: [{ name: '', direction: 'GIVES', counterpart: ' ', data: '' }, { name: '推送 ', direction: 'TAKES', counterpart: '市平台', data: '门诊' }] })],
    })
    expect(input).toEqual({
      goals: '一人一档',
      contents: null,
      parts: [
        { participantId: null, businessFlow: null, dataFlow: null, scope: [], interfaces: [] },
        { participantId: 'p1', businessFlow: null, dataFlow: null, scope: ['接口改造', '前置机'], interfaces: [{ name: '推送', direction: 'TAKES', counterpart: '市平台', data: '门诊' }] },
      ],
    })
  })
  it('is empty until something is written', () => {
    expect(frameworkWritten({ rows: [whole(), lead(), part({ scope: ' \n' })] })).toBe(false)
    expect(frameworkWritten({ rows: [whole(), lead({ scope: '平台' })] })).toBe(true)
  })
  it('takes the same words for the same content', () => {
    expect(contentOf('framework', { rows: [part({ scope: '平台\n' })] })).toBe(contentOf('framework', { rows: [part({ scope: ' 平台' })] }))
  })
  it('keeps what two clerks write in different parts, and tells of the same cell', () => {
    const base = { rows: [whole(), lead(), part()] }
    const mine = { rows: [whole(), lead({ scope: '平台' }), part()] }
    const theirs = { rows: [whole({ goals: '目标' }), lead(), part({ dataFlow: '到市平台' })] }
    const merged = merge(base, mine, theirs)
    expect(merged.clashes).toEqual([])
    expect(inputOf.framework(merged.value)).toMatchObject({ goals: '目标', parts: [{ scope: ['平台'] }, { dataFlow: '到市平台' }] })
    expect(merge(base, mine, { rows: [whole(), lead({ scope: '别的' }), part()] }).clashes).toMatchObject([{ cell: 'scope', mine: '平台', theirs: '别的' }])
  })
  it('finds the cell of a refusal, of a save and of the check of the whole', () => {
    expect(spotOf(['framework', 'parts', 'p1', 'scope'])).toEqual({ section: 'framework', at: 'p1.scope' })
    expect(spotOf(['framework', 'goals'])).toEqual({ section: 'framework', at: 'goals' })
    expect(spotOf(['framework', 'overlaps', '0'])).toEqual({ section: 'framework', at: 'overlaps' })
    const rows = [whole(), lead(), part()]
    const errors = new SpotErrors('framework', { rows }, [
      { path: ['parts', '1', 'scope', '0'], message: '太长', code: 'INVALID' },
      { path: ['framework', 'parts', 'lead', 'scope'], message: '没有范围', code: 'REQUIRED' },
    ])
    expect(errors.at(rows[2] ?? null, 'scope')).toMatchObject([{ message: '太长' }])
    expect(errors.at(rows[1] ?? null, 'scope')).toMatchObject([{ message: '没有范围' }])
    expect(errors.rest).toEqual([])
  })
})
