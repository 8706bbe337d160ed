import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareLog, shortenLog } from './server-log.ts'

let folder: string
beforeAll(() => {
  folder = makeTestFolder()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('the log of our server', () => {
  it('is put aside once it is long enough, while the server holds it open and goes on to write', async () => {
    const kept = { dataDirectory: folder }
    // As a server does.
    const held = openSync(prepareLog(kept).path, 'a')
    writeSync(held, 'first\n')
    await shortenLog(kept, 10)
    expect(read('postgres.log')).toBe('first\n')
    writeSync(held, 'second\n')
    await shortenLog(kept, 10)
    expect([read('postgres.log'), read('postgres.log.1')]).toEqual(['', 'first\nsecond\n'])
    writeSync(held, 'third, which is long\n')
    await shortenLog(kept, 10)
    writeSync(held, 'last\n')
    expect([read('postgres.log'), read('postgres.log.1')]).toEqual(['last\n', 'third, which is long\n'])
    closeSync(held)
  })

  it('is emptied all the same where nothing can be put aside, and missed by nobody', async () => {
    const kept = { dataDirectory: join(folder, 'full') }
    mkdirSync(join(kept.dataDirectory, 'postgres.log.1'), { recursive: true })
    appendFileSync(prepareLog(kept).path, 'long enough')
    await shortenLog(kept, 10)
    expect(statSync(join(kept.dataDirectory, 'postgres.log')).size).toBe(0)
    await shortenLog({ dataDirectory: join(folder, 'nowhere') }, 10)
  })
})
