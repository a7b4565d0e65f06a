import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, people, test } from './harness/test.ts'

const auditor = () => people().find(({ roles, tenant }) => roles.includes('AUDITOR') && tenant === '370900')?.name ?? ''
const project = '泰安市民健康数据平台（二期）'

/** The newest act of the project's timeline that has a proof. */
async function openProof(page: Page, mark: RegExp): Promise<void> {
  await page.goto('/project')
  await page.getByRole('main').getByRole('link', { name: project, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(project)
  await page.goto(`${page.url().replace(/[?#].*/, '')}/timeline`)
  await page.getByRole('main').getByRole('link', { name: mark }).last().click()
}

test('an official opens the proof of a decision, and somebody is told where a tampered one is wrong', async ({ as, shot, expectAccessible }) => {
  const official = await as('李卫东')
  await openProof(official, /日志编号 \d+ · 已签名/)
  await expect(official.getByRole('status').filter({ hasText: '核验通过：这项决定在日志里，没有被改动' })).toBeVisible()
  const shown = official.getByRole('main')
  await expect(shown).toContainText(/它是泰安市决策日志的编号 \d+/)
  await expect(shown).toContainText(/密钥指纹 ?[0-9a-f]{4}( [0-9a-f]{4}){15}/)
  await expect(shown).toContainText('公钥是不是泰安市的')
  await expectAccessible(official)
  await shot(official, 'proof', { whole: true })
  const download = official.waitForEvent('download')
  await official.getByRole('button', { name: '下载证明' }).click()
  const proof = readFileSync(await (await download).path(), 'utf8')

  // On somebody else's desk, who brings a file along.
  const other = await as('陈静')
  await other.goto('/verify')
  await expectAccessible(other)
  await other.getByTestId('verify-main').setInputFiles({ name: 'proof.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(proof) })
  await expect(other.getByText('核验通过：这项决定在日志里，没有被改动')).toBeVisible()
  const forged = proof.replace(/(\\"unit\\":\\")./, '$1某')
  expect(forged).not.toBe(proof)
  await other.getByTestId('verify-main').setInputFiles({ name: 'forged.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(forged) })
  await expect(other.getByText(/核验不通过/)).toBeVisible()
  const wrong = other.getByRole('region', { name: '哪里不对' })
  await expect(wrong).toContainText('内容被改过')
  await expect(wrong).toContainText(/编号 \d+/)
  await expectAccessible(other)
  await shot(other, 'proof-tampered', { whole: true })

  for (const [locale, phone] of [['en-US', false], ['zh-CN', true], ['en-US', true]] as const) {
    const page = await as('李卫东', { locale, phone })
    await page.goto(new URL(official.url()).pathname)
    await expect(page.getByText(locale === 'zh-CN' ? /^核验通过/ : /^It holds/)).toBeVisible()
    await expectAccessible(page)
    await shot(page, `proof-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: true })
    await page.goto('/verify')
    await page.getByTestId('verify-main').setInputFiles({ name: 'forged.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(forged) })
    await expect(page.getByText(locale === 'zh-CN' ? /核验不通过/ : /does not hold/).first()).toBeVisible()
    await expectAccessible(page)
    await shot(page, `proof-tampered-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: true })
  }
})

test('the auditor reads how far the log is signed, and checks all of it', async ({ as, shot, expectAccessible }) => {
  for (const [locale, phone] of [['zh-CN', false], ['en-US', false], ['zh-CN', true], ['en-US', true]] as const) {
    const page = await as(auditor(), { locale, phone })
    await page.goto('/log')
    await expect(page.getByRole('list', { name: locale === 'zh-CN' ? '决策日志概况' : 'The log at a glance' })).toContainText(/\d{3}/)
    await expect(page.getByRole('table').first()).toBeVisible()
    await expectAccessible(page)
    await shot(page, `log-${locale.slice(0, 2)}-${phone ? 'phone' : 'wide'}`, { whole: true })
  }
  const page = await as(auditor())
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '决策日志' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('决策日志')
  await expect(page.getByText(/处不对/)).toHaveCount(0)
  const log = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载整本日志' }).click()
  const keys = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载公钥' }).click()
  const files = { log: await (await log).path(), keys: await (await keys).path() }
  await page.getByRole('link', { name: '核验文件' }).click()
  await page.getByTestId('verify-main').setInputFiles(files.log)
  await page.getByTestId('verify-keys').setInputFiles(files.keys)
  await expect(page.getByText(/核验通过：\d+ 条与签名一致/)).toBeVisible()
  await expect(page.getByText('用的是您给的可信公钥。')).toBeVisible()
  await expectAccessible(page)
  await shot(page, 'log-checked', { whole: true })
})
