import { openCase } from './acts/review.ts'
import { expect, test } from './harness/test.ts'

const CASE = '医保智能审核系统'

/** The secrecy bureau has one reviewer, and a joint review waits for him. */
test('somebody who holds an open task is disabled, the alarm says so, and a successor decides', async ({ as, ask, shot, expectAccessible }) => {
  const admin = await as('韩冰')
  await admin.goto('/tenancy/people?search=高峰')
  const people = admin.getByRole('list', { name: '人员与岗位' })
  await people.getByRole('button', { name: '停用：高峰' }).click()
  const form = admin.getByRole('form', { name: '停用 高峰' })
  await expect(form.getByRole('status')).toContainText('没有别人可办')
  await expect(form.getByRole('status')).toContainText('项待办')
  await form.getByLabel('原因').fill('调离本市')
  await form.getByRole('button', { name: '停用' }).click()
  await expect(form).toContainText('将无人担任')
  await expectAccessible(admin)
  await shot(admin, 'posts-disable', { whole: true })
  await form.getByRole('checkbox').check()
  await form.getByRole('button', { name: '停用' }).click()
  await expect(form).toBeHidden()
  await expect(people).toContainText('已停用')

  const alarm = admin.getByRole('list', { name: '空缺岗位' })
  await expect(alarm).toContainText('项待办')
  await expect(admin.getByRole('navigation', { name: '分页' }).getByRole('link', { name: /人员与岗位/ })).toContainText('1')
  await expectAccessible(admin)
  await shot(admin, 'posts-vacancy', { whole: true })

  for (const options of [{ locale: 'en-US' }, { phone: true }, { locale: 'en-US', phone: true }] as const) {
    const page = await as('韩冰', options)
    await page.goto('/tenancy/people?search=高峰')
    await expect(page.getByRole('list').filter({ hasText: /高峰|Gao Feng/ }).first()).toBeVisible()
    await page.getByRole('button', { name: /^(交给…|Give to…)[：:]/ }).click()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(beyond, 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
    await shot(page, `posts-${'locale' in options ? 'en' : 'zh'}-${'phone' in options ? 'phone' : 'desk'}`, { whole: true })
  }

  await alarm.getByRole('button', { name: /^交给…：/ }).click()
  const give = admin.getByRole('form', { name: /^把 .* 交给$/ })
  await give.getByLabel('交给').fill('许琳')
  await admin.locator('.ant-select-dropdown:visible').getByText(/^许琳 ·/).click()
  await give.getByLabel('职务英文').fill('Reviewer')
  await give.getByLabel('原因').fill('接手保密审查')
  await give.getByRole('button', { name: '授予' }).click()
  await expect(give).toBeHidden()
  await expect(alarm).toBeHidden()

  const successor = await as('许琳')
  await successor.getByRole('button', { name: '切换岗位' }).click()
  await successor.getByRole('menuitem', { name: /保密/ }).click()
  await expect(successor.getByRole('banner')).toContainText('保密')
  await openCase(successor, CASE)
  await successor.getByLabel('您的意见').fill('保密审查通过')
  await successor.getByRole('button', { name: /^同意/ }).first().click()
  await expect(successor.getByLabel('您的意见')).toBeHidden()

  // Others go on as before.
  await people.getByRole('button', { name: '启用：高峰' }).click()
  const enable = admin.getByRole('form', { name: '重新启用 高峰' })
  await enable.getByLabel('原因').fill('返岗')
  await enable.getByRole('button', { name: '启用' }).click()
  await expect(enable).toBeHidden()
  const { data } = await ask<{ vacancies: { count: number } }>('韩冰', '{ vacancies(first: 1) { count } }')
  expect(data?.vacancies.count).toBe(0)
})
