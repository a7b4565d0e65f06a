import type { Locator, Page } from '@playwright/test'
import { decideOn, openCase } from './acts/review.ts'
import { choose } from './acts/screen.ts'
import { submitted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const ROUTE = '县区服务类项目评审'
const CASE = '东平县数据治理服务'
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Names the step that was added last, and says who acts in it. */
async function addStep(editor: Locator, name: string, nameEn: string, seat: RegExp): Promise<void> {
  await editor.getByRole('button', { name: '添加步骤' }).click()
  const card = editor.getByRole('list', { name: '步骤' }).getByRole('listitem').last()
  await expect(card.getByLabel('名称', { exact: true })).toBeFocused()
  await card.getByLabel('名称', { exact: true }).fill(name)
  await card.getByLabel('英文名称').fill(nameEn)
  await seatOf(card, seat)
}

async function seatOf(card: Locator, seat: RegExp): Promise<void> {
  const field = card.getByLabel('办理')
  await field.click()
  await card.page().locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: seat }).first().click()
  await card.page().keyboard.press('Escape')
}

test('a county draws a route that goes to its city and back, mends it, tries it, puts it in force, and a matter takes it', async ({ as, ask, shot, expectAccessible }) => {
  const admin = await as('田野')
  await admin.goto('/tenancy/routes')
  // Who doesn't edit sees the steps all the same.
  await admin.getByRole('button', { name: '立项评审的步骤' }).click()
  await expect(admin.getByRole('list', { name: '路线图' })).toContainText('财政评审')
  await admin.getByLabel('路线代码').fill('service')
  await admin.getByRole('button', { name: '新建路线' }).click()
  const editor = admin.getByRole('region', { name: /^编辑 / })
  await editor.getByLabel('名称', { exact: true }).fill(ROUTE)
  await editor.getByLabel('英文名称').fill('Service projects of counties')
  await choose(editor.getByLabel('类别'), '购买服务')
  await admin.keyboard.press('Escape')
  await addStep(editor, '形式审查', 'Check', /^东平县大数据中心 .*经办/)
  await addStep(editor, '市财政评审', 'Review by the city', /^市级·市财政局/)

  // A step that nobody holds: the fault stands at its field, and nothing is put in force.
  await editor.getByRole('button', { name: '添加步骤' }).click()
  const last = editor.getByRole('list', { name: '步骤' }).getByRole('listitem').last()
  await last.getByLabel('名称', { exact: true }).fill('主任审定')
  await last.getByLabel('英文名称').fill('Director’s decision')
  await expect(last.getByRole('alert')).toHaveCount(1)
  await expect(last.getByRole('alert')).toHaveText(/没有办理单位/)
  await expect(editor.getByText('先改好标红的 1 处')).toBeVisible()
  await expect(editor.getByRole('button', { name: '生效', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(admin)
  await shot(admin, 'routes-fault', { whole: true })
  await seatOf(last, /^东平县大数据中心 主任/)
  await expect(last.getByRole('alert')).toHaveCount(0)

  const trial = editor.getByRole('region', { name: '试走' })
  await trial.getByRole('combobox').click()
  await admin.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await expect(trial.getByRole('status')).toContainText('不适用')
  await expect(trial.getByRole('list', { name: '路线图' }).getByRole('listitem')).toHaveCount(3)
  await expect(trial).toContainText('最迟')
  await expectAccessible(admin)
  await shot(admin, 'routes-trial', { whole: true })
  await editor.getByRole('button', { name: '生效', exact: true }).click()
  await expect(editor).toHaveCount(0)
  await expect(admin.getByRole('article', { name: ROUTE })).toContainText('第 1 版')
  const phone = await as('田野', { phone: true, locale: 'en-US' })
  await phone.goto('/tenancy/routes')
  await phone.getByRole('button', { name: /^Edit Service/ }).click()
  await expect(phone.getByRole('heading', { name: /^Editing / })).toBeFocused()
  expect(await beyond(phone), 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
  await shot(phone, 'routes-phone-en', { whole: true })

  await submitted(ask, '宋涛', { title: CASE, category: 'SERVICE', amount: '300000.00' })
  await decideOn(await as('孔祥'), CASE, /^同意，送市财政评审/, '材料齐全，送市财政局。')
  const city = await as('王秀兰')
  await openCase(city, CASE)
  await expect(city.getByText('在本级办理 · 东平县 等候 · 泰安市 在办')).toBeVisible()
  await shot(city, 'routes-levels-city')
  const director = await as('侯建国')
  await director.goto(new URL(city.url()).pathname)
  await expect(director.getByText('在上级办理 · 东平县 等候 · 泰安市 在办')).toBeVisible()
  await decideOn(city, CASE, /^同意，送主任审定/, '经费来源落实，同意。')
  await expect(city.getByText(/^本级已办，在别处|在下级办理/)).toBeVisible()
  await openCase(director, CASE)
  await expect(director.getByText('在本级办理 · 东平县 在办 · 泰安市 已办')).toBeVisible()
  // One unit alone has said it for the city: the county reads it.
  await expect(director.getByRole('table', { name: '各方意见' })).toContainText('经费来源落实')
  await shot(director, 'routes-levels-county', { whole: true })
})
