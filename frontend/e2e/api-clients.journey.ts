import { choose } from './acts/screen.ts'
import { expect, people, test } from './harness/test.ts'

/** The system administrator of the city that has the health platform. */
const administrator = () => people().find(({ roles, tenant }) => roles.includes('TENANT_ADMIN') && tenant === '370900')?.name ?? ''

const issue = async (url: string, id: string, secret: string) => {
  const answer = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'project:read' }),
  })
  return answer.status
}

test('the administrator gives a third party its client, rotates the secret and revokes it', async ({ as, portal, shot, expectAccessible }) => {
  const page = await as(administrator())
  await page.goto('/tenancy/clients')
  await page.getByRole('button', { name: '新建客户端' }).click()
  const form = page.getByRole('form', { name: '新建客户端' })
  await form.getByRole('button', { name: '建立客户端' }).click()
  await expect(form.getByRole('alert').first()).toBeVisible()
  const name = `住建数据交换 ${Date.now()}`
  await form.getByLabel('用途').fill(name)
  await form.getByLabel('project:read').check()
  await form.getByLabel('来源地址').fill('内网')
  await form.getByRole('button', { name: '建立客户端' }).click()
  await expect(form.getByRole('alert')).toContainText('内网 不是地址')
  await expectAccessible(page)
  await shot(page, 'api-client-make')
  await form.getByLabel('来源地址').fill('127.0.0.1\n::1/128')
  await form.getByRole('button', { name: '建立客户端' }).click()

  const fresh = page.getByRole('region', { name: `${name}：现在保存密钥` })
  const id = await fresh.getByRole('region', { name: '客户端编号' }).innerText()
  const first = await fresh.getByRole('region', { name: '密钥', exact: true }).innerText()
  await expect(fresh.getByRole('region', { name: '第一次调用' })).toContainText(`CLIENT_SECRET='${first}'`)
  await expectAccessible(page)
  await shot(page, 'api-client-secret')
  expect(await issue(portal.url, id, first)).toBe(200)

  await page.reload()
  await expect(page.getByRole('main')).toContainText(id)
  await expect(page.getByRole('main')).not.toContainText(first)
  const row = page.getByRole('listitem').filter({ hasText: id })
  await row.getByRole('button', { name: '换密钥' }).click()
  await choose(row.getByLabel('现用密钥再用'), '1 小时')
  await row.getByRole('button', { name: '生成新密钥并显示' }).click()
  const second = await fresh.getByRole('region', { name: '密钥', exact: true }).innerText()
  expect(await issue(portal.url, id, second)).toBe(200)
  expect(await issue(portal.url, id, first)).toBe(200)
  await page.reload()
  await expect(row).toContainText('旧密钥最近使用')
  for (const [locale, phone] of [['zh-CN', false], ['en-US', false], ['zh-CN', true], ['en-US', true]] as const) {
    const other = await as(administrator(), { locale, phone })
    await other.goto('/tenancy/clients')
    await other.getByRole('listitem').filter({ hasText: id }).getByRole('button').first().click()
    await expectAccessible(other)
    await shot(other, `api-clients-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: phone })
  }

  await row.getByRole('button', { name: '吊销' }).click()
  await row.getByRole('button', { name: '吊销客户端' }).click()
  await expect(row).toContainText('已吊销')
  expect(await issue(portal.url, id, second)).toBe(401)
})
