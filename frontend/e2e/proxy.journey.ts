import type { Page } from '@playwright/test'
import { decide } from './acts/review.ts'
import { choose, go } from './acts/screen.ts'
import { submitted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const CASE = '非遗档案数字化'
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
const list = (page: Page) => page.getByRole('table', { name: '代办委托' }).getByRole('row', { name: /外出学习/ })

test('a section chief acts for a clerk who is away, and everything says for whom', async ({ as, ask, shot, expectAccessible }) => {
  await submitted(ask, '苏婷', { title: CASE, field: 'tourism', amount: '320000.00' })
  const clerk = await as('赵磊')
  await go(clerk, '待办')
  await clerk.getByRole('main').getByRole('link', { name: '代办委托' }).click()
  await clerk.getByRole('button', { name: '委托代办' }).first().click()
  const form = clerk.getByRole('form', { name: '委托代办' })
  await choose(form.getByLabel(/^由谁代办/), '李卫东，项目评审科科长')
  await expect(form).toContainText('先写事由')
  await form.getByLabel(/^事由/).fill('外出学习')
  await expectAccessible(clerk)
  await shot(clerk, 'proxy-give', { whole: true })
  await form.getByRole('button', { name: '委托其代办' }).click()
  await expect(list(clerk)).toContainText('代办中')
  await shot(clerk, 'proxy-list')

  const chief = await as('李卫东')
  await go(chief, '待办')
  await expect(chief.getByText(/^代办 \d+ 件来自赵磊/)).toBeVisible()
  await chief.getByText(/^代办 \d+$/).click()
  const row = chief.getByRole('table', { name: '待办' }).getByRole('row', { name: CASE })
  await expect(row).toContainText('代 赵磊')
  await expectAccessible(chief)
  await shot(chief, 'proxy-todo', { whole: true })
  const phone = await as('李卫东', { phone: true, locale: 'en-US' })
  await phone.goto('/approval')
  await expect(phone.getByRole('table').getByRole('row', { name: CASE })).toContainText('for 赵磊')
  expect(await beyond(phone), 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
  await shot(phone, 'proxy-todo-phone-en', { whole: true })
  await row.getByRole('link', { name: CASE }).click()
  await expect(chief.getByText('您正在代 赵磊 办理，决定上会注明。')).toBeVisible()
  // A proxy passes nothing on.
  await expect(chief.getByRole('button', { name: '转办…' })).toHaveCount(0)
  await shot(chief, 'proxy-decide')
  await decide(chief, /^同意，送部门联审/, '材料齐全。')
  await expect(chief.getByRole('table', { name: '各方意见' })).toContainText('李卫东（代赵磊）')
  await expect(chief.getByRole('list', { name: '流程到了哪' })).toContainText('李卫东（代赵磊） 同意')
  await shot(chief, 'proxy-decided', { whole: true })

  await list(clerk).getByRole('button', { name: '结束委托' }).click()
  await clerk.getByRole('tooltip').getByRole('button', { name: '结束委托' }).click()
  await expect(list(clerk)).toContainText('已结束')
  await go(chief, '待办')
  await expect(chief.getByText(/来自赵磊/)).toHaveCount(0)
})
