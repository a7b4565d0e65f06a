import { choose } from './acts/screen.ts'
import { expect, person, test } from './harness/test.ts'

test('a wrong password is told beside the field, and what was typed stays', async ({ stranger, shot }) => {
  await stranger.goto('/sign-in')
  await stranger.getByLabel('用户名').fill('nobody-of-that-name')
  await stranger.getByLabel('密码').fill('wrong')
  await stranger.getByRole('button', { name: '登录', exact: true }).click()
  await expect(stranger.getByRole('alert')).toContainText('用户名或密码不对')
  await expect(stranger.getByLabel('用户名')).toHaveValue('nobody-of-that-name')
  await shot(stranger, 'sign-in-wrong')
})

for (const [failed, locale, words] of [
  ['unknown', 'zh-CN', '本门户没有这个用户'],
  ['provider', 'zh-CN', '没有通过统一身份认证登录'],
  ['unknown', 'en-US', 'this portal has no such person'],
  ['provider', 'en-US', 'did not succeed'],
] as const) {
  test(`who comes back from a provider in vain reads why (${failed}, ${locale})`, async ({ browsers, shot, expectAccessible }) => {
    for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
      const page = await (await browsers({ locale, viewport })).newPage()
      await page.goto(`/sign-in?failed=${failed}`)
      if (locale === 'en-US') await page.getByRole('button', { name: 'EN', exact: true }).click()
      await expect(page.getByRole('alert')).toContainText(words)
      await expectAccessible(page)
      await shot(page, `sign-in-${failed}-${locale.slice(0, 2)}-${viewport.width}`)
    }
  })
}

test('a session that ends in mid-work takes nothing that was typed', async ({ as, shot }) => {
  const page = await as('陈静')
  const { username, password } = person('陈静')
  const title = `会话中断也不丢 ${Date.now()}`
  await page.goto('/project/new')
  await page.getByLabel('项目名称').fill(title)
  await choose(page.getByLabel('项目类别'), '新建')
  await choose(page.getByLabel('领域'), '卫生健康')
  await page.context().clearCookies({ name: 'COBUILD_SESSION' })
  await page.getByRole('button', { name: '建立草稿，接着填写' }).click()

  const again = page.getByRole('dialog', { name: '登录已到期' })
  await expect(again).toContainText('页面和所填都还在')
  await shot(page, 'sign-in-again')
  await again.getByLabel('密码').fill('not the password')
  await again.getByRole('button', { name: '登录', exact: true }).click()
  await expect(again.getByRole('alert')).toContainText('用户名或密码不对')
  await expect(again.getByLabel('用户名')).toHaveValue(username)
  await again.getByLabel('密码').fill(password)
  await again.getByRole('button', { name: '登录', exact: true }).click()
  await expect(again).toBeHidden()

  // The request that waited went on: the draft is there with what was typed.
  await expect(page).toHaveURL(/\/project\/[^/]+\/edit/)
  await expect(page.getByLabel('项目名称')).toHaveValue(title)
})
