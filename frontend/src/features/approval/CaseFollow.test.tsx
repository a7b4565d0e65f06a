import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Client, Provider, fetchExchange } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { refreshExchange } from '@/kit/refresh'
import { ViewerContext } from '@/kit/viewer'
import CaseFollow from './CaseFollow'

const copy = { id: 'y1', note: '请阅知', personName: '陈静', unitName: '市卫健委', receiverName: '刘敏', receiverUnitName: '市卫健委', copiedAt: '2026-03-05T02:00:00Z', readAt: null as string | null, viewerUnread: true }
let matter: object
let sent: { act: string; input: Record<string, unknown> }[]
let refusal: object | null
const answer = async (_: unknown, init?: RequestInit) => {
  const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: { input: Record<string, unknown> } }
  const act = /(caseUrge|caseCopyRead)\(/.exec(query)?.[1]
  if (!act) return Response.json({ data: { case: matter } })
  sent.push({ act, input: variables.input })
  if (refusal) return Response.json({ data: { [act]: { case: null, errors: [refusal] } } })
  if (act === 'caseCopyRead') matter = { ...matter, copies: [{ ...copy, readAt: '2026-03-05T03:00:00Z', viewerUnread: false }] }
  return Response.json({ data: { [act]: { case: { id: 'c1', urges: [] }, errors: [] } } })
}
const show = () =>
  render(
    <ViewerContext value={{ today: '2026-03-05', actions: new Set() } as never}>
      <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [refreshExchange, fetchExchange], fetch: answer })}>
        <CaseFollow caseId="c1" />
      </Provider>
    </ViewerContext>,
  )
beforeEach(() => {
  sent = []
  refusal = null
  matter = { id: 'c1', viewerCanUrge: false, viewerCanCopy: false, urges: [], copies: [] }
})

describe('what follows a case', () => {
  it('leaves the receipt of who opens it, once, and shows it', async () => {
    matter = { ...matter, copies: [copy] }
    show()
    expect(await screen.findByText(/已读/, { selector: 'li *' })).toBeInTheDocument()
    expect(sent).toMatchObject([{ act: 'caseCopyRead', input: { caseId: 'c1' } }])
  })
  it('leaves none for anybody else', async () => {
    matter = { ...matter, copies: [{ ...copy, viewerUnread: false }] }
    show()
    expect(await screen.findByText('未读')).toBeInTheDocument()
    expect(sent).toEqual([])
  })
  it('urges with what was typed, and says from when on it is possible again', async () => {
    matter = { ...matter, viewerCanUrge: true }
    refusal = { path: ['caseId'], message: '24 小时内只能催办一次', clause: '政策参数', lift: '2026-03-06 10:01 起可以再次催办' }
    show()
    await userEvent.click(await screen.findByRole('button', { name: /^催\s*办$/ }))
    await userEvent.type(screen.getByLabelText(/附言/), '请尽快')
    await userEvent.click(screen.getByRole('button', { name: /催办所有待办理的人/ }))
    expect(await screen.findByText(/10:01 起可以再次催办/)).toBeInTheDocument()
    await waitFor(() => expect(sent).toMatchObject([{ act: 'caseUrge', input: { caseId: 'c1', note: '请尽快' } }]))
  })
  it('offers nothing where there is nothing to do and nothing to see', async () => {
    const { container } = show()
    await waitFor(() => expect(container).toBeEmptyDOMElement())
  })
})
