import type { FundSource } from '@/gql/enums'
import { addMoney, compareMoney, subtractMoney } from '@/kit'

export interface FlowMoney {
  approved: string
  paid: string
  bySource: readonly { source: FundSource; planned: string }[]
}
export interface FlowContract {
  id: string
  title: string
  amount: string
  paid: string
}
export interface Flow {
  key: string
  from: string
  to: string
  amount: string
}
export interface FlowWords {
  source: (source: FundSource) => string
  project: string
  uncontracted: string
  paid: string
  unpaid: string
}

const some = (amount: string) => compareMoney(amount, '0') > 0

/**
 * The money of one project as flows: planned sources → project → contracts (and what is not contracted) → paid and not
 * yet paid. What goes into a node comes out of it, so that the picture and its table add up.
 */
export function flowsOf(money: FlowMoney, contracts: readonly FlowContract[], words: FlowWords): Flow[] {
  const flows: Flow[] = []
  const flow = (key: string, from: string, to: string, amount: string) => {
    if (some(amount)) flows.push({ key, from, to, amount })
  }
  for (const { source, planned } of money.bySource) flow(`source:${source}`, words.source(source), words.project, planned)
  for (const contract of contracts) flow(`contract:${contract.id}`, words.project, contract.title, contract.amount)
  flow('uncontracted', words.project, words.uncontracted, subtractMoney(money.approved, addMoney(...contracts.map((contract) => contract.amount))))
  for (const contract of contracts) {
    flow(`paid:${contract.id}`, contract.title, words.paid, contract.paid)
    flow(`unpaid:${contract.id}`, contract.title, words.unpaid, subtractMoney(contract.amount, contract.paid))
  }
  return flows
}
