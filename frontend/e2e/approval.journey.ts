import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { ask, decide, decideOn, giveBack, openCase } from './acts/review.ts'
import * as demand from './acts/demand.ts'
import { expect, test } from './harness/test.ts'

/** A case of the demo that has just been submitted. */
const CASE = '文物安全巡查系统'
const SECRETARY = '郭明远 · 市政务信息化建设领导小组 · 领导小组办公室秘书'
const DIRECTOR = '周国栋 · 市大数据中心 · 主任'

const route = (page: Page) => page.getByRole('list', { name: '流程到了哪' })
const opinions = (page: Page) => page.getByRole('table', { name: '各方意见' })
const row = (page: Page, ...texts: (string | RegExp)[]) => texts.reduce((rows, hasText) => rows.filter({ hasText }), opinions(page).getByRole('row')).first()
const foot = (page: Page) => page.getByRole('list', { name: '可以收回的' })
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('a decision is taken back while nobody has acted on it', async ({ as, shot, expectAccessible }) => {
  const clerk = await as('赵磊')
  await openCase(clerk, CASE)
  await decide(clerk, /^同意，送部门联审/, '材料齐全，转联审。')
  await expect(foot(clerk)).toContainText('“形式审查”您的意见是同意')
  await foot(clerk).getByRole('button', { name: '撤回我的意见' }).click()
  const form = clerk.getByRole('form', { name: '撤回我的意见' })
  await form.getByLabel('原因').fill('附件缺一页，补看')
  await expectAccessible(clerk)
  await shot(clerk, 'approval-take-back', { whole: true })
  await form.getByRole('button', { name: '撤回我的意见' }).click()
  await expect(clerk.getByLabel('您的意见')).toBeVisible()
  await expect(row(clerk, '撤回意见')).toContainText('附件缺一页，补看')
  await decide(clerk, /^同意，送部门联审/, '附件已补看，转联审。')
})

test('advice is asked for and given, and who asked decides with it', async ({ as, shot, expectAccessible }) => {
  const police = await as('张建军')
  await openCase(police, CASE)
  await ask(police, /提意见/, DIRECTOR, '巡查数据是否已纳入统一平台')
  await expect(police.getByLabel('您的意见')).toBeHidden()
  await expect(foot(police)).toContainText('等周国栋提意见，之后由您决定')
  await expect(route(police)).toContainText('等周国栋')
  await shot(police, 'approval-asking', { whole: true })

  const director = await as('周国栋')
  await openCase(director, CASE)
  await expect(director.getByRole('button', { name: /^(退回|同意|不同意)/ })).toHaveCount(0)
  await expectAccessible(director)
  await shot(director, 'approval-advise')
  await decide(director, /^回复意见，交市公安局网络安全保卫支队决定/, '已纳入，接口见目录第 2 项。')

  await decideOn(police, CASE, /^同意，等其余 4 家会签/, '据大数据中心意见，同意。')
  await expect(row(police, '答复意见')).toContainText('已纳入')
})

