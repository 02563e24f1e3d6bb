// Runs the browser tests against QUOTA_EXCHANGE_URL, or against a server of their own. Last line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { browser } from './browser.mjs'
import { startServer } from './server.mjs'

const { path, libraries } = await browser()
const given = process.env.QUOTA_EXCHANGE_URL
const server = given ? { url: given, stop: async () => {} } : await startServer()
let status = 1
try {
    const env = { ...process.env, QUOTA_EXCHANGE_URL: server.url, CHROMIUM: path, CHROMIUM_LIBRARIES: libraries }
    status = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1
} finally {
    await server.stop()
}
process.exit(status)
