import { describe, expect, it } from 'vitest'
import { CATEGORIES, KINDS, PAPERS, categoriesOf } from './filings'

describe('categories of a filing', () => {
  it('has what is operated and services for operation, everything that is built for construction', () => {
    expect(categoriesOf('OPERATION')).toEqual(['OM', 'SERVICE'])
    expect(categoriesOf('CONSTRUCTION')).toEqual(['NEW', 'REBUILD', 'EXTENSION', 'UPGRADE', 'SERVICE'])
  })
  it('leaves no category without a kind, and names each paper once', () => {
    expect(new Set(KINDS.flatMap(categoriesOf))).toEqual(new Set(CATEGORIES))
    expect(new Set(PAPERS).size).toBe(PAPERS.length)
  })
})
