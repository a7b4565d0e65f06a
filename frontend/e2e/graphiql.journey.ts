import { expect, test } from './harness/test.ts'

test('a developer signs in, opens GraphiQL and reads an answer', async ({ as, stranger, shot }) => {
  await stranger.goto('/graphiql')
  await expect(stranger).toHaveURL(/\/sign-in\?next=%2Fgraphiql/)

  const page = await as('陈静')
  const outside: string[] = []
  const refused: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url()).origin) && !/^(data|blob):/.test(request.url())) outside.push(request.url())
  })
  page.on('console', (said) => {
    if (/Content Security Policy/i.test(said.text())) refused.push(said.text())
  })
  await page.goto('/graphiql')
  // The button is there a moment before the editor has its text: pressed too early, it does nothing.
  await expect(async () => {
    await page.getByRole('button', { name: /Execute query/ }).click()
    await expect(page.locator('.graphiql-response')).toContainText('"name": "陈静"', { timeout: 3_000 })
  }).toPass()

  // The schema has been read too: the documentation knows the field, and the editor's worker completes it.
  await page.getByRole('button', { name: /Show Documentation Explorer/ }).click()
  await page.getByRole('link', { name: 'Query' }).or(page.getByText('Query', { exact: true })).first().click()
  await expect(page.locator('.graphiql-plugin')).toContainText('viewer')
  await shot(page, 'graphiql')
  expect(outside, 'requests to anywhere else').toEqual([])
  expect(refused, 'what the content policy refused').toEqual([])
})
