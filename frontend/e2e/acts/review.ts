import { type Page, expect } from '@playwright/test'
import { go } from './screen.ts'

/** Who has to decide does it from the to-do list. */

export async function openCase(page: Page, title: string): Promise<void> {
  await go(page, '待办')
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByLabel('您的意见')).toBeVisible()
}

/** Writes an opinion and uses the act whose words begin so, such as 同意 or 退回; the case then waits for others. */
export async function decide(page: Page, act: RegExp, opinion: string): Promise<void> {
  await page.getByLabel('您的意见').fill(opinion)
  await page.getByRole('button', { name: act }).click()
  await expect(page.getByLabel('您的意见')).toBeHidden()
}

export async function decideOn(page: Page, title: string, act: RegExp, opinion: string): Promise<void> {
  await openCase(page, title)
  await decide(page, act, opinion)
}

export async function cut(page: Page, { line, amount, reason, clause }: { line: string; amount: string; reason: string; clause: string }): Promise<void> {
  await page.getByRole('button', { name: `核减：${line}` }).click()
  const form = page.getByRole('form', { name: `核减：${line}` })
  await form.getByLabel('减去多少').fill(amount)
  await form.getByLabel('理由').fill(reason)
  await form.getByLabel('依据的条款或清单').fill(clause)
  await form.getByRole('button', { name: /^核减，核定为/ }).click()
  await expect(form).toBeHidden()
}
