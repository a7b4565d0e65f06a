import { describe, expect, it } from 'vitest'
import { type Form, changed, inputOf, merged } from './form'

const base: Form = { template: 'county-under-city', code: '370829', name: '嘉祥县', nameEn: '', parentId: 't1', administrators: [], policies: [], dictionaries: [] }

describe('the answers of a draft', () => {
  it('sends only what was answered anew', () => {
    const mine = { ...base, nameEn: 'Jiaxiang' }
    expect(inputOf(mine, changed(base, mine))).toEqual({ nameEn: 'Jiaxiang' })
  })
  it('goes on top of what somebody else answered elsewhere', () => {
    const both = merged(base, { ...base, nameEn: 'Jiaxiang' }, { ...base, code: '370828' })
    expect(both).toEqual({ form: { ...base, code: '370828', nameEn: 'Jiaxiang' }, clashes: [] })
  })
  it('is a conflict where both answered the same differently, and none where they agree', () => {
    expect(merged(base, { ...base, name: '甲' }, { ...base, name: '乙' }).clashes).toEqual(['name'])
    expect(merged(base, { ...base, name: '甲' }, { ...base, name: '甲' }).clashes).toEqual([])
  })
})