test('a joint review with a signature before the own one goes back and comes straight here again', async ({ as, shot, expectAccessible }) => {
  const finance = await as('王秀兰')
  await openCase(finance, CASE)
  // What another of the five decides appears, and what is being typed stays.
  const typed = finance.getByLabel('您的意见')
  await typed.fill('本年投资口径待定')
  await decideOn(await as('高峰'), CASE, /^同意，等其余/, '同意。')
  await expect(finance.getByRole('status').filter({ hasText: '高峰' })).toContainText('已办：同意')
  await expect(row(finance, '高峰')).toContainText('同意')
  await expect(typed).toHaveValue('本年投资口径待定')
  await expect(typed).toBeFocused()
  await expectAccessible(finance)
  await shot(finance, 'approval-live')
  // The secretary is on the way, with the to-do list open.
  const secretary = await as('郭明远', { phone: true })
  await secretary.goto('/approval')
  await expect(secretary.getByRole('main').getByRole('link', { name: CASE, exact: true })).toHaveCount(0)

  await finance.getByRole('button', { name: '加签、请人提意见…' }).click()
  await expectAccessible(finance)
  await shot(finance, 'approval-ask', { whole: true })
  await finance.getByRole('button', { name: '取消' }).click()
  await ask(finance, /先签/, SECRETARY, '请先定本年投资口径')
  await expect(foot(finance)).toContainText('等郭明远先签，之后由您决定')
  await expect(secretary.getByRole('main').getByRole('link', { name: CASE, exact: true })).toBeVisible()
  await decideOn(await as('马强'), CASE, /^同意，等其余/, '同意。')

  const ciphers = await as('孙丽')
  await openCase(ciphers, CASE)
  await ciphers.getByRole('button', { name: '退回…' }).click()
  await expect(ciphers.getByRole('radio', { name: '“形式审查”' })).toBeVisible()
  await expectAccessible(ciphers)
  await shot(ciphers, 'approval-return', { whole: true })
  await ciphers.getByRole('button', { name: '再看看' }).click()
  await giveBack(ciphers, '请补商用密码应用方案。')
  await expect(row(ciphers, '退回', '请补商用密码')).toContainText('再报后直接回到退回的单位')
  await expect(route(ciphers)).toContainText('退回后待续')

  const starter = await as('苏婷')
  await demand.goOn(starter, CASE)
  await demand.submit(starter, '58.00', '已补商用密码应用方案。')

  // A phone is enough to sign.
  await secretary.getByRole('main').getByRole('link', { name: CASE, exact: true }).click()
  await expect(secretary.getByLabel('您的意见')).toBeVisible()
  await secretary.getByRole('button', { name: '更多' }).click()
  await expect(secretary.getByRole('button', { name: '转办…' })).toBeVisible()
  expect(await beyond(secretary), 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
  await expectAccessible(secretary)
  await shot(secretary, 'approval-phone')
  await decide(secretary, /^同意，交市财政局再签/, '在本年盘子内。')

  await decideOn(finance, CASE, /^同意，等其余 1 家会签/, '盘子已定，同意。')
  await openCase(ciphers, CASE)
  // Who had concluded before the return is not asked again.
  for (const kept of ['市国家保密局 高峰 同意', '市审计局 马强 同意']) await expect(route(ciphers)).toContainText(kept)
  await expect(route(ciphers)).toContainText('前加签 市政务信息化建设领导小组 郭明远 同意')
  await shot(ciphers, 'approval-route', { whole: true })
  await decide(ciphers, /^同意，送评审科审核/, '方案已补，同意。')

  for (const options of [{ locale: 'en-US' }, { phone: true }, { locale: 'en-US', phone: true }] as const) {
    const chief = await as('李卫东', options)
    await chief.goto('/approval')
    await chief.getByRole('main').getByRole('link', { name: CASE, exact: true }).click()
    await expect(chief.getByLabel(/您的意见|Your opinion/)).toBeVisible()
    await chief.getByRole('button', { name: /^(退回|Return)…/ }).click()
    await expect(chief.getByRole('radio').first()).toBeVisible()
    expect(await beyond(chief), 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
    await expectAccessible(chief)
    await shot(chief, `approval-return-${'locale' in options ? 'en' : 'zh'}-${'phone' in options ? 'phone' : 'desk'}`, { whole: true })
  }
  const chief = await as('李卫东')
  await openCase(chief, CASE)
  await giveBack(chief, '联审后金额未写明，请形式审查再核。', { to: '“形式审查”', again: true })
  await expect(row(chief, '联审后金额未写明')).toContainText('退到“形式审查”；再报后各步重新办')
})

test('the approval sheet is a file in the language of the screen', async ({ as, shot }) => {
  for (const [options, button, name] of [
    [{}, '审批单', `${CASE} 审批单.pdf`],
    [{ locale: 'en-US' }, 'Approval sheet', `${CASE} approval sheet.pdf`],
    [{ phone: true }, '审批单', `${CASE} 审批单.pdf`],
  ] as const) {
    const clerk = await as('赵磊', options)
    await clerk.goto('/approval')
    await clerk.getByRole('main').getByRole('link', { name: CASE, exact: true }).click()
    const link = clerk.getByRole('link', { name: button, exact: true })
    await expect(link).toBeVisible()
    expect(await beyond(clerk), 'pixels that the page is wider than its window').toBeLessThanOrEqual(0)
    await shot(clerk, `approval-sheet-${Object.keys(options).join('-') || 'desk'}`)
    const [file] = await Promise.all([clerk.waitForEvent('download'), link.click()])
    expect(file.suggestedFilename()).toBe(name)
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
  }
})
