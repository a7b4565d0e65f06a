import { go } from './acts/screen.ts'
import { submitted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const ALIKE = ['景区票务对账服务', '图书馆通借通还升级'] as const

test('several alike are decided at once by keyboard, what is not alike stays out and says why', async ({ as, ask, shot, expectAccessible }) => {
  for (const title of ALIKE) await submitted(ask, '苏婷', { title, field: 'tourism', amount: '260000.00' })
  const clerk = await as('郑洁')
  await go(clerk, '待办')
  const rows = clerk.getByRole('table', { name: '待办' }).locator('tr[data-row]')
  await expect(rows.filter({ hasText: ALIKE[1] })).toBeVisible()
  // By J to the first of the two; X ticks it.
  const place = await rows.evaluateAll((all, title) => all.findIndex((row) => row.textContent?.includes(title)), ALIKE[0])
  for (let at = 0; at <= place; at++) await clerk.keyboard.press('j')
  await clerk.keyboard.press('x')
  await expect(rows.filter({ hasText: ALIKE[0] }).getByRole('checkbox')).toBeChecked()
  await rows.filter({ hasText: ALIKE[1] }).getByRole('checkbox').check()
  const bar = clerk.getByRole('region', { name: '已选的一起办' })
  await expect(bar).toContainText(/已选 2 件\s形式审查\s合计 52\.00\s*万元/)
  await expect(bar).toContainText('先写意见')
  await expectAccessible(clerk)
  await shot(clerk, 'batch-bar')
  // B leads to the opinion, Tab to the act: the mouse isn't needed, and who acted goes on in the list.
  await rows.filter({ hasText: ALIKE[1] }).focus()
  await clerk.keyboard.press('b')
  await expect(bar.getByRole('textbox')).toBeFocused()
  await clerk.keyboard.type('材料齐全，转联审。')
  await clerk.keyboard.press('Tab')
  await expect(bar.getByRole('button', { name: '同意 2 件' })).toBeFocused()
  await clerk.keyboard.press('Enter')
  await expect(clerk.getByRole('status').filter({ hasText: '已同意 2 件' })).toBeVisible()
  for (const title of ALIKE) await expect(rows.filter({ hasText: title })).toHaveCount(0)
  if (await rows.count()) await expect(clerk.locator('tr[data-row]:focus')).toHaveCount(1)
  await shot(clerk, 'batch-done')
  await go(clerk, '已办')
  for (const title of ALIKE) await expect(clerk.getByRole('table', { name: '已办' }).getByRole('row', { name: title })).toContainText('同意')
  // What was ticked there is not marked here, nor is what came of it told twice.
  await expect(clerk.getByText('已同意 2 件')).toHaveCount(0)

  // An acceptance lets the last payments go: it is decided by itself.
  const chief = await as('李卫东')
  await go(chief, '待办')
  const acceptance = chief.getByRole('table', { name: '待办' }).getByRole('row', { name: /验收材料审核/ }).first()
  await expect(acceptance.getByRole('checkbox')).toBeDisabled()
  await expect(acceptance).toContainText('验收放行尾款，逐件办')
})
