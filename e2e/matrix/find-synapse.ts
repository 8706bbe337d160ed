/**
 * A real Synapse for the tests, in an environment of Python of its own: made once, kept under `node_modules/.cache`. As a program it makes it:
 * the pipeline does so while the checks run. Where Python or the index of packages is out of reach the tests say so, and are left out.
 */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export type FoundSynapse =
  | { readonly kind: 'found'; readonly python: string }
  | { readonly kind: 'missing'; readonly why: string }

const run = promisify(execFile)
const WANTED = fileURLToPath(new URL('./requirements.txt', import.meta.url))
const PLACE =
  process.env['GOODSTANDING_SYNAPSE'] ?? fileURLToPath(new URL('../../node_modules/.cache/synapse', import.meta.url))
const INSTALLED = join(PLACE, 'installed.txt')
const PYTHON = join(PLACE, 'bin/python')
/** Why it could not be installed; for some minutes nobody tries again. */
const FAILED = join(PLACE, 'failed.txt')
const TRIED_AGAIN_MS = 15 * 60_000
/** An index that does not answer is given up. */
const PATIENCE_MS = 150_000

export async function findSynapse(): Promise<FoundSynapse> {
  if (isInstalled()) return { kind: 'found', python: PYTHON }
  const before = failedBefore()
  if (before !== null) return { kind: 'missing', why: before }
  try {
    rmSync(PLACE, { recursive: true, force: true })
    mkdirSync(PLACE, { recursive: true })
    await run('python3', ['-m', 'venv', PLACE], { timeout: PATIENCE_MS })
    const asked = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:']
    await run(PYTHON, [...asked, '--timeout', '10', '--retries', '1', '--requirement', WANTED], {
      timeout: PATIENCE_MS,
    })
    copyFileSync(WANTED, INSTALLED)
    return { kind: 'found', python: PYTHON }
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault)
    const [last = ''] = said.trim().split('\n').slice(-1)
    const why = `Synapse cannot be installed: ${last.slice(0, 160)}`
    writeFileSync(FAILED, why)
    return { kind: 'missing', why }
  }
}

function failedBefore(): string | null {
  try {
    return Date.now() - statSync(FAILED).mtimeMs < TRIED_AGAIN_MS ? readFileSync(FAILED, 'utf8') : null
  } catch {
    return null // nobody tried
  }
}

function isInstalled(): boolean {
  try {
    return readFileSync(INSTALLED, 'utf8') === readFileSync(WANTED, 'utf8')
  } catch {
    return false // nothing is there yet, or half of it
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await findSynapse()
  process.stdout.write(`${JSON.stringify(found)}\n`)
}
