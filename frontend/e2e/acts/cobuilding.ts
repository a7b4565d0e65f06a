import { type Page, expect } from '@playwright/test'
import { go } from './screen.ts'

/** Participants answer from their invitations; the lead amends a package and asks again. */

export async function openInvitation(page: Page, title: string): Promise<void> {
  await go(page, '参建邀请')
  await page.getByRole('main').getByRole('link', { name: title }).click()
}

export async function confirmPackage(page: Page, title: string, share: string): Promise<void> {
  await openInvitation(page, title)
  await page.getByRole('button', { name: `确认工作包，分担 ${share} 万元` }).click()
  await expect(page.getByRole('button', { name: /^确认工作包/ })).toBeHidden()
}

export async function object(page: Page, reason: string): Promise<void> {
  await page.getByLabel('意见或异议理由').fill(reason)
  await page.getByRole('button', { name: '有异议，退给牵头单位' }).click()
  await expect(page.getByText('有异议', { exact: true }).first()).toBeVisible()
}

/** On the project's page, by its lead. */
export async function amend(page: Page, unit: string, to: { title: string; scope: string; why: string }): Promise<void> {
  await page.getByRole('button', { name: `修改并再征求 ${unit}` }).click()
  const dialog = page.getByRole('dialog', { name: `修改工作包：${unit}` })
  await dialog.getByLabel('工作包名称').fill(to.title)
  await dialog.getByLabel('工作包范围').fill(to.scope)
  await dialog.getByLabel('为什么改').fill(to.why)
  await dialog.getByRole('button', { name: `保存，再次征求${unit}` }).click()
  await expect(dialog).toBeHidden()
}
