import { openCase } from './acts/review.ts'
import { openProject, sure } from './acts/screen.ts'
import { expect, test } from './harness/test.ts'

const REFUSED = '健康数据展示大屏'
const WHY = '大屏并入应急指挥场所，不另设展示，已删去装修和展陈。'

test('a refused project appeals once: its lead says why, changes it and submits it to a case of its own', async ({ as, shot, expectAccessible }) => {
  const lead = await as('陈静')
  await openProject(lead, REFUSED)
  await lead.getByRole('button', { name: '申诉或重新申报' }).click()
  const dialog = lead.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: '申诉', exact: true })).toBeChecked()
  await expect(dialog.getByRole('radio', { name: '按下一批次重新申报' })).toBeDisabled()
  await expect(dialog).toContainText('目前没有开放的其他申报批次')
  await expectAccessible(lead)
  await dialog.getByLabel(/^申诉理由/).fill(WHY)
  await dialog.getByRole('button', { name: '提出申诉，改后报送' }).click()

  await expect(lead).toHaveURL(/\/edit/)
  await lead.goto(`${lead.url().replace(/\?.*/, '')}?section=check`)
  await lead.getByRole('button', { name: /^报送 .+开始评审/ }).click()
  await sure(lead, '确认报送')
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(REFUSED)
  await expect(lead.getByText(WHY)).toBeVisible()
  await expect(lead.getByRole('button', { name: '申诉或重新申报' })).toBeHidden()
  await shot(lead, 'appeal-project', { whole: true })

  const clerk = await as('赵磊')
  await openCase(clerk, REFUSED)
  await expect(clerk.getByText(`不予立项后申诉，理由：${WHY}`)).toBeVisible()
  await expectAccessible(clerk)
  await shot(clerk, 'appeal-case', { whole: true })
})
