import { act, renderHook, waitFor } from '@testing-library/react'
import { gql } from 'urql'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { ReactNode } from 'react'
import { Client, Provider, cacheExchange, fetchExchange } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { useReading } from './Loaded'
import { refreshExchange } from './refresh'
import { useAct } from './useAct'

const Pay: TypedDocumentNode<{ pay: { paid: string | null; errors: { path: string[]; message: string }[] } }, { input: { amount: string } }> = gql`
  mutation Pay($input: PayInput!) {
    pay(input: $input) {
      paid
      errors {
        path
        message
      }
    }
  }
`
const Total: TypedDocumentNode<{ total: string }, Record<string, never>> = gql`
  query Total {
    total
  }
`

/** A ledger behind GraphQL that pays one key once, as the real one does. */
class Ledger {
  total = 0
  up = true
  keys = new Set<string>()
  asked = 0
  answer = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: { input: { amount: string; clientMutationId: string } } }
    if (query.includes('Total')) return Response.json({ data: { total: String(this.total) } })
    this.asked++
    const { amount, clientMutationId } = variables.input
    if (Number(amount) > 100) return Response.json({ data: { pay: { paid: null, errors: [{ path: ['amount'], message: '超可用' }] } } })
    if (!this.keys.has(clientMutationId)) this.total += Number(amount)
    this.keys.add(clientMutationId)
    if (!this.up) throw new TypeError('the line broke after the server had paid')
    return Response.json({ data: { pay: { paid: amount, errors: [] } } })
  }
}
let ledger: Ledger
let wrapper: (props: { children: ReactNode }) => ReactNode

beforeEach(() => {
  ledger = new Ledger()
  const client = new Client({ url: '/graphql', preferGetMethod: false, exchanges: [refreshExchange, cacheExchange, fetchExchange], fetch: ledger.answer })
  wrapper = ({ children }) => <Provider value={client}>{children}</Provider>
})

describe('an act', () => {
  it('happens once on a double click', async () => {
    const { result } = renderHook(() => useAct(Pay), { wrapper })
    await act(async () => {
      await Promise.all([result.current.run({ amount: '40' }), result.current.run({ amount: '40' })])
    })
    expect(ledger.asked).toBe(1)
    expect(ledger.total).toBe(40)
  })
  it('happens once when it is tried again after the line broke', async () => {
    const { result } = renderHook(() => useAct(Pay), { wrapper })
    ledger.up = false
    await act(async () => void (await result.current.run({ amount: '40' })))
    expect(result.current.failure).toBeDefined()
    ledger.up = true
    await act(async () => void (await result.current.run({ amount: '40' })))
    expect(ledger.asked).toBe(2)
    expect(ledger.total).toBe(40)
    expect(result.current.failure).toBeUndefined()
  })
  it('happens again when it is meant again', async () => {
    const { result } = renderHook(() => useAct(Pay), { wrapper })
    await act(async () => void (await result.current.run({ amount: '40' })))
    await act(async () => void (await result.current.run({ amount: '40' })))
    expect(ledger.total).toBe(80)
  })
  it('hands its refusals to the fields', async () => {
    const { result } = renderHook(() => useAct(Pay), { wrapper })
    let payload: unknown
    await act(async () => {
      payload = await result.current.run({ amount: '950' })
    })
    expect(payload).toBeNull()
    expect(result.current.errors).toEqual([{ path: ['amount'], message: '超可用' }])
  })
  it('has what is on screen read anew', async () => {
    const { result } = renderHook(() => ({ pay: useAct(Pay), total: useReading(Total, {}) }), { wrapper })
    await waitFor(() => expect(result.current.total.state.data?.total).toBe('0'))
    await act(async () => void (await result.current.pay.run({ amount: '40' })))
    await waitFor(() => expect(result.current.total.state.data?.total).toBe('40'))
  })
})
