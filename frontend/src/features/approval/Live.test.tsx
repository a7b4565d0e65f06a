import { act, render, screen } from '@testing-library/react'
import { Client, Provider, fetchExchange, subscriptionExchange } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { actedHere } from '@/kit/refresh'
import { ViewerContext } from '@/kit/viewer'
import { CaseLive } from './Live'

let say: (event: { data: object }) => void
const events = subscriptionExchange({
  forwardSubscription: () => ({
    subscribe(sink) {
      say = (event) => act(() => sink.next(event))
      return { unsubscribe: () => undefined }
    },
  }),
})
const said = (id: string, personName: string, verb = 'APPROVE') => ({ id, verb, personName, unitName: '市财政局' })
const changed = (...decisions: object[]) => say({ data: { caseChanged: { id: 'c1', decisions } } })

describe('what others decide while a case is on screen', () => {
  beforeEach(() => {
    render(
      <ViewerContext value={{ name: '李卫东', today: '2026-03-05', actions: new Set() } as never}>
        <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [events, fetchExchange] })}>
          <CaseLive caseId="c1" known={['d1']} />
        </Provider>
      </ViewerContext>,
    )
  })

  it('is told once, by name, and what stood there before is not', () => {
    changed(said('d1', '赵磊'), said('d2', '王秀兰'))
    expect(screen.getByRole('status')).toHaveTextContent('王秀兰（市财政局）已办：同意')
    expect(screen.getByRole('status')).not.toHaveTextContent('赵磊')
    changed(said('d1', '赵磊'), said('d2', '王秀兰'), said('d3', '高峰', 'RETURN'))
    expect(screen.getByRole('status')).toHaveTextContent('高峰（市财政局）已办：退回')
    expect(screen.getByRole('status')).not.toHaveTextContent('王秀兰')
  })
  it('is not told of what one decided oneself', () => {
    changed(said('d1', '赵磊'), said('d2', '李卫东'))
    expect(screen.queryByRole('status')).not.toBeInTheDocument()
  })
  it('is told as a change when nobody has decided', () => {
    changed(said('d1', '赵磊'))
    expect(screen.getByRole('status')).toHaveTextContent('本件有变动')
  })
  it('is not told as a change right after an act of one\'s own', () => {
    actedHere()
    changed(said('d1', '赵磊'))
    expect(screen.queryByRole('status')).not.toBeInTheDocument()
    changed(said('d1', '赵磊'), said('d2', '王秀兰'))
    expect(screen.getByRole('status')).toHaveTextContent('王秀兰')
  })
})
