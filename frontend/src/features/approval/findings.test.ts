import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings'

type Facts = Parameters<typeof findingsOf>[0]
type Check = Facts['duplicateChecks'][number]

const project = (duplicateChecks: Check[]): Facts => ({ id: 'p', submittedAmount: '0.00', participants: [], catalogue: [], fundingSources: [], milestones: [], submissions: [], duplicateChecks }) as unknown as Facts
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
