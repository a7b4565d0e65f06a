import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings'

type Facts = Parameters<typeof findingsOf>[0]
type Check = Facts['duplicateChecks'][number]

const project = (duplicateChecks: Check[], more: object = {}): Facts => ({ id: 'p', submittedAmount: '0.00', participants: [], catalogue: [], fundingSources: [], milestones: [], submissions: [], duplicateChecks, ...more }) as unknown as Facts
const duplicates = (...checks: Check[]) => findingsOf(project(checks)).find((finding) => finding.key.startsWith('duplicates'))
const ruled = { verdict: 'OVERLAP' } as const

describe('what the newest duplicate check says to a reviewer', () => {
  it('is never clear without a check', () => expect(duplicates()).toMatchObject({ key: 'duplicatesUnknown', ok: false }))

  it('is open while undetermined, until a person has ruled', () => {
    expect(duplicates({ id: 'c', state: 'UNDETERMINED', hits: [], rulings: [] } as unknown as Check)).toMatchObject({ key: 'duplicatesOpen', ok: false })
    expect(duplicates({ id: 'c', state: 'UNDETERMINED', hits: [], rulings: [ruled] } as unknown as Check)).toMatchObject({ key: 'duplicatesOpen', ok: true })
  })

  it('is clear when nothing was found', () => expect(duplicates({ id: 'c', state: 'DONE', hits: [], rulings: [] } as unknown as Check)).toMatchObject({ key: 'duplicatesNone', ok: true }))

  it('is open until each hit is ruled on', () => {
    const hits = [{ id: '1', rulings: [ruled] }, { id: '2', rulings: [] }]
    expect(duplicates({ id: 'c', state: 'DONE', hits, rulings: [] } as unknown as Check)).toMatchObject({ key: 'duplicates', ok: false, values: { all: 2, ruled: 1 } })
  })
})

describe('what was submitted, for a reviewer', () => {
  const of = (content: object, key: string) => findingsOf(project([], { submissions: [{ id: 's', lateReason: null, content: JSON.stringify(content) }] })).find((finding) => finding.key === key)
  const own = { kind: 'OWN', reason: '有队伍', consent: 'ASKED', answer: null, answeredBy: null }

  it('says nothing of who builds while the company does', () => expect(of({ builder: { kind: 'COMPANY' } }, 'ownBuild')).toBeUndefined())

  it('has an own build looked at until the authority consents', () => {
    expect(of({ builder: own }, 'ownBuild')).toMatchObject({ ok: false, values: { reason: '有队伍' } })
    expect(of({ builder: { ...own, consent: 'GIVEN', answer: '同意', answeredBy: '李卫东' } }, 'ownBuild')).toMatchObject({ ok: true, values: { answer: '李卫东：同意' } })
  })

  it('has a special track looked at as long as something is to be made good', () => {
    const special = { kind: 'URGENT', leader: '张副市长', basis: '防汛', skipped: ['BATCH', 'TARGETS'], lacking: ['TARGETS'], makeGoodDays: 30 }
    expect(of({ special }, 'special')).toMatchObject({ ok: false, values: { leader: '张副市长', days: 30, steps: 'TARGETS' } })
    expect(of({ special: { ...special, lacking: [] } }, 'special')).toMatchObject({ ok: true })
    expect(of({ special: { ...special, lacking: ['BATCH'] } }, 'special')).toMatchObject({ ok: true })
    expect(of({}, 'special')).toBeUndefined()
  })

  it('tells what was said after the last refusal, and nothing where there was none', () => {
    const reopenings = [
      { kind: 'APPEAL', reason: '补充了依据' },
      { kind: 'NEXT_BATCH', reason: '改为利旧' },
    ]
    expect(of({ reopenings }, 'nextBatch')).toMatchObject({ ok: false, values: { reason: '改为利旧' } })
    expect(of({ reopenings: reopenings.slice(0, 1) }, 'appeal')).toMatchObject({ ok: false, values: { reason: '补充了依据' } })
    expect(of({}, 'appeal')).toBeUndefined()
  })

  it('says when an upgrade counts as O&M', () => {
    expect(of({ categoryFacts: { countsAs: 'OM' } }, 'countsAs')).toMatchObject({ ok: true })
    expect(of({ categoryFacts: { countsAs: 'UPGRADE' } }, 'countsAs')).toBeUndefined()
  })
})
