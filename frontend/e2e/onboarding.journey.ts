import type { Page } from '@playwright/test'
import { choose } from './acts/screen.ts'
import { expect, test } from './harness/test.ts'
import { workbook } from './harness/workbook.ts'

const OPERATOR = '潘云'
const DUTIES = ['系统管理员', '安全管理员', '审计管理员'] as const

/** Units and people of a county: offices, bureaus and two hundred people, one of them without a name. */
const sheets = workbook({
  单位: [
    ['单位名称', '单位类别'],
    ['嘉祥县大数据局', '大数据主管部门'],
    ['嘉祥县财政局', '财政部门'],
    ...['卫生健康局', '教育和体育局', '交通运输局', '水利局'].map((name) => [`嘉祥县${name}`, '部门']),
  ],
  人员: [
    ['所在单位', '姓名', '手机号', '登录名', '职务', '角色'],
    ['嘉祥县大数据局', '曹雪', '13953700001', 'caoxue', '科员', '数据局经办'],
    ['嘉祥县大数据局', '邵峰', '13953700002', 'shaofeng', '局长', '主任、科长'],
    ['嘉祥县财政局', '葛兰', '13953700003', 'gelan', '科长', '联审、财政'],
    ['嘉祥县大数据局', '柳青', '13953700004', 'liuqing', '科员', '经办'],
    ['嘉祥县水利局', '', '13953700005', '', '科员', '经办'],
    ...Array.from({ length: 195 }, (_, n) => [`嘉祥县${['卫生健康局', '教育和体育局', '交通运输局', '水利局'][n % 4]}`, `职员${n}`, `1395370${1000 + n}`, '', '科员', '经办']),
  ],
})

const step = (page: Page, name: string) => page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name })
const field = (page: Page, duty: string, label: string) => page.getByRole('group', { name: duty }).getByLabel(label, { exact: false })

