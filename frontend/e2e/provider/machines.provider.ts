import { createHmac } from 'node:crypto'
import { expect, test } from '../harness/test.ts'

const issuer = () => process.env.COBUILD_PROVIDER ?? ''
const url = () => process.env.COBUILD_URL ?? ''
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function tokenOf(client: string, scope: string): Promise<string> {
  const answer = await fetch(`${issuer()}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: client, client_secret: 'a secret of the provider', scope }),
  })
  const said = (await answer.json()) as { access_token: string }
  expect(answer.ok, JSON.stringify(said)).toBe(true)
  return said.access_token
}

async function ask(token: string, query = '{ viewer { name machine tenant { code } } projects(first: 1) { edges { node { title } } } }') {
  const answer = await fetch(`${url()}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  const text = await answer.text()
  return { status: answer.status, text }
}

test("the county's machine asks with its provider's token", async () => {
  const { status, text } = await ask(await tokenOf('dongping-health', 'project:read'))
  expect(status, text).toBe(200)
  const { data, errors } = JSON.parse(text)
  expect(errors).toBeUndefined()
  expect(data.viewer).toMatchObject({ machine: true, tenant: { code: '370923' } })
  expect(data.projects.edges).toHaveLength(1)
})

test('it may what its client and its token both allow', async () => {
  // The provider would grant this scope; the portal never gave it to the client.
  const more = await ask(await tokenOf('dongping-health', 'overview:read'), '{ projects(first: 1) { edges { node { title } } } }')
  expect(JSON.parse(more.text).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

test('what is not a token of that provider for this portal is refused without a word', async () => {
  const good = await tokenOf('dongping-health', 'project:read')
  const [, body = '', signature = ''] = good.split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const hmac = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${body}`
  const refused = {
    'of a client of another county': await tokenOf('xintai-sharing', 'project:read'),
    'of a client that the portal does not know': await tokenOf('nobody-s-client', 'project:read'),
    'made for another audience': await tokenOf('dongping-health-elsewhere', 'project:read'),
    'unsigned': `${encoded({ alg: 'none', typ: 'JWT' })}.${body}.`,
    'signed with a secret': `${hmac}.${createHmac('sha256', 'secret').update(hmac).digest('base64url')}`,
    'of an issuer nobody trusts': `${good.split('.')[0]}.${encoded({ ...claims, iss: 'https://evil.example' })}.${signature}`,
    'changed on the way': `${good.split('.')[0]}.${encoded({ ...claims, client_id: 'taian-finance' })}.${signature}`,
  }
  for (const [what, token] of Object.entries(refused)) {
    expect(await ask(token), what).toEqual({ status: 401, text: '' })
  }
})

test("a person's claims in a machine's token count for nothing", async () => {
  const { text } = await ask(await tokenOf('dongping-health', 'project:read'), '{ viewer { machine username } }')
  expect(JSON.parse(text).data.viewer).toEqual({ machine: true, username: null })
})
