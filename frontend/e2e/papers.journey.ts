import { go, openTab, sure } from './acts/screen.ts'
import { drafted } from './acts/submitted.ts'
import { expect, test } from './harness/test.ts'

const TITLE = '社区养老服务平台'
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`) })

test('papers go with an application in versions, and who reviews reads the one that was handed in', async ({ as, ask, shot, expectAccessible }) => {
  const { id } = await drafted(ask, '陈静', { title: TITLE, amount: '320000.00' })
  const lead = await as('陈静')
  await lead.goto(`/project/${id}/edit?section=papers`)
  const row = lead.getByRole('listitem').filter({ hasText: '建设方案' })
  await expect(row).toContainText('建议附上')
  await expectAccessible(lead)

  for (const name of ['建设方案初稿.pdf', '建设方案报送稿.pdf']) {
    await row.getByRole('button', { name: /^上传.*建设方案/ }).click()
    await lead.getByTestId('file-documentId').setInputFiles(pdf(name))
    await expect(lead.getByRole('form')).toContainText(name)
    await lead.getByRole('button', { name: '保存材料' }).click()
    await expect(row.getByRole('link', { name })).toBeVisible()
  }
  await expect(row).toContainText('第 2 版')
  await expect(row.getByRole('link', { name: '建设方案初稿.pdf' })).toHaveCount(0)
  await row.getByRole('button', { name: '以前的 1 版' }).click()
  await expect(row.getByRole('link', { name: '建设方案初稿.pdf' })).toBeVisible()
  await expectAccessible(lead)
  await shot(lead, 'papers-draft', { whole: true })

  // What is taken back is gone, and the version before counts again until the next is there.
  await row.getByRole('button', { name: '撤下 建设方案报送稿.pdf' }).click()
  await lead.getByRole('tooltip').getByRole('button', { name: /撤.?下/ }).click()
  await expect(row).toContainText('第 1 版')

  await lead.goto(`/project/${id}/edit?section=check`)
  await lead.getByRole('button', { name: /^报送 .+开始评审/ }).click()
  await sure(lead, '确认报送')
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(TITLE)

  const clerk = await as('赵磊')
  await go(clerk, '待办')
  await clerk.getByRole('main').getByRole('link', { name: TITLE, exact: true }).click()
  const handedIn = clerk.locator('#papers').getByRole('link', { name: '建设方案初稿.pdf' })
  const download = clerk.waitForEvent('download')
  await handedIn.click()
  expect((await download).suggestedFilename()).toBe('建设方案初稿.pdf')
  await expectAccessible(clerk)
  await shot(clerk, 'papers-case', { whole: true })

  await lead.goto(`/project/${id}`)
  await openTab(lead, '方案与目录')
  await expect(lead.getByRole('listitem').filter({ hasText: '建设方案初稿.pdf' })).toContainText('已报送')
  await expect(lead.getByRole('button', { name: /^撤下/ })).toHaveCount(0)
})
