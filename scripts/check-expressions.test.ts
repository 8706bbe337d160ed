/** The check of expressions names one that nobody tried, where it is written and where it is made of parts; and passes those that were. */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, describe, expect, it } from 'vitest'

const folder = makeTestFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function check(source: string) {
  const file = join(folder, 'source.ts')
  writeFileSync(file, source)
  return spawnSync(process.execPath, ['scripts/check-expressions.mjs', file], { encoding: 'utf8' })
}

describe('the check of expressions', () => {
  it('names one that is written and was never tried, with its line and what to do', () => {
    const { status, stderr } = check('export const a = 1\nexport const slow = /never-tried(?:x|x)*y$/\n')
    expect(status).toBe(1)
    expect(stderr).toMatch(/source\.ts:2: \/never-tried/)
    expect(stderr).toContain('node scripts/check-expressions.mjs --try')
  })
  it('names one that is made of parts as the file loads', () => {
    const { status, stderr } = check(
      "const part = '(?:x|x)*'\nexport const slow = new RegExp(`never-made${part}y$`, 'u')\n",
    )
    expect(status).toBe(1)
    expect(stderr).toContain('/never-made(?:x|x)*y$/')
  })
  it('passes one that was tried, and what repeats nothing', () => {
    expect(check('export const blank = /\\s+/\nexport const plain = /never|tried|\\{3}/\n').status).toBe(0)
  })
})
