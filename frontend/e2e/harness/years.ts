import { type Page } from '@playwright/test'
import { person } from './people.ts'
import { launch, setClock } from './portal.ts'
import { expect, test as common } from './test.ts'

interface Years {
  /** It is nine in the morning of that day, such as 2025-08-20. Who is signed in sees it with the next page. */
  on(day: string): void
  /** A person signs in on the screen; the same page each time within a test. */
  enter(name: string): Promise<Page>
}

/** Journeys that live through years, on a portal of their own whose clock they set. */
export const test = common.extend<Years>({
  portal: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { COBUILD_CLOCK: clock, COBUILD_URL: url, COBUILD_DATA: data } = process.env
      if (clock && url && data) return use({ url, data, clock })
      const { end, ...portal } = await launch('portal-of-years', '2025-08-01T09:00:00+08:00')
      await use(portal)
      await end()
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  on: async ({ portal }, use) => {
    await use((day) => setClock(portal, `${day}T09:00:00+08:00`))
  },

  enter: async ({ browsers, portal, locale, timezoneId, viewport }, use) => {
    const pages = new Map<string, Promise<Page>>()
    const open = async (name: string) => {
      const { username, password } = person(name, portal.data)
      const page = await (await browsers({ locale, timezoneId, viewport })).newPage()
      await page.goto('/sign-in')
      await page.getByLabel('用户名').fill(username)
      await page.getByLabel('密码', { exact: true }).fill(password)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await expect(page.getByRole('banner').getByRole('button', { name })).toBeVisible()
      return page
    }
    await use((name) => {
      const page = pages.get(name) ?? open(name)
      pages.set(name, page)
      return page
    })
  },
})

export { expect }
