import type { Page } from '@playwright/test'
import { Personnel } from './personnel.ts'
import { expect, test } from '../harness/test.ts'

/** From the portal's sign-in page through the provider's own form. */
async function enterAs(page: Page, username: string, password = 'a password at the provider') {
  await page.getByRole('link', { name: '用东平县统一身份认证登录' }).click()
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(password)
  await page.locator('#kc-login').click()
}

test('a person of the county signs in by its provider and stands where she wanted to go', async ({ stranger, shot }) => {
  await stranger.goto('/project')
  await expect(stranger).toHaveURL(/\/sign-in\?next=/)
  await shot(stranger, 'sign-in-provider-offered')
  await enterAs(stranger, 'songtao', 'not the password')
  await expect(stranger).toHaveURL(/realms\/dongping/)
  await stranger.locator('#password').fill('a password at the provider')
  await stranger.locator('#kc-login').click()
  await expect(stranger).toHaveURL(/\/project$/)
  await expect(stranger.getByRole('banner')).toContainText('宋涛')
})

for (const [username, who] of [['nobody', 'whom the portal does not know'], ['chenjing', 'of the city, for whom a county cannot speak']] as const) {
  test(`somebody ${who} is refused with a sentence`, async ({ stranger, shot }) => {
    await stranger.goto('/sign-in')
    await enterAs(stranger, username)
    await expect(stranger).toHaveURL(/\/sign-in\?failed=unknown/)
    await expect(stranger.getByRole('alert')).toContainText('本门户没有这个用户')
    await shot(stranger, `sign-in-provider-${username}`)
    await stranger.goto('/')
    await expect(stranger).toHaveURL(/\/sign-in/)
  })
}

test('who turns back at the provider reads that nothing happened', async ({ stranger }) => {
  await stranger.goto('/login/oauth2/code/dongping?error=access_denied&state=none')
  await expect(stranger.getByRole('alert')).toContainText('没有通过统一身份认证登录')
})

test('a session that ends in mid-work is renewed by the provider in a tab of its own', async ({ stranger }) => {
  await stranger.goto('/project/new')
  await enterAs(stranger, 'songtao')
  await stranger.getByLabel('项目名称').fill('写到一半')
  await stranger.context().clearCookies({ name: 'COBUILD_SESSION' })
  const ended = stranger.waitForResponse((answer) => answer.url().endsWith('/graphql') && answer.status() === 401)
  await stranger.getByRole('link', { name: '项目', exact: true }).first().click()
  await ended
  const again = stranger.getByRole('dialog', { name: '登录已到期' })
  const [tab] = await Promise.all([
    stranger.context().waitForEvent('page'),
    again.getByRole('link', { name: /在新标签页用东平县统一身份认证登录/ }).click(),
  ])
  await expect(tab.getByRole('banner')).toContainText('宋涛')
  await tab.close()
  await stranger.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(again).toBeHidden()
})

test('groups of the provider are posts here, from the first sign-in until the group is left', async ({ stranger, shot }) => {
  const personnel = await Personnel.of('xinren')
  const again = async () => {
    await stranger.context().clearCookies({ name: 'COBUILD_SESSION' })
    await stranger.goto('/sign-in?next=/project')
    // The provider still knows her and asks nothing.
    await stranger.getByRole('link', { name: '用东平县统一身份认证登录' }).click()
  }
  /** Who she is and in which post she acts, as the portal tells her own page. */
  const acts = () =>
    stranger.evaluate(async () => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
        body: JSON.stringify({ query: '{ viewer { name post { title unit { name } } } }' }),
      })
      const { viewer } = ((await answer.json()) as { data: { viewer: { name: string; post: { title: string; unit: { name: string } } } } }).data
      return `${viewer.name} ${viewer.post.unit.name} ${viewer.post.title}`
    })
  await stranger.goto('/sign-in?next=/project')
  await enterAs(stranger, 'xinren')
  await expect(stranger).toHaveURL(/\/project$/)
  await expect(stranger.getByRole('banner')).toContainText('任 辛')
  expect(await acts()).toBe('任 辛 东平县卫生健康局 科员')
  await shot(stranger, 'sign-in-provider-new-person')

  await personnel.join('/卫健局/分管领导')
  await personnel.leave('/卫健局/科员')
  await again()
  await expect(stranger.getByRole('banner')).toContainText('任 辛')
  expect(await acts()).toBe('任 辛 东平县卫生健康局 副局长')

  await personnel.leave('/卫健局/分管领导')
  await again()
  await expect(stranger.getByRole('alert')).toContainText('没有给他岗位')
  await shot(stranger, 'sign-in-provider-no-post')
  await stranger.goto('/')
  await expect(stranger).toHaveURL(/\/sign-in/)
})
