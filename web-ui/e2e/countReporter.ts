import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'

/** Prints the last line that a build reads: how many tests passed and failed. */
export default class CountReporter implements Reporter {
  private suite?: Suite

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite
  }

  onExit() {
    const tests = this.suite?.allTests() ?? []
    const failed = tests.filter((test) => test.outcome() === 'unexpected').length
    const passed = tests.filter((test) => test.outcome() === 'expected').length
    console.log(`${passed} passed, ${failed} failed`)
    return Promise.resolve()
  }

  onEnd(_result: FullResult) {}

  printsToStdio() {
    return true
  }
}
