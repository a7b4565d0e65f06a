import { describe, expect, it } from 'vitest'
import { type ReviewedHit, acceptedCuts } from './CasePrecheck'

const hit = (change: Partial<ReviewedHit>): ReviewedHit =>
  ({
    id: 'h', place: 'LINE', lineOrdinal: 1, text: '应用服务器', amount: '470000.00', verdict: 'ACCEPTED', reason: null, answeredByName: '陈静',
    line: { id: 'l1', submittedAmount: '470000.00', cutAmount: '0.00' },
    entry: { id: 'e1', kind: 'NEGATIVE', clause: '负面-01', title: '自购服务器', suggestion: '改申请政务云资源' },
    ...change,
  }) as ReviewedHit
const cuts = (...hits: ReviewedHit[]) => acceptedCuts(hits, (kind) => (kind === 'NEGATIVE' ? '负面清单' : '统建清单'))

describe('cuts that the lead has accepted', () => {
  it('are of the whole line, with the suggestion as reason and the clause', () => {
    expect(cuts(hit({}))).toEqual([{ lineId: 'l1', cutAmount: '470000.00', reason: '改申请政务云资源', clause: '负面清单 负面-01 自购服务器' }])
  })
  it('come once for a line that two clauses hit, with both', () => {
    const entry = { id: 'e2', kind: 'UNIFIED_BUILD', clause: '统建-09', title: '云资源', suggestion: '用云' } as ReviewedHit['entry']
    expect(cuts(hit({}), hit({ id: 'h2', entry }))).toEqual([{ lineId: 'l1', cutAmount: '470000.00', reason: '改申请政务云资源', clause: '负面清单 负面-01 自购服务器; 统建清单 统建-09 云资源' }])
  })
  it('leave out what is kept, cut already, or no line any more', () => {
    expect(cuts(hit({ verdict: 'KEPT' }), hit({ verdict: 'OPEN' }), hit({ line: null }), hit({ line: { id: 'l2', submittedAmount: '1.00', cutAmount: '1.00' } as ReviewedHit['line'] }))).toEqual([])
  })
})
