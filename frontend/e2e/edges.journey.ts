import { choose } from './acts/screen.ts'
import { expect, test } from './harness/test.ts'

test('a browser that sends 200 MB reads the rule, not a cut connection', async ({ as }) => {
  const page = await as('陈静')
  const answer = await page.evaluate(async () => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '')
    const body = new FormData()
    body.append('file', new File([new Uint8Array(200_000_000)], '扫描件.pdf', { type: 'application/pdf' }))
    const response = await fetch('/files', { method: 'POST', body, headers: { 'X-XSRF-TOKEN': token, 'Accept-Language': 'zh-CN' } })
    return { status: response.status, said: (await response.json()) as { code: string; message: string } }
  })
  expect(answer.status).toBe(413)
  expect(answer.said.code).toBe('TOO_LARGE')
  expect(answer.said.message).toContain('50')
})

test('a double click makes one draft', async ({ as, ask }) => {
  const page = await as('陈静')
  const title = `双击也只建一份 ${Date.now()}`
  await page.goto('/project/new')
  await page.getByLabel('项目名称').fill(title)
  await choose(page.getByLabel('项目类别'), '新建')
  await choose(page.getByLabel('领域'), '卫生健康')
  await page.getByRole('button', { name: '建立草稿' }).dblclick()
  await expect(page).toHaveURL(/\/project\/[^/]+\/edit/)
  const { data } = await ask<{ viewer: { drafts?: unknown }; projects: { edges: { node: { title: string } }[] } }>(
    '陈静',
    'query($title: String!) { projects(filter: {search: $title}, first: 10) { edges { node { title } } } }',
    { title },
  )
  expect(data?.projects.edges.map(({ node }) => node.title)).toEqual([title])
})
