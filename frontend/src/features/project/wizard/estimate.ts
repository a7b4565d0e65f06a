import { addMoney, scaled, subtractMoney, timesMoney, trimmed, unscaled, wanToYuan } from '@/kit'
import type { EstimateRow, Owner } from './forms'

/** quantity × unit price, rounded to the fen; "0.00" while a part is missing. */
export const lineAmount = (row: Pick<EstimateRow, 'quantity' | 'unitPrice'>): string =>
  row.unitPrice === null ? '0.00' : timesMoney(row.quantity, row.unitPrice)

export const estimateTotal = (rows: readonly EstimateRow[]): string => addMoney(...rows.map(lineAmount))

/** Sums by whose package the lines belong to; the key of unassigned lines is ''. */
export function totalsByOwner(rows: readonly EstimateRow[]): ReadonlyMap<string, string> {
  const sums = new Map<string, string>()
  for (const row of rows) sums.set(row.owner ?? '', addMoney(sums.get(row.owner ?? ''), lineAmount(row)))
  return sums
}

/** How a sum stands to what it must be: a − b = difference, never negative; `lacks` says on which side. */
export function difference(should: string, is: string): { amount: string; lacks: boolean } | null {
  const gap = subtractMoney(should, is)
  if (/^-?0\.00$/.test(gap)) return null
  return gap.startsWith('-') ? { amount: gap.slice(1), lacks: false } : { amount: gap, lacks: true }
}

export interface Pasted {
  rows: readonly Omit<EstimateRow, 'key' | 'id'>[]
  /** Lines that were left out, by their number in the paste, with the cell that is wrong. */
  left: readonly { line: number; text: string; cell: 'title' | 'quantity' | 'unitPrice' | 'costGroup' | 'columns' }[]
}
export interface PasteContext {
  costGroups: readonly { code: string; name: string; nameEn: string }[]
  owners: readonly { value: Exclude<Owner, null>; names: readonly string[] }[]
  costGroup: string
  /** Whether prices are pasted in 万元; yuan otherwise. */
  wan: boolean
}

/**
 * Rows as a spreadsheet copies them: title, quantity, unit, unit price, and where given cost group and owner, apart by
 * tabs. A head line without a number is passed over. Nothing is rounded or guessed: a price finer than a fen and a cost
 * group that there is not are left out.
 */
export function parsePasted(text: string, context: PasteContext): Pasted {
  const rows: Omit<EstimateRow, 'key' | 'id'>[] = []
  const left: Pasted['left'][number][] = []
  text.split(/\r?\n/).forEach((line, index) => {
    if (!line.trim()) return
    const cells = line.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1').trim())
    const [title = '', quantity = '', quantityUnit = '', price = '', group = '', owner = ''] = cells
    const head = index === 0 && cells.length > 1 && !/\d/.test(quantity + price)
    if (head) return
    const amount = quantityOf(quantity)
    const unitPrice = priceOf(price, context.wan)
    const costGroup = group ? context.costGroups.find((each) => [each.code, each.name, each.nameEn].includes(group))?.code : context.costGroup
    const wrong = cells.length < 4 ? 'columns' : title.length < 2 ? 'title' : amount === null ? 'quantity' : unitPrice === null ? 'unitPrice' : costGroup === undefined ? 'costGroup' : null
    if (wrong || amount === null || costGroup === undefined) left.push({ line: index + 1, text: line.replaceAll('\t', ' | '), cell: wrong ?? 'quantity' })
    else
      rows.push({
        title,
        quantity: amount,
        quantityUnit,
        unitPrice,
        costGroup,
        owner: owner ? (context.owners.find((each) => each.names.includes(owner))?.value ?? null) : null,
      })
  })
  return { rows, left }
}

const plain = (cell: string) => cell.replaceAll(/[,，\s¥￥]/g, '')

export function quantityOf(cell: string): string | null {
  const text = plain(cell)
  const size = scaled(text, 4)
  return size === null || size <= 0n || (text.split('.')[1]?.length ?? 0) > 4 ? null : trimmed(unscaled(size, 4))
}

/** A typed or pasted price as yuan; null when it is no price or finer than a fen. */
export function priceOf(cell: string, wan = false): string | null {
  const text = plain(cell)
  if (text.startsWith('-')) return null
  if (wan) return wanToYuan(text)
  const size = scaled(text, 2)
  return size === null || (text.replace(/0+$/, '').split('.')[1]?.length ?? 0) > 2 ? null : unscaled(size, 2)
}
