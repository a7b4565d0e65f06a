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

const allocation = (page: Page) => page.getByRole('form', { name: '从资金池下达到项目' })

async function send(page: Page, source: string, year: string, amount: string): Promise<void> {
  await page.getByRole('button', { name: '下达资金' }).click()
  const form = allocation(page)
  await choose(form.getByLabel('来源'), source)
  await form.getByLabel('年度').fill(year)
  await form.getByLabel('金额').fill(amount)
  await form.getByRole('button', { name: `下达${source}` }).click()
}

/** On the project's money tab: from a source's pool of a year. */
export async function allocate(page: Page, source: string, year: string, amount: string): Promise<void> {
  await send(page, source, year, amount)
  await expect(allocation(page)).toBeHidden()
}

/** Asks for more than there is, reads why not beside the amount, and lets it be. */
export async function allocateTooMuch(page: Page, source: string, year: string, amount: string, why: string): Promise<void> {
  await send(page, source, year, amount)
  await expect(allocation(page).getByRole('alert')).toContainText(why)
  await allocation(page).getByRole('button', { name: '取消' }).click()
}
