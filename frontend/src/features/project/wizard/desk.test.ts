import { describe, expect, it } from 'vitest'
import { Desk, type DeskServer, type Whole, type Written } from './desk'
import type { EstimateRow, Forms, SectionKey } from './forms'
import { contentOf, sentRows } from './inputs'

const line = (id: string | null, title: string, unitPrice = '10.00', key = id ?? `new-${title}`): EstimateRow => ({
  key, id, costGroup: 'core', title, quantity: '1', quantityUnit: 'set', unitPrice, owner: 'lead',
})
const forms = (): Forms => ({
  basics: { title: 'Platform', goals: 'old', category: 'NEW', field: 'health', plannedStartOn: null, plannedEndOn: null, keyTaskId: null },
  participants: { rows: [] },
  estimate: { rows: [line('l1', 'one'), line('l2', 'two')] },
  sources: { rows: [] },
  catalogue: { rows: [] },
  milestones: { rows: [] },
  targets: { rows: [] },
  framework: { rows: [] },
})

/** A server with one version for the whole draft, that others can write to, and that loses answers on demand. */
class Server implements DeskServer<string> {
  now: Whole<string> = { version: 1, head: 'h', forms: forms() }
  losesNextAnswer = false
  writes = 0
  private ids = 100
  read = () => Promise.resolve(structuredClone(this.now))
  write = <K extends SectionKey>(section: K, form: Forms[K], version: number): Promise<Written<string>> => {
    this.writes++
    if (version !== this.now.version) return Promise.resolve({ kind: 'stale' })
    this.put({ [section]: section === 'estimate' ? { rows: sentRows.estimate(form as Forms['estimate']) } : form })
    if (this.losesNextAnswer) {
      this.losesNextAnswer = false
      return Promise.reject(new Error('line cut'))
    }
    const stored = this.now.forms[section]
    return Promise.resolve({ kind: 'saved', version: this.now.version, head: 'h', rows: 'rows' in stored ? stored.rows.map((row) => ({ id: row.id ?? '' })) : [] })
  }
  /** Somebody's save. */
  put(change: Partial<Forms>) {
    const next = structuredClone({ ...this.now.forms, ...change })
    next.estimate = { rows: next.estimate.rows.map((row) => ({ ...row, id: row.id ?? `s${this.ids++}` })).map((row) => ({ ...row, key: row.id })) }
    this.now = { version: this.now.version + 1, head: 'h', forms: next }
  }
}
const open = async () => {
  const server = new Server()
  return { server, desk: new Desk(await server.read(), server) }
}
const estimate = (...rows: EstimateRow[]) => ({ rows })
const titles = (form: Forms['estimate']) => form.rows.map((row) => row.title)

