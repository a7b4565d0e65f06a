import { type Page, expect } from '@playwright/test'
import { choose, go } from './screen.ts'

/** Who has to decide does it from the to-do list. */

export async function openCase(page: Page, title: string): Promise<void> {
  await go(page, '待办')
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByLabel('您的意见')).toBeVisible()
}

/** Writes an opinion and uses the act whose words begin so, such as 同意; the case then waits for others. */
export async function decide(page: Page, act: RegExp, opinion: string): Promise<void> {
  await page.getByLabel('您的意见').fill(opinion)
  await page.getByRole('button', { name: act }).click()
  await expect(page.getByLabel('您的意见')).toBeHidden()
}

/** Returns the case to its starter, or to the earlier step of that name; it comes straight back unless `again`. */
export async function giveBack(page: Page, opinion: string, { to, again = false }: { to?: string; again?: boolean } = {}): Promise<void> {
  await page.getByLabel('您的意见').fill(opinion)
  await page.getByRole('button', { name: '退回…' }).click()
  const form = page.getByRole('group', { name: '退回到哪里' }).first()
  if (to) await form.getByRole('radio', { name: to }).check()
  if (again) await form.getByRole('radio', { name: '后面各步重新办一遍' }).check()
  await form.getByRole('button', { name: /^退回/ }).click()
  await expect(page.getByLabel('您的意见')).toBeHidden()
}

/** Asks somebody about the case that is open: 提意见, 先签, 后签 or 确认. Whom: as the list of people reads, found by the name. */
export async function ask(page: Page, how: RegExp, whom: string, what: string): Promise<void> {
  await page.getByRole('button', { name: '加签、请人提意见…' }).click()
  const form = page.getByRole('form', { name: '请别人提意见或加签' })
  await form.getByRole('radio', { name: how }).check()
  await choose(form.getByLabel(/^请谁/), whom, whom.split(' ')[0])
  await form.getByLabel(/^请其看什么/).fill(what)
  await form.getByRole('button', { name: /^请.+(提意见|先签|后签|确认)$/ }).click()
  await expect(form).toBeHidden()
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
