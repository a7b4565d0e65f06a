import { choose, go } from './acts/screen.ts'
import { agreed, submitted } from './acts/submitted.ts'
import { openCase } from './acts/review.ts'
import { expect, test } from './harness/test.ts'

const CASE = '家庭医生签约平台'

test('a case is brought to the notice of an auditor, who finds and reads it, and what others do meanwhile is told by name', async ({ as, ask, shot, expectAccessible }) => {
  await submitted(ask, '陈静', { title: CASE, amount: '450000.00' })
  const clerk = await as('陈静')
  await go(clerk, '我发起的')
  await clerk.getByRole('main').getByRole('link', { name: CASE }).click()
  await clerk.getByRole('button', { name: '抄送' }).click()
  const form = clerk.getByRole('form', { name: '抄送' })
  await choose(form.getByLabel(/^抄送给/), '冯毅，市审计局审计管理员', '冯毅')
  await clerk.keyboard.press('Escape')
  await form.getByLabel(/^附言/).fill('请知悉。')
  await form.getByRole('button', { name: '抄送 1 人' }).click()
  await expect(clerk.getByText('1 人，已读 0 人')).toBeVisible()

  const auditor = await as('冯毅')
  await expect(auditor.getByRole('heading', { level: 1 })).toHaveText('项目')
  await go(auditor, '抄送我的')
  const row = auditor.getByRole('table', { name: '抄送我的' }).getByRole('row', { name: CASE })
  await expect(row).toContainText('未读')
  await expect(row).toContainText('请知悉。')
  await expectAccessible(auditor)
  await shot(auditor, 'copies-auditor')
  await row.getByRole('link', { name: CASE }).click()
  // Back to where it came from: an auditor has no to-do list.
  await expect(auditor.getByRole('navigation', { name: '位置' }).getByRole('link')).toHaveText(['抄送我的'])
  await expect(auditor.getByText('1 人，已读 1 人')).toBeVisible()
  await agreed(ask, '赵磊', CASE)
  await expect(auditor.getByRole('status').filter({ hasText: '赵磊（市大数据中心）已办：同意' })).toBeVisible()

  // Who types while a colleague of the unit decides is told that nothing is left to decide.
  await submitted(ask, '陈静', { title: `${CASE}二期`, amount: '460000.00' })
  const other = await as('郑洁')
  await openCase(other, `${CASE}二期`)
  await other.getByLabel('您的意见').fill('材料')
  await agreed(ask, '赵磊', `${CASE}二期`)
  await expect(other.getByRole('status').filter({ hasText: '这一步不用您再办' })).toBeVisible()
  await go(auditor, '抄送我的')
  await expect(row).not.toContainText('未读')
})
