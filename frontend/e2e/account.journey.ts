import { expect, people, test } from './harness/test.ts'

const TENANT = '370900'
const security = () => people().find(({ roles, tenant }) => roles.includes('SECURITY_ADMIN') && tenant === TENANT)?.name ?? ''
const LOOKS = [
  ['zh-CN', false],
  ['en-US', false],
  ['zh-CN', true],
  ['en-US', true],
] as const

test('a person sees where it is signed in and ends the others', async ({ as, shot, expectAccessible }) => {
  const name = '吕航'
  for (const [locale, phone] of LOOKS) {
    const page = await as(name, { locale, phone })
    await page.goto('/account')
    await expect(page.getByRole('list').filter({ hasText: 'Chrome' }).first()).toBeVisible()
    await expectAccessible(page)
    await shot(page, `account-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: phone })
  }
  const page = await as(name)
  await page.reload()
  await page.getByRole('button', { name: /^退出其他 \d+ 处$/ }).click()
  await expect(page.getByRole('list', { name: '登录中的设备' }).getByRole('listitem')).toHaveCount(1)
  const other = await as(name, { phone: true })
  await other.goto('/account')
  await expect(other).toHaveURL(/\/sign-in/)
})

test('the security administrator signs a person out and lets it set a password by a link', async ({ as, stranger, shot, expectAccessible }) => {
  const out = await as('高峰')
  for (const [locale, phone] of LOOKS) {
    const page = await as(security(), { locale, phone })
    await page.goto('/tenancy/people')
    await expect(page.getByRole('main')).toContainText('gaofeng')
    await expectAccessible(page)
    await shot(page, `people-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`)
  }
  const page = await as(security())
  await page.goto('/tenancy/people?search=gaofeng')
  await page.getByRole('button', { name: '设密链接：高峰' }).click()
  await page.getByLabel('原因').fill('本人到窗口申请')
  await page.getByRole('button', { name: '生成链接并显示' }).click()
  const link = await page.getByRole('region', { name: '给 高峰 的设密链接' }).last().innerText()
  await expectAccessible(page)
  await shot(page, 'people-link')

  await stranger.goto(link.match(/http\S+/)?.[0] ?? '')
  await stranger.getByLabel('新密码', { exact: true }).fill('short')
  await stranger.getByLabel('再输一次新密码').fill('short')
  await stranger.getByRole('button', { name: '设置密码' }).click()
  await expect(stranger.getByRole('alert')).toContainText('至少 10 位')
  await expectAccessible(stranger)
  await shot(stranger, 'new-password')
  const password = `Xin-${Date.now()}`
  await stranger.getByLabel('新密码', { exact: true }).fill(password)
  await stranger.getByLabel('再输一次新密码').fill(password)
  await stranger.getByRole('button', { name: '设置密码' }).click()
  await expect(stranger.getByRole('status')).toContainText('密码已设置')
  await stranger.getByRole('link', { name: '登录' }).click()
  await stranger.getByLabel('用户名').fill('gaofeng')
  await stranger.getByLabel('密码').fill(password)
  await stranger.getByRole('button', { name: '登录', exact: true }).click()
  await expect(stranger).not.toHaveURL(/\/sign-in/)
  await out.goto('/account')
  await expect(out).toHaveURL(/\/sign-in/)

  await page.reload()
  await page.getByRole('button', { name: '全部退出：高峰' }).click()
  await page.getByLabel('原因').fill('演练')
  await page.getByRole('button', { name: '全部退出', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('未登录')
})
