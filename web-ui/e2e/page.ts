import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RunOnly } from 'axe-core'
import { type Browser, type Locator, type Page, type Request, expect, test as base } from '@playwright/test'

const axe = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8')

/** What the browser complains about on a page from now on: errors, refused resources, policy breaches. */
function complaintsOn(page: Page): string[] {
  followRequests(page)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

/** A page on which anything the browser complains about fails the test. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints = complaintsOn(page)
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Somebody who goes from page to page with one browser, in which what was read once need not be read again. */
export interface Visitor {
  page: Page
  complaints: string[]
}

/** @param login as whom; undefined: without signing in */
export async function visitor(browser: Browser, login?: string): Promise<Visitor> {
  const page = await (await browser.newContext()).newPage()
  if (login) await signIn(page, login)
  return { page, complaints: complaintsOn(page) }
}

export { base as plainTest }

const QUIET_MS = 150
const STEP_MS = 30
const underWay = new WeakMap<Page, Set<Request>>()

/** Knows from now on what the page is fetching. Events of a watched round come for ever: they are not waited for. */
function followRequests(page: Page) {
  const requests = new Set<Request>()
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  underWay.set(page, requests)
}

/** Waits for the page's content: its heading is there, and for a moment nothing has been fetched. */
export async function settled(page: Page) {
  await page.locator('main h1').first().waitFor()
  const requests = underWay.get(page)
  if (!requests) return page.waitForLoadState('networkidle')
  for (let quiet = 0; quiet < QUIET_MS; quiet += STEP_MS) {
    await page.waitForTimeout(STEP_MS)
    if (requests.size > 0) quiet = 0
  }
}

/** Of every account of the demonstration. */
export const PASSWORD = 'Demo-exchange-1'

/** Signs in by the page's own requests: as somebody who was here before, without the form. */
export async function signIn(page: Page, login: string) {
  const answer = await page.request.post('/api/v1/session', { data: { login, password: PASSWORD, bearer: false } })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** No finding of axe (WCAG 2.2 A and AA) that is serious or critical. */
export async function expectAccessible(page: Page) {
  await expectNoFinding(page, { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
}

/** The same page in other colours: of all that axe looks at only contrast can be another. */
export async function expectContrast(page: Page) {
  await expectNoFinding(page, { type: 'rule', values: ['color-contrast'] })
}

/** All of the page; of a long table its first rows, which are made as the others are. */
const SAMPLE = { exclude: ['tbody tr:nth-child(n + 11)'] }

async function expectNoFinding(page: Page, runOnly: RunOnly) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const findings = await page.evaluate(
    async ({ sample, only }) => {
      const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(sample, {
        runOnly: only,
        resultTypes: ['violations'],
        preload: false,
      })
      return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.html).slice(0, 3) }))
    },
    { sample: SAMPLE, only: runOnly },
  )
  expect(findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

/** A picture is not only there but drawn: its canvas holds many colours. */
export async function expectDrawn(picture: Locator) {
  const colours = () =>
    picture
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        return new Set(new Uint32Array(data.buffer)).size
      })
  await expect.poll(colours).toBeGreaterThan(20)
}

export { expect }
