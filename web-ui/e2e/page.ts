import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Locator, type Page, expect, test as base } from '@playwright/test'

const axe = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8')

/** A page on which anything the browser complains about fails the test: errors, refused resources, policy breaches. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** Waits for the page's content: its heading is there and nothing is being fetched any more. */
export async function settled(page: Page) {
  await page.locator('main h1').first().waitFor()
  await page.waitForLoadState('networkidle')
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
  await page.evaluate(axe)
  const findings = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map((node) => node.html).slice(0, 3) }))
  })
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
