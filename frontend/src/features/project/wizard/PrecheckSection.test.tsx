import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { Client, type Operation, type OperationResult, Provider, makeResult } from 'urql'
import { filter, fromPromise, mergeMap, pipe } from 'wonka'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ViewerContext } from '@/kit/viewer'
import PrecheckSection from './PrecheckSection'

interface Hit { id: string; place: string; text: string; amount: string | null; verdict: string; reason: string | null; version: number; line: { id: string } | null }
type Input = { answers?: { hitId: string; version: number; verdict: string; reason: string | null }[] }

/** A server that checks one draft and takes answers to its hits. */
const server = {
  hits: [] as Hit[],
  checked: 0,
  changed: false,
  submission: null as number | null,
  asked: [] as Input[],
  project() {
    const check = {
      __typename: 'Precheck', id: `k${this.checked}`, number: this.checked, checkedAt: '2025-09-11T08:40:00Z', personName: '陈静', submissionNumber: this.submission, lineCount: 2, hitCount: this.hits.length, changedSince: this.changed, entries: [{ __typename: 'ListEntry', id: 'e1' }],
      hits: this.hits.map((hit) => ({ __typename: 'PrecheckHit', lineOrdinal: 6, words: ['流程引擎'], answeredByName: null, ...hit, line: hit.line && { __typename: 'EstimateLine', ...hit.line }, entry: { __typename: 'ListEntry', id: 'e1', kind: 'UNIFIED_BUILD', clause: '统建-01', title: '表单与流程引擎', content: '不得自建', suggestion: '直接申请使用' } })),
    }
    return { __typename: 'Project', id: 'p1', version: 3, submittedAmount: '14386000.00', precheck: this.checked ? check : null, prechecks: this.checked ? [check] : [] }
  },
  answer(name: string, input: Input) {
    if (name === 'PrecheckRun') {
      this.checked++
      this.changed = false
    } else if (name === 'PrecheckAnswer') {
      this.asked.push(input)
      for (const said of input.answers ?? []) this.hits = this.hits.map((hit) => (hit.id === said.hitId ? { ...hit, verdict: said.verdict, reason: said.reason, version: hit.version + 1 } : hit))
    }
    const field = name === 'PrecheckRun' ? 'projectPrecheck' : name === 'PrecheckAnswer' ? 'projectPrecheckAnswer' : null
    return field ? { [field]: { project: this.project(), errors: [] } } : { project: this.project() }
  },
}
const nameOf = (operation: Operation) => (operation.query.definitions[0] as { name?: { value: string } }).name?.value ?? ''
const client = () =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [
      () => (operations) =>
        pipe(
          operations,
          filter((operation) => operation.kind !== 'teardown'),
          mergeMap((operation) => fromPromise(Promise.resolve(makeResult(operation, { data: server.answer(nameOf(operation), ((operation.variables as { input?: Input } | undefined)?.input ?? {}) as Input) } as never) as OperationResult))),
        ),
    ],
  })
const done = vi.fn(() => Promise.resolve())
const show = (version: number | null = 3) =>
  render(
    <Provider value={client()}>
      <ViewerContext value={{ today: '2025-09-11', actions: new Set() } as never}>
        <MemoryRouter>
          <PrecheckSection projectId="p1" version={() => Promise.resolve(version)} onDone={done} />
        </MemoryRouter>
      </ViewerContext>
    </Provider>,
  )

describe('the check against the lists', () => {
  beforeEach(() => {
    server.hits = [
      { id: 'h1', place: 'LINE', text: '自建表单与流程引擎', amount: '586000.00', verdict: 'OPEN', reason: null, version: 1, line: { id: 'l6' } },
      { id: 'h2', place: 'GOALS', text: '建设流程引擎', amount: null, verdict: 'OPEN', reason: null, version: 1, line: null },
    ]
    server.checked = 1
    server.changed = false
    server.submission = null
    server.asked = []
    done.mockClear()
  })

  it('tells the clause in plain words, the text and what to do instead', async () => {
    show()
    const rows = within(await screen.findByRole('list', { name: '命中的条目' })).getAllByRole('listitem')
    expect(rows[0]).toHaveTextContent('统建-01 表单与流程引擎')
    expect(rows[0]).toHaveTextContent('直接申请使用')
    expect(within(rows[1] as HTMLElement).queryByRole('button', { name: /^接受建议/ })).toBeNull()
  })

  it('accepts a suggestion, and what is proposed to be cut is counted', async () => {
    show()
    await userEvent.click(await screen.findByRole('button', { name: '接受建议：自建表单与流程引擎' }))
    await waitFor(() => expect(server.asked[0]?.answers).toEqual([{ hitId: 'h1', version: 1, verdict: 'ACCEPTED', reason: null }]))
    expect(done).toHaveBeenCalled()
  })

  it('keeps a hit only for a reason', async () => {
    show()
    await userEvent.click(await screen.findByRole('button', { name: '说明理由：建设流程引擎' }))
    await userEvent.type(screen.getByRole('textbox'), '涉密网络不能共用')
    await userEvent.click(screen.getByRole('button', { name: '保存理由' }))
    await waitFor(() => expect(server.asked[0]?.answers?.[0]).toMatchObject({ hitId: 'h2', verdict: 'KEPT', reason: '涉密网络不能共用' }))
  })

  it('shows answers of a submission and lets nobody change them before a new check', async () => {
    server.submission = 1
    server.hits = server.hits.map((hit) => ({ ...hit, verdict: 'KEPT', reason: '另有要求' }))
    show()
    expect(await screen.findByText(/第 1 次报送时的预检/)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^撤销/ })).toBeNull()
  })

  it('says that it was never checked, checks, and says when the draft has changed since', async () => {
    server.checked = 0
    server.hits = []
    show()
    expect(await screen.findByText(/还没有预检/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /预检/ }))
    await waitFor(() => expect(server.checked).toBe(1))
    expect(done).toHaveBeenCalled()
  })

  it('does not check what could not be saved', async () => {
    show(null)
    await userEvent.click(await screen.findByRole('button', { name: /重新预检/ }))
    expect(await screen.findByText(/先把改动存好/)).toBeVisible()
    expect(server.checked).toBe(1)
  })
})
