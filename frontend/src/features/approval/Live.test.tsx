import { act, render, screen } from '@testing-library/react'
import { Client, Provider, subscriptionExchange } from 'urql'
import { filter, map, merge, pipe } from 'wonka'
import { beforeEach, describe, expect, it } from 'vitest'
import { ViewerContext } from '@/kit/viewer'
import { CaseLive, type Known } from './Live'

let say: (event: { data: object }) => void
const events = subscriptionExchange({
  forwardSubscription: () => ({
    subscribe(sink) {
      say = (event) => act(() => sink.next(event))
      return { unsubscribe: () => undefined }
    },
  }),
})
const urged = { urgedAt: '2026-03-05T01:00:00Z', personName: '陈静', unitName: '市卫健委' }
const follow = { id: 'c1', viewerCanUrge: false, viewerCanCopy: false, urges: [urged], copies: [] }
const said = (id: string, personName: string, verb = 'APPROVE', unitName = '市财政局') => ({ id, verb, personName, unitName })
const asked = (id: string, personName: string, toPersonName: string | null, verb = 'ASK_ADVICE') => ({ id, verb, personName, unitName: '市财政局', toPersonName })
const open = { id: 'k1', state: 'OPEN', personName: null, unitName: null }
const changed = (what: object) => say({ data: { caseChanged: { id: 'c1', amount: '100.00', viewerTask: null, decisions: [said('d1', '赵磊')], handovers: [], urges: [urged], copies: [], conditions: [open], ...what } } })
const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [
    events,
    // What the page has read of urges and copies.
    ({ forward }) =>
      (operations) =>
        merge([
          pipe(operations, filter((operation) => operation.kind === 'query'), map((operation) => ({ operation, data: { case: follow }, stale: false, hasNext: false }))),
          pipe(operations, filter((operation) => operation.kind !== 'query'), forward),
        ]),
  ],
})
const page = (known: Partial<Known> = {}) => (
  <ViewerContext value={{ name: '李卫东', unit: { id: 'u1', name: '市大数据中心' }, today: '2026-03-05', actions: new Set() } as never}>
    <Provider value={client}>
      <CaseLive caseId="c1" known={{ amount: '100.00', viewerTask: null, decisions: [{ id: 'd1' }], handovers: [], conditions: [{ id: 'k1', state: 'OPEN' }], ...known }} />
    </Provider>
  </ViewerContext>
)
const news = () => screen.getByRole('status')
const quiet = () => expect(screen.queryByRole('status')).not.toBeInTheDocument()

describe('what others do while a case is on screen', () => {
  let rerender: (page: React.ReactNode) => void
  beforeEach(() => {
    rerender = render(page()).rerender
  })

  it('is told once, by name, and what stood there before is not', () => {
    changed({ decisions: [said('d1', '赵磊'), said('d2', '王秀兰')] })
    expect(news()).toHaveTextContent('王秀兰（市财政局）已办：同意')
    expect(news()).not.toHaveTextContent('赵磊')
    changed({ decisions: [said('d1', '赵磊'), said('d2', '王秀兰'), said('d3', '高峰', 'RETURN')] })
    expect(news()).toHaveTextContent('高峰（市财政局）已办：退回')
    expect(news()).not.toHaveTextContent('王秀兰')
  })
  it('is told whatever it was', () => {
    changed({ handovers: [asked('h1', '王秀兰', '孙丽')] })
    expect(news()).toHaveTextContent('王秀兰（市财政局）：请人提意见（孙丽）')
    changed({ handovers: [asked('h1', '王秀兰', '孙丽'), asked('h2', '高峰', null, 'TAKE_BACK')] })
    expect(news()).toHaveTextContent('高峰（市财政局）：撤回意见')
    changed({ urges: [urged, { ...urged, urgedAt: '2026-03-06T01:00:00Z' }] })
    expect(news()).toHaveTextContent('陈静（市卫健委）催办')
    const copies = ['a', 'b'].map((id) => ({ id, personName: '陈静', unitName: '市卫健委', copiedAt: '2026-03-06T02:00:00Z' }))
    changed({ copies })
    expect(news().textContent?.match(/抄送/g)).toHaveLength(1)
  })
  it('is not told of what one did oneself', () => {
    changed({ decisions: [said('d1', '赵磊'), said('d2', '李卫东', 'APPROVE', '市大数据中心')] })
    changed({ decisions: [said('d1', '赵磊'), said('d2', '李卫东', 'APPROVE', '市大数据中心')], handovers: [{ ...asked('h1', '李卫东', '孙丽'), unitName: '市大数据中心' }] })
    quiet()
  })
  it('is told also when it comes in the same moment as the own act, and of a namesake', () => {
    changed({ decisions: [said('d1', '赵磊'), said('d2', '李卫东', 'APPROVE', '市大数据中心'), said('d3', '王秀兰')] })
    expect(news()).toHaveTextContent('王秀兰')
    expect(news()).not.toHaveTextContent('李卫东')
    changed({ decisions: [said('d4', '李卫东')] })
    expect(news()).toHaveTextContent('李卫东（市财政局）')
  })
  it('says when a colleague has decided what one was about to decide', () => {
    rerender(page({ viewerTask: { id: 't1' } }))
    changed({ viewerTask: { id: 't1' }, decisions: [said('d2', '高峰')] })
    expect(news()).not.toHaveTextContent('不用您再办')
    changed({ decisions: [said('d3', '王秀兰')] })
    expect(news()).toHaveTextContent('王秀兰（市财政局）已办：同意；这一步不用您再办')
    changed({ decisions: [said('d4', '孙丽'), said('d5', '李卫东', 'APPROVE', '市大数据中心')] })
    expect(news()).not.toHaveTextContent('不用您再办')
  })
  it('is told as a change when nobody’s name stands at it', () => {
    changed({})
    expect(news()).toHaveTextContent('本件有变动')
  })
  it('is told when a condition is met or lifted, and not what had ended before', () => {
    changed({ conditions: [{ id: 'k1', state: 'MET', personName: '周国栋', unitName: '市大数据中心' }] })
    expect(news()).toHaveTextContent('条件已满足：周国栋（市大数据中心）')
    changed({ conditions: [{ id: 'k1', state: 'MET', personName: '周国栋', unitName: '市大数据中心' }], decisions: [said('d1', '赵磊'), said('d2', '王秀兰')] })
    expect(news()).not.toHaveTextContent('条件')
  })
  it('is told when an amount was cut, but not when the page shows the own cut already', () => {
    rerender(page({ amount: '90.00' }))
    changed({ amount: '90.00' })
    quiet()
    changed({ amount: '80.00' })
    expect(news()).toHaveTextContent('本件有变动')
  })
})
