// The real server with the demonstration round, for as long as the tests run.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const JAR = fileURLToPath(new URL('../../src/target/quota-exchange.jar', import.meta.url))
const OLDEST_JAVA = 21
const START_AT_MOST_MS = 180_000

/** The demonstration, when its round is through. */
export async function startDemonstration() {
    console.log('starting the server with its demonstration round …')
    const server = await start(['--demo'])
    try {
        await roundSettled(server.url)
        return server
    } catch (error) {
        await server.stop()
        throw error
    }
}

/** A new exchange with nobody but its first security administrator, whose password the stories know. */
export async function startExercise() {
    console.log('starting a new exchange for an exercise …')
    const server = await start(['--second-factor', 'optional', '--public-reading'])
    const added = spawnSync(
        java(),
        [
            '-jar',
            JAR,
            'user',
            'add',
            '--login',
            'security',
            '--name',
            '安全管理员',
            '--role',
            'SECURITY_ADMINISTRATOR',
            '--data',
            server.data,
        ],
        { input: 'First-sign-in-1\n', encoding: 'utf8' },
    )
    if (added.status === 0) return server
    await server.stop()
    throw new Error(`no security administrator: ${added.stdout}${added.stderr}`)
}

/** What verifies an export, as an auditor does. */
export const verifier = () => ({ java: java(), jar: JAR })

/** Starts the server on a free port with a data folder of its own. */
async function start(options) {
    if (!existsSync(JAR)) throw new Error('src/target/quota-exchange.jar is missing: build it with mvn package first')
    const data = mkdtempSync(join(tmpdir(), 'quota-exchange-e2e-'))
    const server = spawn(
        java(),
        ['-XX:+UseSerialGC', '-jar', JAR, 'serve', ...options, '--port', '0', '--data', data],
        {
            stdio: ['ignore', 'pipe', 'inherit'],
        },
    )
    const stopped = new Promise((resolve) => server.once('exit', resolve))
    const stop = async () => {
        server.kill('SIGTERM')
        await stopped
        rmSync(data, { recursive: true, force: true })
    }
    try {
        return { url: await address(server, stopped), data, stop }
    } catch (error) {
        await stop()
        throw error
    }
}

function address(server, stopped) {
    return new Promise((resolve, reject) => {
        let printed = ''
        const fail = (why) => reject(new Error(`${why}; it printed:\n${printed}`))
        const timer = setTimeout(() => fail('the server was not ready in time'), START_AT_MOST_MS)
        void stopped.then((code) => fail(`the server ended with ${code}`))
        server.stdout.on('data', (chunk) => {
            printed += chunk
            const ready = /Ready: (http:\S+)/.exec(printed)
            if (!ready) return
            clearTimeout(timer)
            resolve(ready[1])
        })
    })
}

/** The pages answer before the demonstration round is through: waits until the journal has come to rest after it. */
async function roundSettled(url) {
    const get = async (path) => (await fetch(new URL(`/api/v1/${path}`, url))).json()
    const deadline = Date.now() + START_AT_MOST_MS
    let before = -1
    for (;;) {
        const [round] = (await get('rounds')).items
        const { sequence } = await get('ledger/head')
        if (round?.status === 'SETTLED' && sequence === before) return
        if (Date.now() > deadline)
            throw new Error(`the demonstration round did not end in time: ${JSON.stringify(round)}`)
        before = sequence
        await new Promise((resolve) => setTimeout(resolve, 1000))
    }
}

/** A java that is new enough: of JAVA_HOME, else the newest of the usual places, else of the path. */
function java() {
    const places = ['/usr/lib/jvm', '/opt/java', '/Library/Java/JavaVirtualMachines']
    const homes = places
        .filter((place) => existsSync(place))
        .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    const candidates = [process.env.JAVA_HOME, ...homes]
        .filter((home) => home && existsSync(join(home, 'bin', 'java')))
        .map((home) => join(home, 'bin', 'java'))
    const found = [...candidates, 'java'].find((command) => versionOf(command) >= OLDEST_JAVA)
    if (!found) throw new Error(`no Java ${OLDEST_JAVA} or newer found: set JAVA_HOME`)
    return found
}

function versionOf(command) {
    const { stderr } = spawnSync(command, ['-version'], { encoding: 'utf8' })
    return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0)
}
