import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DatabaseFault } from '@goodstanding/ledger'
import { ConfigError } from '@goodstanding/server'
import { speak } from './say.ts'
import { told } from './told.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-told-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (thrown) {
    return thrown
  }
  throw new Error('It did not fail.')
}

describe('what a verb says that could not be done', () => {
  it('is a sentence where a path that somebody named is not there or is something else', () => {
    const missing = join(folder, 'nosuch.jsonl')
    expect(told(thrownBy(() => readFileSync(missing)))).toBe(`There is no ${missing}.`)
    const nowhere = join(folder, 'nowhere')
    expect(told(thrownBy(() => writeFileSync(join(nowhere, 'log.jsonl.part'), '')))).toBe(`There is no ${nowhere}.`)
    expect(told(thrownBy(() => readdirSync(import.meta.filename)))).toBe(`${import.meta.filename} is no folder.`)
    const sealed = { code: 'EROFS', syscall: 'open', path: '/mnt/data/postgres.log' }
    expect(told(Object.assign(new Error('EROFS: read-only file system'), sealed))).toBe(
      '/mnt/data/postgres.log lies on a file system that is mounted read-only.',
    )
    expect(told(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' }))).toBe(
      'There is no room left on the disk that this is written to.',
    )
    expect(told(new ConfigError('Say what.'))).toBe('Say what.')
  })

  it('is a sentence where the port is taken', async () => {
    const [first, second] = [createServer(), createServer()]
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve))
    const address = first.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const thrown = await new Promise((resolve) => second.once('error', resolve).listen(port, '127.0.0.1'))
    first.close()
    expect(told(thrown)).toBe(`127.0.0.1:${port} is taken by another process. Name another port by --port or PORT.`)
  })

  it('is a sentence where a database or a host cannot be reached', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' })
    const url = 'postgres://somebody@127.0.0.1:9/goodstanding'
    const words = told(new DatabaseFault('unavailable', 'ECONNREFUSED', refused), { GOODSTANDING_DATABASE_URL: url })
    const ended = new DatabaseFault('unavailable', 'EPIPE', new Error('write EPIPE'))
    expect(told(ended, {})).toMatch(/write EPIPE\. Something else ended .* What was acknowledged is kept\.$/)
    expect(words).toBe(
      'The database is not available: connect ECONNREFUSED 127.0.0.1:9. Look at GOODSTANDING_DATABASE_URL, as in postgres://user:password@host:5432/goodstanding, and at its server.',
    )
    speak('zh')
    expect(told(ended, {})).toMatch(/^数据库不可用：write EPIPE。本产品的 PostgreSQL/)
    speak('en')
    const unknown = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: '999.1.1.1' }
    expect(told(Object.assign(new Error('getaddrinfo ENOTFOUND 999.1.1.1'), unknown))).toMatch(
      /^Nothing is known by the name 999\.1\.1\.1\. /,
    )
  })

  it('asks for room where the disk of the database is full, whoever runs that', () => {
    const full = new DatabaseFault('unavailable', '53100', new Error('could not extend file: No space left on device'))
    const words =
      'The disk of the database is full: could not extend file: No space left on device. Make room. What was acknowledged is kept.'
    expect(told(full, {})).toBe(words)
    expect(told(full, { GOODSTANDING_DATABASE_URL: 'postgres://somebody@127.0.0.1:9/goodstanding' })).toBe(words)
    speak('zh')
    expect(told(full, {})).toMatch(/^数据库所在的磁盘已满：/)
    speak('en')
  })

  it('keeps its stack where the fault is ours', () => {
    expect(told(new TypeError('x is undefined'))).toContain('told.test.ts')
  })
})
