import { type Locator, type Page, expect } from '@playwright/test'
import { saved, toSection } from './demand.ts'
import { go } from './screen.ts'

/** Before a project is submitted: the batch it goes into, and the plan of all who build it. */

/** The authority opens a batch for the year; what counties set for themselves is theirs. */
export async function openBatch(page: Page, { year, title, opens, closes }: { year: string; title: string; opens: string; closes: string }): Promise<void> {
  await go(page, '规划与批次')
  await page.getByRole('link', { name: '申报批次' }).click()
  await page.getByRole('button', { name: '新建批次' }).click()
  const form = page.getByRole('form', { name: '新建批次' })
  await form.getByLabel('年度').fill(year)
  await form.getByLabel('批次名称').fill(title)
  await form.getByLabel('开始日').fill(opens)
  await form.getByLabel('截止日').fill(closes)
  await form.getByRole('button', { name: '保存批次' }).click()
  await expect(page.getByRole('article').filter({ hasText: `${year} 年度 ${title}` })).toContainText('申报中')
}

/** The goals and contents of the whole, and what each unit builds, a line for each item. */
export async function framework(page: Page, goals: string, contents: string, scopes: Readonly<Record<string, string>>): Promise<void> {
  await toSection(page, '框架方案')
  await page.getByLabel('总体目标').fill(goals)
  await page.getByLabel('主要建设内容').fill(contents)
  for (const [unit, scope] of Object.entries(scopes)) await page.getByLabel(`${unit}：建设范围（一行一条）`).fill(scope)
  await saved(page)
}

/** Where two units seem to build the same. */
export const overlaps = (page: Page): Locator => page.getByRole('button', { name: /^认定不重复/ })

export async function ruleNoOverlap(page: Page, reason: string): Promise<void> {
  await overlaps(page).first().click()
  const form = page.getByRole('form', { name: /^为什么/ })
  await form.getByLabel('理由').fill(reason)
  await form.getByRole('button', { name: '记下' }).click()
  await expect(form).toBeHidden()
}
