import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { Client, Provider, fetchExchange } from 'urql'
import { beforeEach, describe, expect, it } from 'vitest'
import { refreshExchange } from '@/kit/refresh'
import { ViewerContext } from '@/kit/viewer'
import { LogPage } from './LogPage'

const key = { id: 'k1', algorithm: 'Ed25519', fingerprint: '8f6b d189 cf5e 267c', from: '2026-11-30T20:15:10Z', to: null, revokedFrom: null, revokedReason: null }
const city = { id: 't1', name: '泰安市', nameEn: "Tai'an" }
const alarm = { kind: 'GAP', knownSize: 9, size: 12, place: 7, foundAt: '2026-11-30T20:15:10Z', lastAt: '2026-11-30T20:16:10Z', witness: null as typeof city | null }
const log = { origin: 'cobuild/log/370923', hash: 'SHA-256', size: 12, uncovered: 3, uncountersigned: 5, witness: city, keys: [key], alarms: [] as object[], exportPath: '/files/log/export', keysPath: '/files/log/keys', viewerCanSetKeys: false }
let shown: object | null
let below: object[]
let sent: Record<string, unknown>[]
let refusals: object[]

const answer = async (_: unknown, init?: RequestInit) => {
  const { query, variables } = JSON.parse(String(init?.body)) as { query: string; variables: { input: Record<string, unknown> } }
  if (query.includes('logKeyRevoke(')) {
    sent.push(variables.input)
    return Response.json({ data: { logKeyRevoke: { log: null, errors: refusals } } })
  }
  const heads = { edges: [{ node: { size: 9, root: 'Qk6r', signedAt: '2026-11-30T20:15:10Z', key, countersignatures: [] } }], pageInfo: { hasNextPage: false, endCursor: null } }
  return Response.json({ data: query.includes('heads(') ? { decisionLog: shown && { heads } } : { decisionLog: shown, witnessedLogs: below } })
}
const show = () =>
  render(
    <MemoryRouter>
      <ViewerContext value={{ today: '2026-11-30', actions: new Set() } as never}>
        <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [refreshExchange, fetchExchange], fetch: answer })}>
          <LogPage />
        </Provider>
      </ViewerContext>
    </MemoryRouter>,
  )
beforeEach(() => {
  shown = log
  below = []
  sent = []
  refusals = []
})

describe('the page of the log', () => {
  it('says how far the log is signed, and nothing of alarms when there are none', async () => {
    show()
    const facts = await screen.findByRole('list', { name: '决策日志概况' })
    expect(facts).toHaveTextContent('条目12')
    expect(facts).toHaveTextContent('未签名3')
    expect(facts).toHaveTextContent('未见证5')
    expect(screen.queryByRole('heading', { name: /处不对/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /吊销|更换密钥/ })).not.toBeInTheDocument()
  })
  it('tells the own alarms and those of the logs below on top, with what to do', async () => {
    shown = { ...log, alarms: [alarm] }
    below = [{ tenant: { id: 't2', name: '东平县', nameEn: 'Dongping' }, countersignedSize: 9, countersignedAt: '2026-11-30T20:15:10Z', alarms: [{ ...alarm, kind: 'ROLLBACK', size: 4, place: 4, witness: city }] }]
    show()
    const alarms = await screen.findByRole('region', { name: /日志有 2 处不对/ })
    expect(within(alarms).getByText(/缺少编号 7 的条目/)).toBeInTheDocument()
    expect(within(alarms).getByText(/东平县的日志：.*签过名的有 9 条，现在只有 4 条/)).toBeInTheDocument()
    expect(within(alarms).getAllByText(/^怎么办：/)).toHaveLength(2)
    expect(within(alarms).getByText(/泰安市见证前发现/)).toBeInTheDocument()
  })
  it('says what would stand there while there is no log', async () => {
    shown = null
    show()
    expect(await screen.findByText('还没有决策日志')).toBeInTheDocument()
    expect(screen.queryByRole('link', { name: /下载/ })).not.toBeInTheDocument()
  })
  it('lets who may revoke a key say from when and why, with the refusal beside the field', async () => {
    shown = { ...log, viewerCanSetKeys: true }
    refusals = [{ path: ['from'], message: '不能从将来的时刻起吊销密钥', clause: null, lift: null, code: 'INVALID' }]
    show()
    await userEvent.click(await screen.findByRole('button', { name: /吊销密钥 8f6b d189/ }))
    const form = screen.getByRole('form')
    expect(form).toHaveTextContent('吊销后立即换用新密钥')
    await userEvent.click(within(form).getByRole('button', { name: /不再信任它/ }))
    expect(sent).toEqual([])
    await userEvent.type(within(form).getByLabelText(/从何时起/), '2026-11-30T10:00')
    await userEvent.type(within(form).getByLabelText(/理由/), '电脑失窃，密钥在其中')
    await userEvent.click(within(form).getByRole('button', { name: /不再信任它/ }))
    expect(await within(form).findByRole('alert')).toHaveTextContent('不能从将来的时刻起吊销密钥')
    expect(sent).toMatchObject([{ keyId: 'k1', from: new Date('2026-11-30T10:00').toISOString(), reason: '电脑失窃，密钥在其中' }])
  })
})
