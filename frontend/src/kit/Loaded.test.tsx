import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { Client, Provider, cacheExchange, fetchExchange, gql } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { Loaded, useReading } from './Loaded'

const Thing: TypedDocumentNode<{ thing: { id: string } | null }, { id: string }> = gql`
  query Thing($id: ID!) {
    thing(id: $id) {
      id
    }
  }
`
let answer: (id: string) => Promise<Response>
function Page({ id }: { id: string }) {
  const reading = useReading(Thing, { id })
  return (
    <Loaded of={reading} pick={(data) => data.thing}>
      {(thing) => <p>{`here is ${thing.id}`}</p>}
    </Loaded>
  )
}
let wrapper: (props: { children: ReactNode }) => ReactNode
beforeEach(() => {
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
    fetch: (_, init) => answer((JSON.parse(String(init?.body)) as { variables: { id: string } }).variables.id),
  })
  wrapper = ({ children }) => <Provider value={client}>{children}</Provider>
})
const thing = (id: string) => Response.json({ data: { thing: { __typename: 'Thing', id } } })

describe('what is read', () => {
  it('never stands under the address of another thing while that one is on its way', async () => {
    answer = async (id) => (id === 'b' ? new Promise<Response>(() => undefined) : thing(id))
    const { rerender } = render(<Page id="a" />, { wrapper })
    expect(await screen.findByText('here is a')).toBeInTheDocument()
    rerender(<Page id="b" />)
    expect(screen.queryByText('here is a')).not.toBeInTheDocument()
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })
  it('that does not exist for the viewer is not found, with no hint', async () => {
    answer = async () => Response.json({ data: { thing: null } })
    render(<Page id="x" />, { wrapper })
    expect(await screen.findByText('没有找到')).toBeInTheDocument()
  })
  it('that failed says so with the request id, and can be tried again', async () => {
    answer = async () => Response.json({ errors: [{ message: '内部错误', extensions: { code: 'INTERNAL', requestId: '7F2K' } }] })
    render(<Page id="a" />, { wrapper })
    expect(await screen.findByText('请求号 7F2K')).toBeInTheDocument()
    answer = async (id) => thing(id)
    await userEvent.click(screen.getByRole('button', { name: '重试' }))
    expect(await screen.findByText('here is a')).toBeInTheDocument()
  })
})
