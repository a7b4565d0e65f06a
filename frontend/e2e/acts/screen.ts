import { type Locator, type Page, expect } from '@playwright/test'

/** What a person does on every screen: choose from a list, hand over a file, open a project. */

/**
 * Chooses from the list that a field opens: its own, not one that is still on its way out. The field is in the middle
 * first: a page that scrolls under an open list takes the list along, away from the pointer that is just pressing. A
 * long list is searched first. As a person does, it looks whether the choice was taken, and chooses again if not.
 */
export async function choose(field: Locator, option: string, search?: string): Promise<void> {
  const select = field.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")][1]')
  // A row that was chosen for may be drawn anew, under another name.
  const taken = async () => (await field.count()) === 0 || (await select.textContent())?.includes(option)
  await expect(async () => {
    await field.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await field.click()
    if (search) await field.fill(search)
    // Where the list was open still, the click has closed it: the next one opens it.
    await expect(field).toHaveAttribute('aria-controls', /./, { timeout: 2_000 })
    const list = field.page().locator(`[id="${await field.getAttribute('aria-controls')}"]`)
    await field.page().locator('.ant-select-dropdown', { has: list }).getByText(option, { exact: true }).click({ timeout: 5_000 })
    await expect.poll(taken, { timeout: 2_000 }).toBe(true)
  }).toPass({ timeout: 40_000 })
}

/** A paper as people hand it over: a small PDF, chosen from the machine. */
export async function handOver(page: Page, field: Locator, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await field.click()
  await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`) })
}

/** The project's page by the search of the top bar, then one of its tabs. */
export async function openProject(page: Page, title: string, tab?: string): Promise<void> {
  const search = page.getByRole('search').getByRole('searchbox')
  await search.fill(title)
  await search.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('项目')
  await page.getByRole('main').getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  if (tab) await openTab(page, tab)
}

export async function openTab(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: '分页' }).getByRole('link', { name: tab }).click()
}

/** From the side navigation, as it reads. */
export async function go(page: Page, entry: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: entry }).click()
}

/** Confirms what a button asks about. */
export async function sure(page: Page, act: string): Promise<void> {
  await page.getByRole('tooltip').getByRole('button', { name: act }).click()
}
