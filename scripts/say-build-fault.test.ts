import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
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

it('says what to do where packages were never installed, before anything is made', async () => {
  const folder = makeTestFolder()
  for (const name of ['scripts', 'package.json', 'policies/packs/common'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  mkdirSync(join(folder, 'packages'))
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
