import type { Page } from '@playwright/test'
import { code } from './acts/authenticator.ts'
import { expect, person, test } from './harness/test.ts'

const NAME = '孙丽'

const LOOKS = [
  ['zh-CN', false],
  ['en-US', false],
  ['zh-CN', true],
  ['en-US', true],
] as const

const words = {
  'zh-CN': { begin: '启用', password: '密码', next: '下一步', picture: /二维码/ },
  'en-US': { begin: 'Turn on', password: 'Password', next: 'Next', picture: /QR code/ },
}

/** Opens the set-up with the secret on it. */
async function open(page: Page, locale: 'zh-CN' | 'en-US') {
  const { begin, password, next, picture } = words[locale]
  await page.goto('/account')
  await page.getByRole('button', { name: begin, exact: true }).click()
  await page.getByLabel(password, { exact: true }).fill(person(NAME).password)
  await page.getByRole('button', { name: next }).click()
  await expect(page.getByRole('img', { name: picture })).toBeVisible()
}

async function typePassword(page: Page) {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(person(NAME).username)
  await page.getByLabel('密码').fill(person(NAME).password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '第二步：验证码' })).toBeVisible()
}

/** Turns it on; the secret, and the recovery codes. */
async function setUp(page: Page) {
  await open(page, 'zh-CN')
  const secret = await page.locator('pre').innerText()
  await page.getByRole('textbox', { name: '验证码' }).fill(code(secret))
  await page.getByRole('button', { name: '启用动态验证码' }).click()
  const slip = page.locator('pre')
  await expect(slip).toContainText(/^[A-Z2-7]{4}-/)
  return { secret, recovery: (await slip.innerText()).trim().split('\n') }
}

/** An authenticator of the browser's own, whose owner is there and says yes. */
async function holdAuthenticator(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
}

