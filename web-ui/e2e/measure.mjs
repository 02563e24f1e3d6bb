// How long a page takes until it can be used, in a browser that has nothing kept: median of several. Needs a server with the
// demonstration: QUOTA_EXCHANGE_URL. Not part of a build.
import { chromium } from 'playwright-core'
import { browser } from './browser.mjs'

const url = process.env.QUOTA_EXCHANGE_URL ?? 'http://127.0.0.1:8080'
const times = Number(process.env.TIMES ?? 5)
const PASSWORD = 'Demo-exchange-1'
/** Address, who looks, and what must be there. */
const PAGES = [
    ['round results', '/', undefined, 'main .cards dd'],
    ['awards (table)', '/?tab=awards', undefined, 'main tbody tr'],
    ['map', '/map', undefined, 'main canvas'],
    ['disclosure', '/disclosure', undefined, 'main [role=tabpanel] article'],
    ['county desk', '/desk', '331126-trader', 'main h2'],
    ['province desk', '/province', 'province', 'main .cards'],
    ['market report', '/rounds/rnd_2022-1/market', 'province', 'main tbody tr'],
]
const { path, libraries } = await browser()
const chrome = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
})
console.log(
    '| page | usable after, ms | of ' + times + ': least, most | files | kB over the wire |\n|---|---|---|---|---|',
)
for (const [name, address, login, content] of PAGES) {
    const found = []
    for (let turn = 0; turn < times; turn++) {
        const context = await chrome.newContext({
            baseURL: url,
            locale: 'zh-CN',
            viewport: { width: 1280, height: 900 },
        })
        if (login) {
            const answer = await context.request.post('/api/v1/session', {
                data: { login, password: PASSWORD, bearer: false },
            })
            if (!answer.ok()) throw new Error(`${login}: ${answer.status()} ${await answer.text()}`)
        }
        const page = await context.newPage()
        await page.goto(address, { waitUntil: 'commit' })
        await page.locator(content).first().waitFor()
        found.push(
            await page.evaluate(() => {
                const all = performance.getEntriesByType('resource')
                const document = performance.getEntriesByType('navigation')
                const bytes = [...all, ...document].reduce((sum, one) => sum + one.transferSize, 0)
                return { ms: Math.round(performance.now()), files: all.length + 1, kB: Math.round(bytes / 1000) }
            }),
        )
        await context.close()
    }
    const sorted = found.toSorted((a, b) => a.ms - b.ms)
    const middle = sorted[Math.floor(sorted.length / 2)]
    console.log(`| ${name} | ${middle.ms} | ${sorted[0].ms}, ${sorted.at(-1).ms} | ${middle.files} | ${middle.kB} |`)
}
await chrome.close()
