import { expect, test } from './harness/test.ts'

/** Seven people of the case, and what stands first on their desk. */
const DESKS = [
  ['陈静', 'clerk'],
  ['宋涛', 'county'],
  ['赵磊', 'authority-clerk'],
  ['李卫东', 'authority-chief'],
  ['王秀兰', 'finance'],
  ['孙志远', 'company'],
  ['周国栋', 'director'],
] as const

for (const [name, desk] of DESKS) {
  test(`${name} signs in and reads the desk in Chinese and in English`, async ({ as, shot }) => {
    for (const locale of ['zh-CN', 'en-US'] as const) {
      const page = await as(name, { locale })
      await expect(page.getByRole('main')).toBeVisible()
      await expect(page.getByRole('main')).not.toContainText('INTERNAL')
      await page.waitForLoadState('networkidle')
      const words = await page.getByRole('navigation').first().innerText()
      expect(/\p{Script=Han}/u.test(words), `the menu of ${name} in ${locale}: ${words}`).toBe(locale === 'zh-CN')
      await shot(page, `desk-${desk}-${locale.slice(0, 2)}`)
    }
  })
}

test('the city reads the health platform on one page, a county its own part', async ({ as, ask, shot }) => {
  const { data } = await ask<{ projects: { edges: { node: { id: string; title: string } }[] } }>(
    '宋涛',
    '{ projects(filter: {search: "健康数据平台（二期）"}) { edges { node { id title } } } }',
  )
  const platform = data?.projects.edges[0]?.node
  expect(platform?.title).toContain('健康数据平台（二期）')
  for (const [name, picture] of [['李卫东', 'project'], ['宋涛', 'project-county']] as const) {
    const page = await as(name)
    await page.goto(`/project/${platform?.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('健康数据平台（二期）')
    await page.waitForLoadState('networkidle')
    await shot(page, picture, { documentation: true })
  }
})

for (const [manner, options] of [['in Chinese', {}], ['in English', { locale: 'en-US' }], ['on a phone', { locale: 'en-US', phone: true }]] as const) {
  test(`every tab of a project in operation can be used by everybody, ${manner}`, async ({ as, ask, shot, expectAccessible }) => {
    const { data } = await ask<{ projects: { edges: { node: { id: string } }[] } }>(
      '李卫东',
      '{ projects(first: 1, filter: {stages: [OPERATION]}) { edges { node { id } } } }',
    )
    const page = await as('李卫东', options)
    for (const tab of ['', '/plan', '/approval', '/funding', '/construction', '/operation', '/timeline']) {
      await page.goto(`/project/${data?.projects.edges[0]?.node.id}${tab}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(beyond, `pixels that ${tab || 'the summary'} is wider than its window`).toBeLessThanOrEqual(0)
      await shot(page, `tab-${tab.slice(1) || 'summary'}-${manner.slice(3).replace(' ', '-')}`, { whole: true })
    }
  })
}

test('the overview counts 48 projects and 5,700.00 万元', async ({ as, shot }) => {
  const page = await as('周国栋')
  await page.goto('/overview')
  await expect(page.getByRole('main')).toContainText('48')
  await expect(page.getByRole('main')).toContainText('5,700.00')
  await expect(page.getByRole('main')).toContainText('165')
  await page.waitForLoadState('networkidle')
  await shot(page, 'overview', { documentation: true })
})
