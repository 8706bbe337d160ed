import { writeSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

const STDOUT = 1

/**
 * Ends a run with one plain last line, `N passed, N failed`, for machines that read only that.
 * A file that cannot be loaded and an error outside any test count as one failure each, so a broken run never says `0 failed`.
 */
class LastLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let skipped = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failedHere += 1
        else skipped += 1
      }
      failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere
    }
    const line = `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`
    // Other reporters still write after this hook; at exit nothing does.
    process.once('exit', () => writeSync(STDOUT, `${line}\n`))
  }
}

// @NOTE Vitest loads a reporter by its default export.
export default LastLineReporter
