// Runs the browser tests against QUOTA_EXCHANGE_URL, or against servers of their own: the demonstration, and, with EXERCISE=yes, a new
// exchange for the exercise, which goes on in real time for minutes and is not part of every build. Last line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { browser } from './browser.mjs'
import { startDemonstration, startExercise, verifier } from './server.mjs'

const { path, libraries } = await browser()
const { QUOTA_EXCHANGE_URL: given, EXERCISE_URL: exerciseGiven, EXERCISE: exerciseAsked } = process.env
const nothing = { stop: async () => {} }
const [demonstration, exercise] = await Promise.all([
    given ? { ...nothing, url: given } : startDemonstration(),
    exerciseGiven || exerciseAsked !== 'yes' ? { ...nothing, url: exerciseGiven ?? '' } : startExercise(),
])
let status = 1
try {
    const env = {
        ...process.env,
        QUOTA_EXCHANGE_URL: demonstration.url,
        EXERCISE_URL: exercise.url,
        VERIFIER: JSON.stringify(verifier()),
        CHROMIUM: path,
        CHROMIUM_LIBRARIES: libraries,
    }
    status = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { stdio: 'inherit', env }).status ?? 1
} finally {
    await Promise.all([demonstration.stop(), exercise.stop()])
}
process.exit(status)
