// Runs a command only when one of its inputs has changed since its last success.
// Usage: node build/when-changed.mjs STAMP INPUT... -- COMMAND
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// Written by the build itself, so it is an output and never an input.
const GENERATED = 'schema.d.ts'

const split = process.argv.indexOf('--')
const [stamp, ...inputs] = process.argv.slice(2, split)
const command = process.argv.slice(split + 1).join(' ')

const digest = createHash('sha256')
inputs.toSorted().forEach(addToDigest)
const wanted = digest.update(command).digest('hex')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    console.log(`unchanged: ${command}`)
} else {
    console.log(`${command} …`)
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit' })
    if (status !== 0) process.exit(status ?? 1)
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, wanted)
}

function addToDigest(path) {
    if (statSync(path).isDirectory()) {
        readdirSync(path)
            .toSorted()
            .forEach((name) => addToDigest(join(path, name)))
    } else if (!path.endsWith(GENERATED)) {
        digest.update(path).update('\0').update(readFileSync(path)).update('\0')
    }
}
