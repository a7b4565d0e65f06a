import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Client, Provider, fetchExchange } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeFragmentData } from '@/gql'
import { refreshExchange } from '@/kit/refresh'
import { DecisionBar, DecisionBarFragment } from './DecisionBar'

const task = (over: object = {}) =>
  makeFragmentData(
    {
      id: 'k1',
      mayRefuse: true,
      viewerCanDecide: true,
      nextStepName: '主任签发',
      nextStepNameEn: 'Director signs',
      step: { id: 's1', rule: 'ALL' as const, tasks: [{ id: 'k1', state: 'OPEN' as const }, { id: 'k2', state: 'OPEN' as const }] },
      ...over,
    },
    DecisionBarFragment,
  )

let sent: { verb: string; opinion: string; condition: string | null; version: number | null; clientMutationId: string }[]
let refusal: { path: string[]; message: string; clause: string; lift: string; code: string } | null
const answer = async (_: unknown, init?: RequestInit) => {
  const { variables } = JSON.parse(String(init?.body)) as { variables: { input: (typeof sent)[number] } }
  sent.push(variables.input)
  return Response.json({ data: { taskDecide: refusal ? { task: null, errors: [refusal] } : { task: { id: 'k1', state: 'DONE' }, errors: [] } } })
}
const show = (of = task()) =>
  render(
    <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [refreshExchange, fetchExchange], fetch: answer })}>
      <DecisionBar of={of} subject="PROJECT" version={7} starter="市卫健委" />
    </Provider>,
  )
beforeEach(() => {
  sent = []
  refusal = null
})

describe('the decision bar', () => {
  it('names what an approval leads to: others who still have to sign, the next step, or the reply', () => {
    const { unmount } = show()
    expect(screen.getByRole('button', { name: /同意，等其余 1 家会签/ })).toBeInTheDocument()
    unmount()
    const last = show(task({ nextStepName: null, step: { id: 's', rule: 'ANY', tasks: [{ id: 'k1', state: 'OPEN' }] } }))
    expect(screen.getByRole('button', { name: /同意，批复立项/ })).toBeInTheDocument()
    last.unmount()
    show(task({ step: { id: 's', rule: 'ANY', tasks: [{ id: 'k1', state: 'OPEN' }] } }))
    expect(screen.getByRole('button', { name: /同意，送主任签发/ })).toBeInTheDocument()
  })
  it('waits for an opinion, says so, and sends it with the version that was read', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: /同意/ }))
    expect(sent).toEqual([])
    expect(screen.getByText(/先写意见/)).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText(/您的意见/), '材料齐，同意')
    await userEvent.click(screen.getByRole('button', { name: /同意/ }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ verb: 'APPROVE', opinion: '材料齐，同意', condition: null, version: 7 })
  })
  it('keeps what was typed on this machine until it is decided', async () => {
    const first = show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '写到一半')
    first.unmount()
    show()
    expect(screen.getByLabelText(/您的意见/)).toHaveValue('写到一半')
    await userEvent.click(screen.getByRole('button', { name: /退回/ }))
    await waitFor(() => expect(localStorage.getItem('opinion:k1')).toBeNull())
    expect(sent[0]).toMatchObject({ verb: 'RETURN' })
  })
  it('shows a refusal beside the opinion with its rule and what lifts it', async () => {
    refusal = { path: [], message: '不能决定自己牵头的事项', clause: '职责分离', lift: '由本单位以外的人决定', code: 'OWN_MATTER' }
    show()
    await userEvent.type(screen.getByLabelText(/您的意见/), '同意')
    await userEvent.click(screen.getByRole('button', { name: /同意，/ }))
    expect(await screen.findByText(/不能决定自己牵头的事项/)).toBeInTheDocument()
    expect(screen.getByText(/职责分离/)).toBeInTheDocument()
    expect(screen.getByText(/由本单位以外的人决定/)).toBeInTheDocument()
    expect(screen.getByLabelText(/您的意见/)).toHaveValue('同意')
  })
  it('offers no return and no refusal to whom it is not for to decide, and says why', () => {
    show(task({ viewerCanDecide: false }))
    expect(screen.queryByRole('button', { name: /退回/ })).toBeNull()
    expect(screen.getByText(/现在不能由您决定/)).toBeInTheDocument()
  })
})
