/** `npm test` tries a few failed tests once more, alone, says which were unsteady, and never calls a fault green. */
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { type Counted, filesToRepeat } from './count-tests.mjs'

const folder = makeTestFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command over one file of tests, in a folder of its own. */
async function run(name: string, source: string) {
  writeFileSync(join(folder, `${name}.test.mjs`), source)
  const reporter = resolve('scripts/last-line-reporter.ts')
  const words = ['scripts/test.mjs', `--root=${folder}`, '--globals', `--reporter=${reporter}`]
  const child = spawn(process.execPath, [...words, name], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  const status = await new Promise((ended) => child.once('close', ended))
  return { status, said, last: said.trimEnd().split('\n').at(-1) }
}

const ONCE = `import { existsSync, writeFileSync } from 'node:fs'
const seen = ${JSON.stringify(join(folder, 'seen'))}
it('holds', () => {})
it('comes late', () => { const late = !existsSync(seen); writeFileSync(seen, ''); expect(late).toBe(false) })`

const counted = (failed: readonly number[], errors = 0): Counted => ({
  files: failed.map((count, at) => ({ path: `${at}`, passed: 1, failed: count, skipped: 0, failing: [] })),
  errors,
})

describe.concurrent('the whole suite', () => {
  it('passes where what failed once passes alone, and says which', async () => {
    const { status, said, last } = await run('late', ONCE)
    expect(said).toContain('Unsteady, failed once and passed alone: comes late')
    expect({ status, last }).toEqual({ status: 0, last: '2 passed, 0 failed' })
  })
  it('fails where it fails again', async () => {
    const { status, said, last } = await run('fault', "it('holds', () => {})\nit('does not', () => expect(1).toBe(2))")
    expect(said).toContain('Once more, alone')
    expect(said).not.toContain('Unsteady')
    expect({ status, last }).toEqual({ status: 1, last: '1 passed, 1 failed' })
  })
  it('fails where a file cannot be read, or nothing is found', async () => {
    expect(await run('broken', 'not a program')).toMatchObject({ status: 1, last: '0 passed, 1 failed' })
    const child = await run('other', '')
    expect(child.status).toBe(1)
  })
})

describe('a second try', () => {
  it('is for a few: many that fail, or an error outside of tests, are a fault of the change', () => {
    expect(filesToRepeat(counted([0, 1, 2, 2]))).toEqual(['1', '2', '3'])
    expect(filesToRepeat(counted([1, 1, 1, 1]))).toEqual([])
    expect(filesToRepeat(counted([6]))).toEqual([])
    expect(filesToRepeat(counted([1], 1))).toEqual([])
  })
})
