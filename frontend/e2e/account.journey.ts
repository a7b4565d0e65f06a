import { expect, test } from './harness/test.ts'

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
