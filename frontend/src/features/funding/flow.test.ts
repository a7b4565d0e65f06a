import { describe, expect, it } from 'vitest'
import { addMoney } from '@/kit'
import { flowsOf } from './flow'

const words = { source: (source: string) => source, project: '项目', uncontracted: '未签约', paid: '已支付', unpaid: '未支付' }
const flows = flowsOf(
  { approved: '12860000.00', paid: '2904000.00', bySource: [{ source: 'DEVELOPMENT', planned: '6200000.00' }, { source: 'PROVINCIAL', planned: '6660000.00' }, { source: 'COUNTY', planned: '0.00' }] },
  [
    { id: 'a', title: '主合同', amount: '9680000.00', paid: '2904000.00' },
    { id: 'b', title: '监理', amount: '275000.00', paid: '0.00' },
  ],
  words,
)
const into = (node: string) => addMoney(...flows.filter((flow) => flow.to === node).map((flow) => flow.amount))
const outOf = (node: string) => addMoney(...flows.filter((flow) => flow.from === node).map((flow) => flow.amount))

describe('the flow of a project’s money', () => {
  it('leaves each node as it came in', () => {
    for (const node of ['项目', '主合同', '监理']) expect(outOf(node)).toBe(into(node))
  })
  it('draws no stream of nothing', () => {
    expect(flows.some((flow) => flow.amount === '0.00')).toBe(false)
    expect(flows.map((flow) => flow.key)).not.toContain('source:COUNTY')
  })
  it('shows what is not contracted and what is not paid', () => {
    expect(into('未签约')).toBe('2905000.00')
    expect(into('未支付')).toBe('7051000.00')
  })
})
