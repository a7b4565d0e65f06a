import { addMoney, compareMoney, subtractMoney } from '@/kit'

export interface ClosedYear {
  revenue: string
  cost: string
  net: string
  reinvested: string
}
export type StepKey = 'revenue' | 'cost' | 'net' | 'reinvested' | 'kept'
export interface WaterfallStep {
  key: StepKey
  /** Where the bar begins and ends on the axis of money. */
  from: string
  to: string
  amount: string
}

/** revenue − cost = net; of a positive net a share goes to the fund, the rest is kept. A loss feeds nothing back. */
export function waterfallOf(year: ClosedYear): WaterfallStep[] {
  const steps: WaterfallStep[] = [
    { key: 'revenue', from: '0.00', to: year.revenue, amount: year.revenue },
    { key: 'cost', from: year.revenue, to: subtractMoney(year.revenue, year.cost), amount: year.cost },
    { key: 'net', from: '0.00', to: year.net, amount: year.net },
  ]
  if (compareMoney(year.net, '0') <= 0) return steps
  const kept = subtractMoney(year.net, year.reinvested)
  return [...steps, { key: 'reinvested', from: year.net, to: kept, amount: year.reinvested }, { key: 'kept', from: '0.00', to: kept, amount: kept }]
}

/** A bar as stacked pieces above and below the axis: what is left out, then what is drawn. */
export function piecesOf({ from, to }: WaterfallStep): { above: [number, number]; below: [number, number] } {
  const [low, high] = [Number(from), Number(to)].sort((a, b) => a - b) as [number, number]
  return { above: [Math.max(low, 0), Math.max(high, 0) - Math.max(low, 0)], below: [Math.min(high, 0), Math.min(low, 0) - Math.min(high, 0)] }
}

export interface Booked {
  kind: 'REVENUE' | 'COST'
  month: string
  amount: string
  matchedAt?: string | null
  closedYear?: number | null
}
export interface OpenYear extends ClosedYear {
  year: number
  unmatched: number
}

/** Years with entries that no close has counted yet, oldest first, with what they would come to. */
export function openYearsOf(entries: readonly Booked[]): OpenYear[] {
  const open = entries.filter((entry) => entry.closedYear == null)
  return [...new Set(open.map((entry) => Number(entry.month.slice(0, 4))))].sort().map((year) => {
    const own = open.filter((entry) => Number(entry.month.slice(0, 4)) === year)
    const sum = (kind: Booked['kind']) => addMoney(...own.filter((entry) => entry.kind === kind).map((entry) => entry.amount))
    const [revenue, cost] = [sum('REVENUE'), sum('COST')]
    return { year, revenue, cost, net: subtractMoney(revenue, cost), reinvested: '0.00', unmatched: own.filter((entry) => !entry.matchedAt).length }
  })
}
