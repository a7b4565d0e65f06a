import { defineConfig } from '@playwright/test'

/**
 * Journeys of real people in a real Chromium against the built jar. `./portal test --journeys` builds what is out of
 * date and runs them; e2e/README.md tells how one is written.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.journey.ts',
  globalSetup: './e2e/harness/portal.ts',
  outputDir: 'test-results',
  // One portal and one database for all, and two cores: one after the other, in the order of their file names.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // For a whole step of the story on a slow machine; what hangs is found by the two limits below in seconds.
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    // The office screen of the people who use it, in their language and time zone.
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      // Nothing here may ask the outside: the browser's own errands would wait for a closed network.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--font-render-hinting=none',
      ],
    },
  },
})