describe('a draft whose sections save by themselves', () => {
  it('saves one section after another although the server counts one version for all', async () => {
    const { server, desk } = await open()
    const basics = desk.whole.forms.basics
    const lines = desk.whole.forms.estimate
    const both = await Promise.all([
      desk.saver('basics', String)({ ...basics, goals: 'new' }, 1, basics),
      desk.saver('estimate', String)(estimate(...lines.rows, line(null, 'three')), 1, lines),
    ])
    expect(both.map((each) => each.kind)).toEqual(['saved', 'saved'])
    expect(server.writes).toBe(2)
    expect(server.now.forms.basics.goals).toBe('new')
    expect(titles(server.now.forms.estimate)).toEqual(['one', 'two', 'three'])
  })
  it('goes on without asking when somebody changed another section', async () => {
    const { server, desk } = await open()
    server.put({ milestones: { rows: [] } })
    const basics = desk.whole.forms.basics
    expect((await desk.saver('basics', String)({ ...basics, goals: 'mine' }, 1, basics)).kind).toBe('saved')
  })
  it('merges another line of the same table that somebody added or changed meanwhile', async () => {
    const { server, desk } = await open()
    const base = desk.whole.forms.estimate
    server.put({ estimate: estimate(line('l1', 'one', '99.00'), line('l2', 'two'), line(null, 'theirs')) })
    const mine = estimate(line('l1', 'one, renamed'), line('l2', 'two'), line(null, 'mine'))
    const answer = await desk.saver('estimate', String)(mine, 1, base)
    expect(answer.kind).toBe('saved')
    expect(server.now.forms.estimate.rows.map((row) => `${row.title} ${row.unitPrice}`).sort()).toEqual(['mine 10.00', 'one, renamed 99.00', 'theirs 10.00', 'two 10.00'])
  })
  it('asks when both changed the same field, and writes nothing', async () => {
    const { server, desk } = await open()
    const base = desk.whole.forms.basics
    server.put({ basics: { ...base, goals: 'theirs' } })
    const answer = await desk.saver('basics', String)({ ...base, goals: 'mine' }, 1, base)
    expect(answer).toMatchObject({ kind: 'conflict', theirs: { goals: 'theirs' } })
    expect(desk.clash.get('basics')?.clashes).toMatchObject([{ cell: 'goals', mine: 'mine', theirs: 'theirs' }])
    expect(server.now.forms.basics.goals).toBe('theirs')
  })
  it('finds the conflict also when another section of its own has saved in between', async () => {
    const { server, desk } = await open()
    const { basics, estimate: lines } = desk.whole.forms
    server.put({ basics: { ...basics, goals: 'theirs' } })
    await desk.saver('estimate', String)(estimate(...lines.rows, line(null, 'three')), 1, lines)
    expect((await desk.saver('basics', String)({ ...basics, goals: 'mine' }, 1, basics)).kind).toBe('conflict')
  })
  it('asks when a draft typed before a reload meets a field that somebody has changed since', async () => {
    const { server } = await open()
    const base = server.now.forms.basics
    server.put({ basics: { ...base, goals: 'theirs' } })
    const reloaded = new Desk(await server.read(), server)
    expect((await reloaded.saver('basics', String)({ ...base, goals: 'typed before' }, 1, base)).kind).toBe('conflict')
  })
  it('gives new rows their ids, and keeps what was typed while the save was under way', async () => {
    const { server, desk } = await open()
    const base = desk.whole.forms.estimate
    const sent = estimate(...base.rows, line(null, 'three'))
    const answer = await desk.saver('estimate', String)(sent, 1, base)
    if (answer.kind !== 'saved') throw new Error(answer.kind)
    const typed = estimate(...sent.rows.map((row) => (row.title === 'three' ? { ...row, unitPrice: '55.00' } : row)), line(null, 'four'))
    const shown = answer.settle?.(typed) as Forms['estimate']
    expect(shown.rows.map((row) => row.id)).toEqual(['l1', 'l2', 's100', null])
    expect(shown.rows[2]?.unitPrice).toBe('55.00')
    const again = await desk.saver('estimate', String)(shown, 2, answer.settle?.(sent) as Forms['estimate'])
    expect(again.kind).toBe('saved')
    expect(titles(server.now.forms.estimate)).toEqual(['one', 'two', 'three', 'four'])
  })
  it('does not write twice what the server has although its answer was lost', async () => {
    const { server, desk } = await open()
    const base = desk.whole.forms.estimate
    const sent = estimate(...base.rows, line(null, 'three'))
    server.losesNextAnswer = true
    await expect(desk.saver('estimate', String)(sent, 1, base)).rejects.toThrow('line cut')
    const answer = await desk.saver('estimate', String)(sent, 1, base)
    expect(answer.kind).toBe('saved')
    expect(titles(server.now.forms.estimate)).toEqual(['one', 'two', 'three'])
    if (answer.kind === 'saved') expect(answer.settle?.(sent).rows[2]?.id).toBe('s100')
  })
  it('sends no row with a cell that must not be empty, and names the cell', async () => {
    const { server, desk } = await open()
    const base = desk.whole.forms.estimate
    const answer = await desk.saver('estimate', (cell) => `fill ${cell}`)(estimate(...base.rows, { ...line(null, 'three'), unitPrice: null }), 1, base)
    expect(answer).toMatchObject({ kind: 'refused', errors: [{ path: ['lines', '2', 'unitPrice'], message: 'fill unitPrice' }] })
    expect(server.writes).toBe(0)
  })
  it('does not send a row in which nothing was entered, and leaves it on screen', async () => {
    const { server, desk } = await open()
    const base = desk.whole.forms.estimate
    const empty: EstimateRow = { ...line(null, '', undefined, 'empty'), quantityUnit: '', unitPrice: null }
    const sent = estimate(line('l1', 'renamed'), line('l2', 'two'), empty)
    const answer = await desk.saver('estimate', String)(sent, 1, base)
    expect(titles(server.now.forms.estimate)).toEqual(['renamed', 'two'])
    if (answer.kind === 'saved') expect(answer.settle?.(sent).rows).toHaveLength(3)
  })
  it('takes 1 and 1.0000, or 100 and 100.00, for the same content', () => {
    const at = (quantity: string, unitPrice: string) => contentOf('estimate', estimate({ ...line('l1', 'one', unitPrice), quantity }))
    expect(at('1', '100')).toBe(at('1.0000', '100.00'))
  })
})
