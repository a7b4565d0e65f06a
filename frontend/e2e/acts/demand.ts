import { type Page, expect } from '@playwright/test'
import { COUNTIES, ESTIMATE, MILESTONES, RESOURCES, TARGETS } from './platform.ts'
import { choose, go, sure } from './screen.ts'

/** The clerk of the lead writes the demand in the wizard, section by section. */

/** A row's cell in one of the wizard's tables, as its label names it. */
const cell = (page: Page, row: number, words: string) => page.getByLabel(`第 ${row} 行 ${words}`, { exact: true })
const section = (page: Page, name: string) => page.getByRole('navigation', { name: '各节' }).getByRole('button', { name })

export async function toSection(page: Page, name: string): Promise<void> {
  await section(page, name).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
}

/** The draft is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: '已自动保存' })).toBeVisible()
}

export async function begin(page: Page, title: string, category: string, field: string): Promise<void> {
  await go(page, '草稿与退回')
  await page.getByRole('button', { name: '新建申报' }).first().click()
  await page.getByLabel('项目名称').fill(title)
  await choose(page.getByLabel('项目类别'), category)
  await choose(page.getByLabel('领域'), field)
  await page.getByRole('button', { name: '建立草稿，接着填写' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `立项申报：${title}` })).toBeVisible()
}

export async function basics(page: Page, goals: string, start: string, end: string): Promise<void> {
  await page.getByLabel('建设目标与必要性').fill(goals)
  await page.getByLabel('计划开工').fill(start)
  await page.getByLabel('计划完成').fill(end)
  await saved(page)
}

/** Six counties build with it, the medical insurance bureau gives data. */
export async function participants(page: Page): Promise<void> {
  await toSection(page, '参建与工作包')
  const all = [
    ...COUNTIES.map((county) => ({ ...county, role: '共建', scope: '按框架方案接入与改造，数据治理。' })),
    { tenant: '泰安市', unit: '市医疗保障局', role: '供数', share: '0', scope: '按目录提供医保数据。' },
  ]
  for (const [at, { tenant, unit, role, share, scope }] of all.entries()) {
    const row = at + 1
    await page.getByRole('button', { name: '加一家参建单位' }).click()
    await choose(cell(page, row, '单位：所在市县'), tenant)
    await choose(cell(page, row, '单位'), tenant === '泰安市' ? `${tenant} ${unit}` : unit)
    await cell(page, row, '角色').selectOption(role)
    await cell(page, row, '工作包名称').fill(role === '共建' ? `${tenant}接入与改造` : '医保数据供给')
    await cell(page, row, '工作包范围').fill(scope)
    await cell(page, row, '分担（万元）').fill(share)
  }
  await saved(page)
}

/** All lines at once out of a spreadsheet. */
export async function estimate(page: Page, lines = ESTIMATE): Promise<void> {
  await toSection(page, '概算明细')
  await page.getByRole('button', { name: '从 Excel 粘贴' }).click()
  const dialog = page.getByRole('dialog', { name: '从 Excel 粘贴概算行' })
  await dialog.getByRole('textbox').fill(lines)
  await dialog.getByRole('button', { name: /^导入 \d+ 行，0 行留待补/ }).click()
  await expect(dialog).toBeHidden()
  await saved(page)
}

export async function sources(page: Page, rows: readonly { source: string; amount: string; boundary?: string }[]): Promise<void> {
  await toSection(page, '资金来源')
  for (const [at, { source, amount, boundary }] of rows.entries()) {
    await page.getByRole('button', { name: '加一个来源' }).click()
    await cell(page, at + 1, '来源').selectOption(source)
    await cell(page, at + 1, '金额（万元）').fill(amount)
    if (boundary) await cell(page, at + 1, '用途边界').fill(boundary)
  }
}

export async function catalogue(page: Page, resources: readonly { name: string; sharing: string; law: string | null }[] = RESOURCES): Promise<void> {
  await toSection(page, '信息资源目录')
  for (const [at, { name, sharing, law }] of resources.entries()) {
    await page.getByRole('button', { name: '加一项资源' }).click()
    await cell(page, at + 1, '资源名称').fill(name)
    await cell(page, at + 1, '共享类型').selectOption(sharing)
    if (sharing === '有条件共享') await cell(page, at + 1, '共享条件').fill('用于本人授权的业务')
    if (law) await cell(page, at + 1, '限制共享的法律依据').fill(law)
  }
  await saved(page)
}

/** The laws that were missing: found by what the check says, not by remembering. */
export async function giveLaws(page: Page): Promise<void> {
  await toSection(page, '信息资源目录')
  for (const [at, { sharing, law }] of RESOURCES.entries()) {
    if (sharing !== '无条件共享' && !law) await cell(page, at + 1, '限制共享的法律依据').fill('《中华人民共和国传染病防治法》第六十八条')
  }
  await saved(page)
}

export async function milestones(page: Page, rows: readonly { title: string; weight: string; start: string; end: string }[] = MILESTONES): Promise<void> {
  await toSection(page, '里程碑与工期')
  for (const [at, { title, weight, start, end }] of rows.entries()) {
    await page.getByRole('button', { name: '加一个里程碑' }).click()
    await cell(page, at + 1, '里程碑').fill(title)
    await cell(page, at + 1, '权重（%）').fill(weight)
    await cell(page, at + 1, '基线开始').fill(start)
    await cell(page, at + 1, '基线完成').fill(end)
  }
  await saved(page)
}

export async function targets(page: Page): Promise<void> {
  await toSection(page, '绩效目标')
  for (const [at, { group, indicator, comparison, target, unit, evidence }] of TARGETS.entries()) {
    await page.getByRole('button', { name: '加一项指标' }).click()
    await cell(page, at + 1, '指标类别').selectOption(group)
    await cell(page, at + 1, '指标').fill(indicator)
    await cell(page, at + 1, '比较').selectOption(comparison)
    if (target) await cell(page, at + 1, '指标值').fill(target)
    if (unit) await cell(page, at + 1, '计量单位').fill(unit)
    await cell(page, at + 1, '佐证').fill(evidence)
  }
  await saved(page)
}

/** Back to a draft where it was left. */
export async function goOn(page: Page, title: string): Promise<void> {
  await go(page, '草稿与退回')
  await page.getByRole('main').getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: `立项申报：${title}` })).toBeVisible()
}

/** What the unified-build and negative lists hit: the lead takes every suggestion, and the lines are to be cut. */
export async function acceptSuggestions(page: Page): Promise<void> {
  await toSection(page, '核对与报送')
  await page.getByRole('button', { name: '预检', exact: true }).click()
  const hits = page.getByRole('list', { name: '命中的条目' })
  const open = hits.getByRole('button', { name: /^接受建议/ })
  await expect(open).toHaveCount(4)
  for (let left = 4; left > 0; left--) {
    await open.first().click()
    await expect(open).toHaveCount(left - 1)
  }
  for (const amount of ['152.60', '1,286.00']) await expect(page.getByRole('main')).toContainText(amount)
}

/** Sent once it was confirmed; what the pre-check has prepared to be cut may stand behind the amount. */
export async function submit(page: Page, amount: string, note?: string): Promise<void> {
  await toSection(page, '核对与报送')
  if (note) await page.getByLabel('给评审单位的说明').fill(note)
  await page.getByRole('button', { name: new RegExp(`^报送 ${amount}( − .+)? 万元，开始评审`) }).click()
  await sure(page, '确认报送')
  await expect(page.getByRole('button', { name: '撤回' })).toBeVisible()
}
