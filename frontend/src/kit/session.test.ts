import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sendAsViewer, session } from './session'

let signedIn = true
const seen: { url: string; headers: Headers }[] = []

beforeEach(() => {
  signedIn = true
  seen.length = 0
  document.cookie = 'XSRF-TOKEN=t%2B1'
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    seen.push({ url, headers: new Headers(init.headers) })
    return signedIn ? Response.json({ data: {} }) : Response.json({}, { status: 401 })
  })
})

describe('the session', () => {
  it('answers a stranger with the refusal itself', async () => {
    signedIn = false
    expect((await sendAsViewer('/graphql', { method: 'POST' })).status).toBe(401)
    expect(session.isExpired()).toBe(false)
  })
  it('sends the CSRF token and the language of the screen', async () => {
    document.documentElement.lang = 'en'
    await sendAsViewer('/graphql', { method: 'POST' })
    expect(seen[0]?.headers.get('X-XSRF-TOKEN')).toBe('t+1')
    expect(seen[0]?.headers.get('Accept-Language')).toBe('en')
  })
  it('that ends in the middle of work holds requests until the person is back, then sends them', async () => {
    session.begun()
    signedIn = false
    const both = Promise.all([sendAsViewer('/graphql'), sendAsViewer('/graphql')])
    await vi.waitFor(() => expect(session.isExpired()).toBe(true))
    signedIn = true
    session.begun()
    expect((await both).map((response) => response.status)).toEqual([200, 200])
    expect(session.isExpired()).toBe(false)
  })
})
