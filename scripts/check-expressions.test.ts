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
  it('names one that was never tried, with its line and what to do, and one that is made of parts as the file loads', () => {
    const written = 'export const a = 1\nexport const slow = /never-tried(?:x|x)*y$/\n'
    const made = "const part = '(?:x|x)*'\nexport const other = new RegExp(`never-made${part}y$`, 'u')\n"
    const { status, stderr } = check(`${written}${made}`)
    expect(status).toBe(1)
    expect(stderr).toMatch(/source\.ts:2: \/never-tried/)
    expect(stderr).toContain('/never-made(?:x|x)*y$/')
    expect(stderr).toContain('node scripts/check-expressions.mjs --try')
  })
  it('passes one that was tried, and what repeats nothing', () => {
    expect(check('export const blank = /\\s+/\nexport const plain = /never|tried|\\{3}/\n').status).toBe(0)
  })
})