test('an official turns the second factor on, signs in by it and turns it off', async ({ as, stranger, shot, expectAccessible }) => {
  for (const [locale, phone] of LOOKS) {
    const page = await as(NAME, { locale, phone })
    await open(page, locale)
    await expectAccessible(page)
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(beyond, 'pixels that the screen is wider than its window').toBeLessThanOrEqual(0)
    await shot(page, `second-factor-set-up-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: true })
  }
  const desk = await as(NAME)
  const { secret, recovery } = await setUp(desk)
  expect(recovery).toHaveLength(10)
  await expectAccessible(desk)
  await shot(desk, 'second-factor-codes', { whole: true })
  await desk.getByRole('button', { name: '已保存，继续' }).click()
  await expect(desk.getByText('剩 10 个恢复码')).toBeVisible()
  await expect(desk.getByRole('list', { name: '登录中的设备' }).getByRole('listitem'), 'other sessions end').toHaveCount(1)
  await shot(desk, 'second-factor-on', { whole: true })

  const elsewhere = await as(NAME, { phone: true })
  await elsewhere.goto('/account')
  await expect(elsewhere, 'other sessions end').toHaveURL(/\/sign-in/)

  await typePassword(stranger)
  await expectAccessible(stranger)
  await shot(stranger, 'second-step-zh')
  await stranger.goto('/funding')
  await expect(stranger, 'half signed in nothing opens').toHaveURL(/\/sign-in\?next=/)
  await expect(stranger.getByRole('heading', { name: '第二步：验证码' })).toBeVisible()
  await stranger.evaluate(() => localStorage.setItem('cobuild:language', 'en'))
  await stranger.setViewportSize({ width: 390, height: 844 })
  await stranger.reload()
  await expect(stranger.getByRole('heading', { name: 'Second step: the code' })).toBeVisible()
  await expectAccessible(stranger)
  await shot(stranger, 'second-step-en-phone')
  await stranger.getByRole('textbox', { name: 'Code' }).fill('12345')
  await stranger.getByRole('button', { name: 'Check and sign in' }).click()
  await expect(stranger.getByRole('alert')).toContainText('The code is wrong')
  await shot(stranger, 'second-step-wrong')
  // The code of the set-up is used up; the next one counts already.
  await stranger.getByRole('textbox', { name: 'Code' }).fill(code(secret, 1))
  await stranger.getByRole('button', { name: 'Check and sign in' }).click()
  await expect(stranger).toHaveURL(/\/funding/)

  await stranger.goto('/account')
  await stranger.getByRole('button', { name: 'Turn off' }).click()
  await stranger.getByRole('textbox', { name: 'Code' }).fill(recovery[0] ?? '')
  await stranger.getByRole('button', { name: 'Turn off' }).click()
  await expect(stranger.getByRole('button', { name: 'Turn on', exact: true })).toBeVisible()
})

test('an official adds a passkey and signs in by it in the place of a code', async ({ as, shot, expectAccessible }) => {
  const desk = await as(NAME)
  const { recovery } = await setUp(desk)
  await desk.getByRole('button', { name: '已保存，继续' }).click()
  await holdAuthenticator(desk)
  await desk.getByRole('button', { name: '添加通行密钥' }).click()
  await desk.getByRole('textbox', { name: '验证码' }).fill('123456')
  await desk.getByRole('button', { name: '下一步' }).click()
  await expect(desk.getByRole('alert')).toContainText('验证码不对')
  await desk.getByRole('textbox', { name: '验证码' }).fill(recovery[0] ?? '')
  await desk.getByRole('button', { name: '下一步' }).click()
  const held = desk.getByRole('list', { name: '通行密钥' }).getByRole('listitem')
  await expect(held).toHaveCount(1)
  await expect(held).toContainText('还没有用过')
  await expect(desk.getByText('剩 9 个恢复码'), 'the code that it took').toBeVisible()
  await expectAccessible(desk)
  await shot(desk, 'passkey-added', { whole: true })
  for (const [locale, phone] of LOOKS) {
    const page = await as(NAME, { locale, phone })
    await page.context().addCookies(await desk.context().cookies())
    await page.goto('/account')
    await expect(page.getByRole('button', { name: /添加通行密钥|Add a passkey/ })).toBeVisible()
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(beyond, 'pixels that the screen is wider than its window').toBeLessThanOrEqual(0)
    await shot(page, `passkeys-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: true })
  }

  await desk.context().clearCookies({ name: 'COBUILD_SESSION' })
  await typePassword(desk)
  await expectAccessible(desk)
  await shot(desk, 'second-step-passkey')
  await desk.getByRole('button', { name: '用通行密钥登录' }).click()
  await expect(desk.getByRole('banner')).toContainText(NAME)

  await desk.goto('/account')
  await expect(held).toContainText('最近使用')
  await desk.getByRole('button', { name: /^删除通行密钥/ }).click()
  await expect(held).toHaveCount(0)
  await desk.context().clearCookies({ name: 'COBUILD_SESSION' })
  await typePassword(desk)
  await expect(desk.getByRole('button', { name: '用通行密钥登录' })).toHaveCount(0)
  await desk.getByRole('button', { name: '手机不在身边，用恢复码' }).click()
  await desk.getByRole('textbox', { name: '恢复码' }).fill(recovery[1] ?? '')
  await desk.getByRole('button', { name: '验证并登录' }).click()
  await expect(desk.getByRole('banner')).toContainText(NAME)
  await desk.goto('/account')
  await desk.getByRole('button', { name: '停用' }).click()
  await desk.getByRole('textbox', { name: '验证码' }).fill(recovery[2] ?? '')
  await desk.getByRole('button', { name: '停用' }).click()
  await expect(desk.getByRole('button', { name: '启用', exact: true })).toBeVisible()
})

test('the security administrator takes a lost one away, and the person reads who and why', async ({ as, stranger, shot, expectAccessible }) => {
  const desk = await as(NAME)
  await setUp(desk)
  const administrator = await as('邓辉')
  await administrator.goto(`/tenancy/people?search=${encodeURIComponent(NAME)}`)
  await administrator.getByRole('button', { name: `重置动态验证码：${NAME}` }).click()
  await administrator.getByLabel('原因').fill('手机丢失，本人到窗口核验')
  await expectAccessible(administrator)
  await shot(administrator, 'second-factor-reset')
  await administrator.getByRole('button', { name: '重置动态验证码', exact: true }).click()
  await expect(administrator.getByRole('button', { name: `重置动态验证码：${NAME}` })).toHaveCount(0)

  await desk.goto('/account')
  await expect(desk, 'its sessions end').toHaveURL(/\/sign-in/)
  await stranger.goto('/sign-in?next=/account')
  await stranger.getByLabel('用户名').fill(person(NAME).username)
  await stranger.getByLabel('密码').fill(person(NAME).password)
  await stranger.getByRole('button', { name: '登录', exact: true }).click()
  await expect(stranger.getByText('邓辉重置了您的动态验证码：手机丢失，本人到窗口核验')).toBeVisible()
  await shot(stranger, 'second-factor-told')
})
