/** What a run of tests counted, what of it is tried once more, and the line that ends it. */

/** A machine that was too busy for one test was not too busy for many: more than these are a fault of the change. */
const MOST_FILES = 3
const MOST_TESTS = 5

/** The files that failed, where a second try may tell a busy machine from a fault: a few, and nothing outside of them. */
export function filesToRepeat({ files, errors }) {
  const failed = files.filter((file) => file.failed > 0)
  const tests = failed.reduce((sum, file) => sum + file.failed, 0)
  return errors > 0 || failed.length > MOST_FILES || tests > MOST_TESTS ? [] : failed.map((file) => file.path)
}

/** The first run with each file that was tried again as it went then. */
export function withRepeated(first, again) {
  const repeated = new Map(again.files.map((file) => [file.path, file]))
  return {
    files: first.files.map((file) => repeated.get(file.path) ?? file),
    errors: first.errors + again.errors,
  }
}

/** The full names of tests that failed and passed when they ran again. */
export function unsteadyTests(first, again) {
  const failing = new Set(again.files.flatMap((file) => file.failing))
  return first.files.flatMap((file) => file.failing).filter((name) => !failing.has(name))
}

/** `N passed, N failed`, with what was left out behind it. */
export function lastLine({ files, errors }) {
  const sum = (key) => files.reduce((total, file) => total + file[key], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed') + errors} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
