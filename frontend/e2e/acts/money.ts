import { type Page, expect } from '@playwright/test'
import { choose, go } from './screen.ts'

/** Finance fills the pools, the authority allocates from them. */

export async function setPool(page: Page, source: string, year: string, amount: string): Promise<void> {
  await go(page, '资金池与拨付')
  await page.getByRole('button', { name: '新设资金池' }).click()
  const form = page.getByRole('form', { name: '新设资金池' })
  await choose(form.getByLabel('来源'), source)
  await form.getByLabel('年度').fill(year)
  await form.getByLabel('总额度').fill(amount)
  await form.getByRole('button', { name: '保存额度' }).click()
  await expect(form).toBeHidden()
}

/** On the project's money tab: fills the form and sends it; whether it was done is the caller's to look. */
export async function allocate(page: Page, source: string, year: string, amount: string): Promise<void> {
  if (!(await page.getByRole('form', { name: '从资金池下达到项目' }).isVisible())) await page.getByRole('button', { name: '下达资金' }).click()
  const form = page.getByRole('form', { name: '从资金池下达到项目' })
  await choose(form.getByLabel('来源'), source)
  await form.getByLabel('年度').fill(year)
  await form.getByLabel('金额').fill(amount)
  await form.getByRole('button', { name: `下达${source}` }).click()
}
