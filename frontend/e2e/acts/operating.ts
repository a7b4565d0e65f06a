import { type Page, expect } from '@playwright/test'

/** Revenue and cost by month, the year's end, and what it pays for, on the project's tab 运营. */

const entry = (page: Page, note: string) => page.getByRole('table', { name: '按月账目' }).getByRole('row').filter({ hasText: note })

export async function book(page: Page, kind: '收入' | '成本', month: string, amount: string, note: string): Promise<void> {
  const form = page.getByRole('form', { name: '记一笔收入或成本' })
  if (!(await form.isVisible())) await page.getByRole('button', { name: '记一笔' }).click()
  await form.getByText(kind, { exact: true }).click()
  await form.getByLabel('月份').fill(month)
  await form.getByLabel('金额').fill(amount)
  await form.getByLabel('事项').fill(note)
  await form.getByRole('button', { name: `记${kind}，待核对` }).click()
  await expect(entry(page, note)).toBeVisible()
}

export async function match(page: Page, note: string): Promise<void> {
  await entry(page, note).getByRole('button', { name: '核对无误' }).click()
  await expect(entry(page, note).getByRole('button', { name: '核对无误' })).toBeHidden()
}

export async function closeYear(page: Page, year: string): Promise<void> {
  await page.getByRole('button', { name: `结算 ${year} 年` }).click()
  await page.getByRole('tooltip').getByRole('button', { name: `结算 ${year} 年` }).click()
  await expect(page.getByRole('table', { name: '年度结算与反哺' }).getByRole('row').filter({ hasText: year })).toBeVisible()
}

/** Takes an entry back by a counter-entry; the entry itself stays. */
export async function counter(page: Page, note: string, reason: string): Promise<void> {
  await entry(page, note).getByRole('button', { name: '冲回' }).click()
  await page.getByLabel('理由').fill(reason)
  await page.getByRole('button', { name: '记反向分录' }).click()
  await expect(entry(page, reason)).toBeVisible()
}
