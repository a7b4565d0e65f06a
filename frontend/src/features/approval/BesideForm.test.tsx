import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Client, Provider, fetchExchange } from 'urql'
import { beforeEach, expect, it } from 'vitest'
import { refreshExchange } from '@/kit/refresh'
import { BesideForm } from './BesideForm'

const PEOPLE = [
  { postId: 'p1', personName: '王秀兰', title: '科长', titleEn: 'Head', unitName: '市财政局', sameUnit: true },
  { postId: 'p2', personName: '马强', title: '科长', titleEn: 'Head', unitName: '市审计局', sameUnit: false },
]
let asked: (string | null)[]
let sent: Record<string, unknown>[]
let refusal: { path: string[]; message: string; clause: string; lift: string; code: string } | null
const answer = async (_: unknown, init?: RequestInit) => {
  const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: { search?: string | null; input: Record<string, unknown> } }
  if (query.includes('query TaskReceivers')) {
    asked.push(variables.search ?? null)
    return Response.json({ data: { node: { __typename: 'Task', id: 'k1', receivers: PEOPLE.filter((each) => !variables.search || (each.personName + each.unitName).includes(variables.search)) } } })
  }
  sent.push(variables.input)
  const payload = refusal ? { task: null, errors: [refusal] } : { task: { id: 'k1', state: 'ASKING' }, errors: [] }
  return Response.json({ data: query.includes('mutation TaskAsk') ? { taskAsk: payload } : { taskHandOver: payload } })
}
let closed: boolean
const show = (what: 'ASK' | 'HAND_OVER') =>
  render(
    <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [refreshExchange, fetchExchange], fetch: answer })}>
      <BesideForm taskId="k1" unitName="市财政局" what={what} onClose={() => (closed = true)} />
    </Provider>,
  )
const pick = async (label: RegExp, option: RegExp) => {
  await userEvent.click(screen.getByLabelText(label))
  await userEvent.click(await screen.findByTitle(option))
}
beforeEach(() => {
  asked = []
  sent = []
  refusal = null
  closed = false
})

it('asks somebody found by name to sign first, and says what happens next', async () => {
  show('ASK')
  await userEvent.click(screen.getByRole('radio', { name: /前加签/ }))
  await pick(/请谁/, /马强/)
  await userEvent.type(screen.getByLabelText(/请其看什么/), '看数据口径')
  expect(screen.getByRole('status')).toHaveTextContent('马强先签，签完回到您这里')
  await userEvent.click(screen.getByRole('button', { name: '请马强先签' }))
  await waitFor(() => expect(closed).toBe(true))
  expect(sent[0]).toMatchObject({ taskId: 'k1', postId: 'p2', how: 'BEFORE', reason: '看数据口径' })
})
it('hands over to people of the same unit alone, looked for by their unit', async () => {
  show('HAND_OVER')
  await userEvent.click(screen.getByLabelText(/转给谁/))
  expect(await screen.findByTitle(/王秀兰/)).toBeInTheDocument()
  expect(screen.queryByTitle(/马强/)).toBeNull()
  expect(asked[0]).toBe('市财政局')
})
it('shows a refusal beside the person', async () => {
  refusal = { path: ['postId'], message: '马强参建本项目', clause: '职责分离', lift: '请别人', code: 'OWN_MATTER' }
  show('ASK')
  await pick(/请谁/, /马强/)
  await userEvent.type(screen.getByLabelText(/请其看什么/), '看看')
  await userEvent.click(screen.getByRole('button', { name: '请马强提意见' }))
  expect(await screen.findByText(/马强参建本项目/)).toBeInTheDocument()
  expect(screen.getByLabelText(/请谁/)).toHaveAccessibleDescription(/职责分离/)
  expect(closed).toBe(false)
})
