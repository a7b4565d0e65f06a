import type { Page } from '@playwright/test'
import { ask as askSomebody, decide, openCase } from './acts/review.ts'
import { go } from './acts/screen.ts'
import { submitted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const CASE = '乡镇检验结果互认'
const QUESTION = '乡镇卫生院检验设备是否为 42 台'
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('a participant confirms its own part for who decides, and sees nothing of the case', async ({ as, ask, shot, expectAccessible }) => {
  await submitted(ask, '陈静', { title: CASE, amount: '600000.00', parts: [{ unit: '东平县卫生健康局', person: '宋涛', share: '200000.00' }] })
  const clerk = await as('赵磊')
  await openCase(clerk, CASE)
  const caseId = new URL(clerk.url()).pathname.split('/').at(-1)
  const { data: participant } = await ask<{ viewer: { post: { title: string } } }>('宋涛', '{ viewer { post { title } } }')
  await askSomebody(clerk, /确认本单位的部分/, `宋涛 · 东平县卫生健康局 · ${participant?.viewer.post.title ?? ''}`, QUESTION)
  await expect(clerk.getByRole('list', { name: '可以收回的' })).toContainText('等宋涛确认本单位的部分，之后由您决定')
  await expect(clerk.getByLabel('您的意见')).toBeHidden()

  const phone = await as('宋涛', { phone: true, locale: 'en-US' })
  await phone.goto('/approval/confirmations')
  await expect(phone.getByRole('table').getByRole('button', { name: 'Answer' })).toBeInViewport()
  expect(await beyond(phone), 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
  await expectAccessible(phone)
  await shot(phone, 'confirmation-phone-en')
  const county = await as('宋涛')
  await go(county, '待确认')
  const row = county.getByRole('table', { name: '请本单位确认' }).getByRole('row', { name: CASE })
  await expect(row).toContainText(QUESTION)
  await row.getByRole('button', { name: '答复' }).click()
  const form = county.getByRole('form', { name: QUESTION })
  await form.getByLabel(/^说明/).fill('42 台属实，')
  // What was written stays on this machine.
  await county.reload()
  await row.getByRole('button', { name: '答复' }).click()
  await expect(form.getByLabel(/^说明/)).toHaveValue('42 台属实，')
  await form.getByLabel(/^说明/).fill('42 台属实，网络年底前接通。')
  await expectAccessible(county)
  await shot(county, 'confirmation-answer')
  await form.getByRole('button', { name: '确认属实' }).click()
  await expect(row).toHaveCount(0)
  await county.getByText('已答复', { exact: true }).click()
  await expect(row).toContainText('网络年底前接通')
  const { data } = await ask<{ case: unknown }>('宋涛', 'query($id: ID!) { case(id: $id) { id } }', { id: caseId })
  expect(data?.case, 'the case for who confirmed').toBeNull()

  // It has come back to who asked, on the page that is open.
  await expect(clerk.getByLabel('您的意见')).toBeVisible()
  await expect(clerk.getByRole('table', { name: '各方意见' }).getByRole('row', { name: /网络年底前接通/ })).toContainText('宋涛')
  await shot(clerk, 'confirmation-asker', { whole: true })
  await decide(clerk, /^同意，送部门联审/, '参建单位已确认，转联审。')
})
