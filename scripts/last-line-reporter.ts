import { writeFileSync, writeSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import { type Counted, lastLine } from './count-tests.mjs'

const STDOUT = 1

/**
 * Ends a run with one plain last line, `N passed, N failed`, for machines that read only that; or writes what it counted into the file that
 * `TESTS_COUNTED` names, for `scripts/test.mjs`, which says the last line itself.
 * A file that cannot be loaded and an error outside any test count as one failure each, so a broken run never says `0 failed`.
 */
class LastLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counted: Counted = { files: modules.map(countFile), errors: unhandledErrors.length }
    const { TESTS_COUNTED: path = '' } = process.env
    if (path !== '') {
      writeFileSync(path, JSON.stringify(counted))
      return
    }
    // Other reporters still write after this hook; at exit nothing does.
    process.once('exit', () => writeSync(STDOUT, `${lastLine(counted)}\n`))
  }
}

function countFile(module: TestModule): Counted['files'][number] {
  const count = { passed: 0, failed: 0, skipped: 0 }
  const failing: string[] = []
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    count[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1
    if (state === 'failed') failing.push(test.fullName)
  }
  if (count.failed === 0 && module.state() === 'failed') count.failed = 1
  return { path: module.moduleId, ...count, failing }
}

// @NOTE Vitest loads a reporter by its default export.
export default LastLineReporter
