import { expect, test } from './harness/test.ts'

test('a stranger is asked to sign in', async ({ stranger, shot, expectAccessible }) => {
  await stranger.goto('/')
  await expect(stranger).toHaveURL(/\/sign-in/)
  await expect(stranger).toHaveTitle(/.+/)
  await expect(stranger.locator('html')).toHaveAttribute('lang', /^zh/)
  await expectAccessible(stranger)
  await shot(stranger, 'sign-in')
})

test('the clerk of the health commission signs in and lands on her first screen', async ({ as, ask, shot }) => {
  const page = await as('陈静')
  await expect(page).not.toHaveURL(/\/sign-in/)
  await expect(page.getByRole('banner')).toContainText('陈静')
  await shot(page, 'first-screen')
  const { data } = await ask<{ viewer: { name: string } }>('陈静', '{ viewer { name } }')
  expect(data?.viewer.name).toBe('陈静')
})
