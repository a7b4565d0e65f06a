import { type Page, expect } from '@playwright/test'
import type { Journey } from '../harness/test.ts'
import { openProject } from './screen.ts'

/** Experts of the authority's pool, and what they say in a case. */

const POOL = [
  ['秦岳山', '山东科技大学', ['INFORMATION_TECHNOLOGY', 'DATA']],
  ['龚立平', '山东省计算中心', ['INFORMATION_TECHNOLOGY']],
  ['石文博', '山东农业大学', ['INFORMATION_TECHNOLOGY']],
  ['范雪梅', '泰安市正源会计师事务所', ['FINANCE']],
  ['翟晓丽', '泰安市造价咨询中心', ['FINANCE']],
  ['柏春林', '山东岱宗律师事务所', ['LAW']],
  ['岑志远', '山东大学', ['SECURITY']],
] as const

/** The pool, entered over the API by its keeper: a portal with an empty city has none. */
export async function pool(ask: Journey['ask'], keeper: string): Promise<void> {
  for (const [name, employer, fields] of POOL) {
    const { data, errors } = await ask<{ expertSave: { errors: unknown[] } }>(keeper, 'mutation($input: ExpertSaveInput!) { expertSave(input: $input) { errors { path message } } }', { input: { name, employer, fields } })
    expect([...(errors ?? []), ...(data?.expertSave.errors ?? [])], 'expertSave').toEqual([])
  }
}

/** Draws the panel on the case's page; the first one is recused, and the next of the draw takes the seat. */
export async function draw(page: Page, title: string, reason: string): Promise<void> {
  await openProject(page, title, '审批')
  await page.getByRole('link', { name: '打开审批页' }).first().click()
  await page.getByRole('button', { name: '抽取专家' }).click()
  await page.getByRole('button', { name: '抽取 5 位专家' }).click()
  const members = page.getByRole('table', { name: '专家评审' })
  await expect(members.getByRole('button', { name: /^录入评分：/ })).toHaveCount(5)
  await members.getByRole('button', { name: /^回避：/ }).first().click()
  await page.getByLabel('回避理由').fill(reason)
  await page.getByRole('button', { name: '记录回避并递补' }).click()
  await expect(members.getByText('已回避')).toBeVisible()
  await expect(members.getByText(/递补第 1 位/)).toBeVisible()
}

/** Records the signed sheets in the order of the seats and closes the panel. */
export async function conclude(page: Page, sheets: readonly { score: number; dissent?: string }[], mean: string): Promise<void> {
  const members = page.getByRole('table', { name: '专家评审' })
  const open = members.getByRole('button', { name: /^录入评分：/ })
  for (const [at, { score, dissent }] of sheets.entries()) {
    // The seat before is read anew first.
    await expect(open).toHaveCount(sheets.length - at)
    await open.first().click()
    const form = page.getByRole('form', { name: /的评分$/ })
    await form.getByLabel(/^评分/).fill(String(score))
    await form.getByLabel(/^意见/).fill('方案可行。')
    if (dissent) {
      await form.getByRole('checkbox', { name: '有不同意见' }).check()
      await form.getByLabel(/^不同意见内容/).fill(dissent)
    }
    await form.getByRole('button', { name: '保存评分' }).click()
    await expect(form).toBeHidden()
  }
  await page.getByRole('button', { name: '结束评审' }).click()
  const form = page.getByRole('form', { name: '结束专家评审' })
  await expect(form).toContainText(`平均分 ${mean}`)
  await form.getByLabel(/^评审结论/).fill('方案可行，建议立项。')
  await form.getByLabel(/^会议纪要/).fill(`五位专家逐一发表意见，平均 ${mean} 分，同意方案。`)
  await form.getByRole('button', { name: '结束评审' }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('main')).toContainText('方案可行，建议立项。')
}
