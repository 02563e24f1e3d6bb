// The Chromium of the tests: from the npm package, unpacked once; it needs nothing installed on the machine.
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url))
const home = join(packages, '@sparticuz/chromium')
// The package does not export its package.json, so it is read as a file.
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))

/** The environment and path of the browser; unpacks it when this version was not unpacked before. */
export async function browser() {
    const folder = join(packages, '.cache', `chromium-${version}`)
    if (!existsSync(folder)) await unpack(folder)
    return { path: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') }
}

async function unpack(folder) {
    console.log('unpacking Chromium …')
    const unfinished = `${folder}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    // The package unpacks into the temporary folder and takes over whatever lies there: give it an empty one.
    const before = { TMPDIR: process.env.TMPDIR, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH }
    process.env.TMPDIR = unfinished
    const { default: chromium } = await import('@sparticuz/chromium')
    const { inflate } = await import(pathToFileURL(join(home, 'build', 'esm', 'lambdafs.js')).href)
    await chromium.executablePath()
    // Libraries that a bare machine lacks.
    await inflate(join(home, 'bin', 'al2023.tar.br'))
    // Key by key: only that reaches the process's own environment, where the temporary folder is looked up.
    for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
    }
    renameSync(unfinished, folder)
}
