import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { Client, Provider, fetchExchange } from 'urql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ViewerContext } from '@/kit/viewer'
import { words } from '@/test/words'
import proof from '@/test/proof.jsonl?raw'
import { VerifyPage } from './VerifyPage'

const tenant = { id: 't1', code: '370900', name: '泰安市', nameEn: "Tai'an" }
const nobody = async () => Response.json({ data: { viewer: { tenant: { id: 't1', parent: null } } } })
const show = () =>
  render(
    <MemoryRouter>
      <ViewerContext value={{ today: '2026-11-30', actions: new Set(), tenant } as never}>
        <Provider value={new Client({ url: '/graphql', preferGetMethod: false, exchanges: [fetchExchange], fetch: nobody })}>
          <VerifyPage />
        </Provider>
      </ViewerContext>
    </MemoryRouter>,
  )
const hand = (name: string, ...files: File[]) => userEvent.upload(screen.getByTestId(`verify-${name}`), files)
const file = (text: string, name = 'proof.jsonl') => new File([text], name)
const result = () => screen.getByRole('region', { name: '核验结果' })

// The proof was made by a portal that day.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-02T00:00:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('the page on which a file is checked', () => {
  it('says of a proof that holds what was decided, why it can be trusted and what it does not say', async () => {
    show()
    await hand('main', file(proof))
    expect(await screen.findByText('核验通过：这项决定在日志里，没有被改动')).toBeInTheDocument()
    expect(result()).toHaveTextContent('核实进度')
    expect(result()).toHaveTextContent(/它是泰安市决策日志的编号 \d+/)
    expect(result()).toHaveTextContent(/密钥指纹 ?[0-9a-f]{4}( [0-9a-f]{4}){15}/)
    expect(result()).toHaveTextContent('公钥是不是泰安市的')
  })
  it('says where a proof was tampered with, and tells what it says as not proved', async () => {
    show()
    await hand('main', file(proof.replace('市大数据中心', '市大数据中山')))
    expect(await screen.findByText(/核验不通过/)).toBeInTheDocument()
    const wrong = within(screen.getByRole('region', { name: '哪里不对' }))
    expect(wrong.getByRole('heading', { name: /内容被改过 代码 LEAF/ })).toBeInTheDocument()
    expect(wrong.getAllByText(/^编号 \d+$/).length).toBeGreaterThan(0)
    expect(screen.getByRole('heading', { name: /未经证实/ })).toBeInTheDocument()
    expect(screen.queryByText('凭什么可信')).not.toBeInTheDocument()
  })
  it('names an attachment that is none of the entry, checks anew when keys are given, and says when they are none', async () => {
    show()
    await hand('main', file(proof))
    await hand('attachments', file('hello', '纪要.pdf'))
    expect(await screen.findByText(/纪要.pdf 这一条没有提到它/)).toBeInTheDocument()
    await hand('keys', file('hello', 'keys.jsonl'))
    expect(await screen.findByText('公钥文件里没有读得出的公钥')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '去掉 keys.jsonl' }))
    expect(await screen.findByText('核验通过：这项决定在日志里，没有被改动')).toBeInTheDocument()
  })
  it('says of any other file that it is none', async () => {
    show()
    await hand('main', file('{"a":1}\n'))
    expect(await screen.findByText('这不是决策日志的证明或导出')).toBeInTheDocument()
  })
})

describe('the words of findings', () => {
  const sources = import.meta.glob<string>('../../../verification/*.ts', { query: '?raw', import: 'default', eager: true })
  const said = Object.entries(sources).filter(([path]) => !path.includes('.test.')).map(([, text]) => text).join('\n')
  const pairs = [...said.matchAll(/'([A-Z]+)', '([A-Z_]+)'/g)].map((match) => `${match[1]}.${match[2]}`)
  const has = (language: string, pair: string) => pair.split('.').reduce<unknown>((tree, name) => (tree as Record<string, unknown> | undefined)?.[name], words[language]?.log?.said)
  it('are there for whatever the verifier finds', () => {
    expect(pairs.length).toBeGreaterThan(25)
    const lacking = ['zh', 'en'].flatMap((language) => pairs.filter((pair) => /^(FORMAT|CUT|POSITION|LEAF|ROOT|LOG|TIME|SIGNATURE|KEY|FORK|TRUNCATED|OPENING|TEXT|ATTACHMENT)\./.test(pair) && !has(language, pair)).map((pair) => `${language} ${pair}`))
    expect(lacking).toEqual([])
  })
})
