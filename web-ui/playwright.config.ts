import { defineConfig } from '@playwright/test'

/** Run by `npm run e2e`, which finds the browser and starts the server. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 45_000,
  expect: { timeout: 10_000 },
  workers: 1,
  reporter: [['list'], ['./e2e/countReporter.ts']],
  use: {
    baseURL: process.env.QUOTA_EXCHANGE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: ['--no-sandbox'],
      env: { ...process.env, LD_LIBRARY_PATH: process.env.CHROMIUM_LIBRARIES ?? '' },
    },
  },
})
