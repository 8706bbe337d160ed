import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTestFolder } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { sayBuildFault } from './say-build-fault.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const refused = (code: string) => Object.assign(new Error(`${code}: open '/opt/goodstanding/dist/x'`), { code })

it('says who can build what this user may not write, what ended a build, and shows any other fault', () => {
  for (const code of ['EACCES', 'EPERM', 'EROFS'])
    expect(sayBuildFault(refused(code))).toMatch(/dist is older than the sources, or not there.*npm run build/)
  expect(sayBuildFault(new Error('The service was stopped: write EPIPE'))).toMatch(/too little memory.*npm run build/)
  expect(sayBuildFault(refused('ENOSPC'))).toMatch(/ENOSPC/)
  expect(sayBuildFault('odd')).toBe('odd')
})

/** A checkout in which nothing was installed. */
function checkOut(): string {
  const folder = makeTestFolder()
  for (const name of ['scripts', 'package.json', 'policies/packs/common'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'packages'))
  return folder
}

it('undoes no installation where nothing can be built, and says why; where the sources come later it has nothing to say', async () => {
  const folder = checkOut()
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const prepare = async () => {
    const child = spawn('sh', ['-c', scripts.prepare], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C' },
    })
    const [chunks, [code]] = await Promise.all([child.stderr.setEncoding('utf8').toArray(), once(child, 'exit')])
    return [code, chunks.join('')]
  }
  expect(await prepare()).toEqual([0, expect.stringMatching(/^Packages that Goodstanding needs are not installed/)])
  // As an image is made that copies the lists of packages first.
  rmSync(join(folder, 'scripts'), { recursive: true })
  expect(await prepare()).toEqual([0, ''])
  rmSync(folder, { recursive: true, force: true })
})

it('says what to do where packages were never installed, before anything is made', async () => {
  const folder = checkOut()
  const start = async (locale: string) => {
    const child = spawn(process.execPath, [join(folder, 'scripts/start.mjs')], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', LANG: locale },
    })
    const [chunks, [code]] = await Promise.all([child.stderr.setEncoding('utf8').toArray(), once(child, 'exit')])
    return [code, chunks.join('')]
  }
  const [english, chinese] = await Promise.all([start('C'), start('zh_CN.UTF-8')])
  expect(english).toEqual([
    1,
    expect.stringMatching(/^Packages that Goodstanding needs are not installed.*npm ci.*\n$/),
  ])
  expect(chinese).toEqual([1, expect.stringMatching(/^.*尚未安装.*npm ci.*\n$/)])
  rmSync(folder, { recursive: true, force: true })
})
