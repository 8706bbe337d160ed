/** A signal that comes before the product is ready is heeded then, and leaves nothing running. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { spawnServer, spawnStopped } from './server/spawn-server.ts'

const folder = makeTestFolder()
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Names in a data directory; none while it is not there. */
const namesIn = (data: string): readonly string[] => (existsSync(data) ? readdirSync(data) : [])
/** Processes that work in a data directory. */
const workersIn = (data: string): readonly string[] =>
  readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && folderOf(pid).startsWith(data))
function folderOf(pid: string): string {
  try {
    return (
      readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        .split('\0')
        .find((word) => word.startsWith(folder)) ?? ''
    )
  } catch {
    return '' // it has just ended
  }
}

const UNREADY = { code: 0, printed: '', told: expect.stringContaining('Stopped before it was ready.') }

describe('SIGTERM while it starts', () => {
  it('ends it while PostgreSQL makes its files, which are taken away', async () => {
    const data = join(folder, 'made')
    const isMade = () => namesIn(data).some((name) => name.startsWith('postgres.new-'))
    expect(await spawnStopped({ GOODSTANDING_DATA: data }, 'SIGTERM', isMade)).toMatchObject(UNREADY)
    expect(namesIn(data).filter((name) => name.startsWith('postgres'))).toEqual([])
    expect(workersIn(data)).toEqual([])
  })
  it('ends it once PostgreSQL runs, with its PostgreSQL; the next start needs no hand', async () => {
    const data = join(folder, 'runs')
    const runs = () => namesIn(join(data, 'postgres')).includes('postmaster.pid')
    expect(await spawnStopped({ GOODSTANDING_DATA: data }, 'SIGTERM', runs)).toMatchObject(UNREADY)
    expect(runs()).toBe(false)
    expect(workersIn(data)).toEqual([])
    const server = await spawnServer({ GOODSTANDING_DATA: data })
    expect(await server.end('SIGTERM')).toBe(0)
  })
  it('ends it while it waits for a database that does not answer', async () => {
    let isAsked = false
    const silent = createServer((socket) => {
      isAsked = true
      socket.on('error', () => undefined)
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : null
    const settings = {
      GOODSTANDING_DATA: join(folder, 'waits'),
      GOODSTANDING_DATABASE_URL: `postgres://u@127.0.0.1:${port}/g`,
    }
    expect(await spawnStopped(settings, 'SIGTERM', () => isAsked)).toMatchObject(UNREADY)
    silent.close()
  })
})

it('SIGHUP while it starts ends nothing: the policy is read again when it is ready', async () => {
  const data = join(folder, 'reads')
  mkdirSync(data)
  const isBegun = () => namesIn(data).some((name) => name.startsWith('postgres'))
  expect(await spawnStopped({ GOODSTANDING_DATA: data, GOODSTANDING_DRAIN: '1' }, 'SIGHUP', isBegun)).toMatchObject({
    code: 0,
    printed: expect.stringContaining('"ready":true'),
    told: expect.stringContaining('Told to stop.'),
  })
  expect(workersIn(data)).toEqual([])
})

it('one signal that comes twice, as Ctrl-C does through `npm start`, ends it in order, with its PostgreSQL', async () => {
  const data = join(folder, 'twice')
  const server = await spawnServer({ GOODSTANDING_DATA: data })
  process.kill(server.pid, 'SIGINT')
  await new Promise((go) => setTimeout(go, 30))
  expect(await server.end('SIGINT')).toBe(0)
  expect(workersIn(data)).toEqual([])
})

it('a second signal, later, waits for nothing, and its PostgreSQL ends too', async () => {
  const data = join(folder, 'second')
  const server = await spawnServer({ GOODSTANDING_DATA: data, GOODSTANDING_DRAIN: '600' })
  process.kill(server.pid, 'SIGTERM')
  await new Promise((go) => setTimeout(go, 1_100))
  expect(await server.end('SIGTERM')).toBe(1)
  await vi.waitFor(() => {
    expect(workersIn(data)).toEqual([])
  }, 20_000)
})

it('ends also where something that was loaded before it, as monitors are, would go on for ever', async () => {
  const watcher = join(folder, 'watcher.mjs')
  writeFileSync(watcher, 'setInterval(() => undefined, 1_000)\n')
  const data = join(folder, 'watched')
  const server = await spawnServer({ GOODSTANDING_DATA: data, NODE_OPTIONS: `--import=${watcher}` })
  expect(await server.end('SIGTERM')).toBe(0)
  expect(workersIn(data)).toEqual([])
})