test('the operator onboards a county from the template, leaves, goes on, puts it in force, and its administrator signs in', async ({ as, ask, stranger, shot, expectAccessible }) => {
  // The county's city, by the same acts as the screen's.
  const acts = async (mutation: string, input: object) =>
    (await ask<Record<string, { draft: { id: string; version: number }; errors: object[] }>>(OPERATOR, `mutation($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { draft { id version } errors { message } } }`, { input })).data?.[mutation]
  const known = await ask<{ tenants: { code: string }[] }>(OPERATOR, '{ tenants { code } }')
  if (!known.data?.tenants.some((tenant) => tenant.code === '370800')) {
    const begun = await acts('onboardingDraftStart', { template: 'prefecture-coordinated' })
    const named = await acts('onboardingDraftSave', {
      draftId: begun?.draft.id,
      version: begun?.draft.version,
      code: '370800',
      name: '济宁市',
      nameEn: 'Jining',
      administrators: ['TENANT_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'].map((duty, n) => ({ duty, username: `jining.${n + 1}`, name: `济宁管理员${n + 1}` })),
    })
    const done = await acts('onboardingDraftApply', { draftId: named?.draft.id, version: named?.draft.version })
    expect(done?.errors).toEqual([])
  }

  const page = await as(OPERATOR)
  await page.goto('/tenancy/tenants')
  await page.getByRole('button', { name: '开通新租户' }).click()
  await page.getByRole('radio', { name: /市辖县/ }).check()
  await page.getByRole('button', { name: '下一步：区划与名称' }).click()

  await expect(page.getByRole('complementary', { name: '还缺什么，沿用什么' })).toContainText('还没有系统管理员')
  await choose(page.getByLabel('上级市'), '济宁市 370800')
  await page.getByLabel('行政区划').fill('嘉祥')
  await page.locator('.ant-select-dropdown:visible').getByText('嘉祥县 370829').click()
  await page.getByLabel('英文名称').fill('Jiaxiang')
  await expect(page.getByRole('status').filter({ hasText: '已自动保存' })).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'onboarding-region')

  await page.getByRole('button', { name: '下一步：单位与人员' }).click()
  await page.getByTestId('workbook').setInputFiles({ name: '嘉祥县单位人员.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: sheets })
  await expect(page.getByRole('heading', { name: '退回的 1 行' })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await shot(page, 'onboarding-people', { whole: true })
  await page.getByRole('button', { name: /^放进草稿 \d+ 行/ }).click()
  await expect(page.getByText(/已放进草稿 205 行/)).toBeVisible({ timeout: 30_000 })
  await expect(step(page, '单位与人员')).toContainText('6 个单位，199 人')

  // Left here, and taken up again from the list of drafts.
  await page.goto('/tenancy/tenants')
  await expect(page.getByRole('region', { name: '正在开通' }).first()).toContainText('嘉祥县 370829')
  await expectAccessible(page)
  await shot(page, 'onboarding-drafts')
  await page.getByRole('region', { name: '正在开通' }).getByRole('link', { name: '嘉祥县 370829' }).first().click()
  await step(page, '三员').click()
  for (const [n, duty] of DUTIES.entries()) {
    await field(page, duty, '姓名').last().fill(`嘉祥管理员${n + 1}`)
    await field(page, duty, '登录名').last().fill(n === 2 ? 'jiaxiang.1' : `jiaxiang.${n + 1}`)
  }
  await expect(page.getByRole('alert').filter({ hasText: '写成了同一个人' })).toContainText('三员分立（GB/T 22239-2019）')
  await shot(page, 'onboarding-duties', { whole: true })
  await field(page, '审计管理员', '登录名').last().fill('jiaxiang.3')
  await expect(page.getByRole('complementary', { name: '还缺什么，沿用什么' })).toContainText('生效前不缺什么')
  await expectAccessible(page)

  for (const name of ['审批路线', '政策参数', '字典'] as const) {
    await step(page, name).click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
    await shot(page, `onboarding-${{ 审批路线: 'routes', 政策参数: 'policy', 字典: 'dictionaries' }[name]}`, { whole: true })
  }

  // The county asks for a project's procedure from a lower amount on than its city.
  await step(page, '政策参数').click()
  await page.getByRole('button', { name: '另定：立项程序起点' }).click()
  await page.getByRole('textbox', { name: /^金额/ }).fill('20')
  await page.getByRole('button', { name: '另定这个值' }).click()
  await expect(page.getByRole('complementary', { name: '还缺什么，沿用什么' })).toContainText(/立项程序起点\s*20.00 万元/)

  await step(page, '检查并生效').click()
  await expect(page.getByRole('region', { name: '试运行：生效会改动什么' }).first()).toContainText('202')
  const nobody = await ask<{ tenants: { code: string }[] }>(OPERATOR, '{ tenants { code } }')
  expect(nobody.data?.tenants.some((tenant) => tenant.code === '370829'), 'nothing is written').toBe(false)
  await expect(page.getByRole('region', { name: '试运行：生效会改动什么' }).first()).toContainText('政策参数')
  await expectAccessible(page)
  await shot(page, 'onboarding-check', { whole: true })
  for (const options of [{ locale: 'en-US' }, { phone: true }, { locale: 'en-US', phone: true }] as const) {
    const other = await as(OPERATOR, options)
    for (const at of ['REGION', 'PEOPLE', 'ADMINISTRATORS', 'POLICY', 'CHECK']) {
      await other.goto(page.url().replace(/step=\w+/, `step=${at}`))
      await expect(other.getByRole('heading', { level: 2 }).first()).toBeVisible()
      await other.waitForLoadState('networkidle')
      await expectAccessible(other)
      const beyond = await other.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(beyond, `pixels that ${at} is wider than its window`).toBeLessThanOrEqual(0)
      await shot(other, `onboarding-${at.toLowerCase()}-${'locale' in options ? 'en' : 'zh'}-${'phone' in options ? 'phone' : 'desk'}`, { whole: true })
    }
  }

  await page.getByRole('button', { name: /^让嘉祥县生效：6 个单位，202 人/ }).click()
  await expect(page.getByText('已生效')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '做链接：嘉祥管理员1' }).click()
  const link = await page.getByRole('region', { name: '嘉祥管理员1 的登录链接' }).innerText()
  await expectAccessible(page)
  await shot(page, 'onboarding-in-force', { whole: true })
  await page.goto('/tenancy/tenants')
  await expect(page.getByRole('table', { name: '租户', exact: true })).toContainText('嘉祥县')

  const password = `Jiaxiang ${Date.now()} begins`
  await stranger.goto(link)
  await expect(stranger.getByRole('main')).toContainText('嘉祥管理员1，用户名 jiaxiang.1')
  await expectAccessible(stranger)
  await shot(stranger, 'new-password')
  await stranger.getByLabel('新密码', { exact: false }).first().fill(password)
  await stranger.getByLabel('再输一次新密码').fill(password)
  await stranger.getByRole('button', { name: '设置密码' }).click()
  await expect(stranger.getByRole('status')).toContainText('用户名 jiaxiang.1')
  await stranger.goto('/sign-in')
  await stranger.goto(link)
  await expect(stranger.getByRole('main')).toContainText('已用过或已失效')
  await expect(stranger.getByLabel('再输一次新密码')).toHaveCount(0)
  await stranger.getByRole('link', { name: '去登录' }).click()
  await stranger.getByLabel('用户名').fill('jiaxiang.1')
  await stranger.getByLabel('密码').fill(password)
  await stranger.getByRole('button', { name: '登录', exact: true }).click()
  await expect(stranger.getByRole('banner')).toContainText('嘉祥县')
  await stranger.goto('/tenancy')
  await expect(stranger.getByRole('main')).toContainText('嘉祥县水利局')
})
