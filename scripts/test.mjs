/**
 * `npm test`: the whole suite, or the files that are named; an option is one word, `--name=value`. Where at most a few tests fail, their
 * files run once more, alone: so a busy machine is told from a fault. What passes then is named as unsteady, and is to be mended all the
 * same; what fails again has failed. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesToRepeat, lastLine, unsteadyTests, withRepeated } from './count-tests.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const folder = mkdtempSync(join(tmpdir(), 'goodstanding-tests-'))
const STOPS = ['SIGINT', 'SIGTERM']
let isStopped = false

/** Runs vitest; answers what it counted, or null where it did not come to count. */
async function run(name, words) {
  const path = join(folder, name)
  const child = spawn(process.execPath, [vitest, 'run', ...words], {
    cwd: root,
    env: { ...process.env, TESTS_COUNTED: path },
    stdio: 'inherit',
  })
  const stop = (signal) => {
    isStopped = true
    child.kill(signal)
  }
  for (const signal of STOPS) process.on(signal, stop)
  const code = await new Promise((resolve) => child.once('exit', resolve))
  for (const signal of STOPS) process.off(signal, stop)
  try {
    return { code, counted: JSON.parse(readFileSync(path, 'utf8')) }
  } catch {
    return { code, counted: null }
  }
}

async function test(words) {
  const first = await run('first', words)
  if (first.counted === null) return { code: first.code || 1, line: '0 passed, 1 failed' }
  const files = first.code === 0 || isStopped ? [] : filesToRepeat(first.counted)
  if (files.length === 0) return { code: first.code ?? 1, line: lastLine(first.counted) }
  console.log(`\nOnce more, alone: ${files.join(', ')}`)
  const again = await run('again', [...words.filter((word) => word.startsWith('-')), ...files])
  if (again.counted === null) return { code: again.code || 1, line: lastLine(first.counted) }
  for (const name of unsteadyTests(first.counted, again.counted))
    console.log(`Unsteady, failed once and passed alone: ${name}`)
  return { code: again.code ?? 1, line: lastLine(withRepeated(first.counted, again.counted)) }
}

try {
  const { code, line } = await test(process.argv.slice(2))
  process.exitCode = code
  console.log(line)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
