import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, type Page, test as base, expect } from '@playwright/test'
import { person } from './people.ts'
import { type Portal } from './portal.ts'

const here = import.meta.dirname

interface Answer<T> {
  data: T | null
  errors?: { message: string; extensions?: Record<string, unknown> }[]
}

export interface Journey {
  /** Nobody's page: a browser that has never been here. */
  stranger: Page
  /** A signed-in page of a person by name; the same page each time within a test. */
  as(name: string, options?: { locale?: 'zh-CN' | 'en-US'; phone?: boolean }): Promise<Page>
  /** Asks the API in a person's name and session. */
  ask<T = Record<string, unknown>>(name: string, query: string, variables?: Record<string, unknown>): Promise<Answer<T>>
  /** Keeps a picture of a screen in e2e/shots; those of the documentation also in docs/pictures, on UPDATE_PICTURES=1. */
  shot(page: Page, name: string, options?: { documentation?: boolean; whole?: boolean }): Promise<void>
  /** Expects that axe finds nothing serious on the screen. */
  expectAccessible(page: Page): Promise<void>
}

async function csrf(context: BrowserContext, url: string): Promise<string> {
  const find = async () => (await context.cookies(url)).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value
  let token = await find()
  if (!token) {
    await context.request.get(`${url}/sign-in`)
    token = await find()
  }
  return decodeURIComponent(token ?? '')
}

async function signIn(context: BrowserContext, name: string, { url, data }: Portal): Promise<void> {
  const { username, password } = person(name, data)
  const answer = await context.request.post(`${url}/sign-in`, {
    headers: { 'X-XSRF-TOKEN': await csrf(context, url) },
    form: { username, password },
  })
  expect(answer.ok(), `${name} signs in: ${answer.status()} ${await answer.text()}`).toBe(true)
}

/** Every browser of a test. An exception that no code caught fails the test, wherever it happened. */
export const test = base.extend<Journey & { browsers: (options: object) => Promise<BrowserContext> }, { portal: Portal }>({
  portal: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => use({ url: process.env.COBUILD_URL ?? 'http://localhost:8080', data: process.env.COBUILD_DATA ?? 'data', clock: process.env.COBUILD_CLOCK }),
    { scope: 'worker' },
  ],

  browsers: async ({ browser, portal }, use) => {
    const contexts: BrowserContext[] = []
    const uncaught: string[] = []
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: portal.url, ...options })
      context.on('weberror', (failure) => uncaught.push(String(failure.error().stack ?? failure.error())))
      contexts.push(context)
      return context
    })
    for (const context of contexts) await context.close()
    expect(uncaught, 'exceptions in the browser').toEqual([])
  },

  stranger: async ({ browsers, locale, timezoneId, viewport }, use) => {
    await use(await (await browsers({ locale, timezoneId, viewport })).newPage())
  },

  as: async ({ browsers, portal, timezoneId, viewport }, use) => {
    const pages = new Map<string, Promise<Page>>()
    await use((name, { locale = 'zh-CN', phone = false } = {}) => {
      const key = `${name} ${locale} ${phone}`
      const open = async () => {
        const context = await browsers({ locale, timezoneId, viewport: phone ? { width: 390, height: 844 } : viewport })
        // The screens begin in Chinese whatever the browser speaks: as if she had switched before.
        // (An empty page, which comes first, has no storage.)
        if (locale === 'en-US') await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.setItem('cobuild:language', 'en'))
        await signIn(context, name, portal)
        const page = await context.newPage()
        await page.goto('/')
        return page
      }
      if (!pages.has(key)) pages.set(key, open())
      return pages.get(key) as Promise<Page>
    })
  },

  ask: async ({ browsers, portal }, use) => {
    const sessions = new Map<string, BrowserContext>()
    await use(async (name, query, variables = {}) => {
      let context = sessions.get(name)
      if (!context) {
        context = await browsers({})
        await signIn(context, name, portal)
        sessions.set(name, context)
      }
      const answer = await context.request.post(`${portal.url}/graphql`, {
        headers: { 'X-XSRF-TOKEN': await csrf(context, portal.url), 'Accept-Language': 'zh-CN' },
        data: { query, variables },
      })
      return answer.json()
    })
  },

  // eslint-disable-next-line no-empty-pattern
  shot: async ({}, use) => {
    await use(async (page, name, { documentation = false, whole = false } = {}) => {
      await page.evaluate(() => document.fonts.ready.then(() => null))
      // The bars that stick to the window would lie across the middle of the picture.
      if (whole) await page.evaluate(() => window.scrollTo(0, 0))
      const picture = { fullPage: whole, animations: 'disabled', caret: 'hide' } as const
      await page.screenshot({ ...picture, path: path.join(here, '../shots', `${name}.png`) })
      if (documentation && process.env.UPDATE_PICTURES === '1') {
        await page.screenshot({ ...picture, path: path.join(here, '../../../docs/pictures', `${name}.png`) })
      }
    })
  },

  // eslint-disable-next-line no-empty-pattern
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      // A list from which somebody has just chosen fades out, and has lost its name by then.
      await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      const told = serious.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
      expect(told, `what axe finds at ${page.url()}`).toEqual([])
    })
  },
})

export { expect, person }
export { clients, people } from './people.ts'
