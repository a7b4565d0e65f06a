import { openCase, decide } from './acts/review.ts'
import { agreed, submitted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const CASE = '慢病随访服务平台'

test('the conclusions of a joint review are summed up in one opinion', async ({ as, ask, shot, expectAccessible }) => {
  await submitted(ask, '陈静', { title: CASE, amount: '880000.00' })
  for (const person of ['赵磊', '王秀兰', '张建军', '孙丽', '高峰', '马强']) await agreed(ask, person, CASE)
  const chief = await as('李卫东')
  await openCase(chief, CASE)
  const opinion = chief.getByLabel('您的意见')
  await opinion.fill('五家意见一致。')
  await chief.getByRole('button', { name: '合并部门联审意见' }).click()
  for (const said of ['五家意见一致。', '市财政局：同意。同意。', '市审计局：同意。同意。']) await expect(opinion).toHaveValue(new RegExp(said))
  const merged = chief.getByRole('checkbox', { name: '合并部门联审意见，作为一条意见' })
  await expect(merged).toBeChecked()
  await expectAccessible(chief)
  await shot(chief, 'joint-review-merge')
  // A reload keeps the text and which review it sums up; pressed again, nothing stands twice.
  await chief.reload()
  await expect(merged).toBeChecked()
  await merged.click()
  const before = await opinion.inputValue()
  await chief.getByRole('button', { name: '合并部门联审意见' }).click()
  await expect(opinion).toHaveValue(before)
  await decide(chief, /^同意，送主任审定/, '五家均同意，无附加条件，建议立项。')
  const director = await as('周国栋')
  await openCase(director, CASE)
  const row = director.getByRole('table', { name: '各方意见' }).getByRole('row', { name: /建议立项/ })
  await expect(row).toContainText('合并部门联审意见')
  await expect(row).toContainText('李卫东')
  // It is summed up once.
  await expect(director.getByRole('button', { name: '合并部门联审意见' })).toHaveCount(0)
  await shot(director, 'joint-review-merged', { whole: true })
})
