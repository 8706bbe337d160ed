/** Nothing acknowledged is lost: over kill -9 under load, over an orderly end, over a restart; and starting again needs no hand. */
import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { joinDatabase, openDatabase } from '@goodstanding/ledger'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Acknowledged, inviteTo } from './crash/acknowledged.ts'
import { eventOf } from './server/client.ts'
import { type SpawnedServer, spawnRefused, spawnServer } from './server/spawn-server.ts'

/** One for each of the amounts that a round waits for. */
const ROUNDS = 5
const MINUTES = 60_000

const folders: string[] = []
const running = new Set<SpawnedServer>()
afterAll(async () => {
  for (const server of running) await server.end('SIGTERM')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function makeFolder(): string {
  const folder = makeTestFolder()
  folders.push(folder)
  return folder
}
async function start(folder: string): Promise<SpawnedServer> {
  const server = await spawnServer({ GOODSTANDING_DATA: folder })
  running.add(server)
  return server
}
async function end(server: SpawnedServer, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  running.delete(server)
  return server.end(signal)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves when counts were packed after that time. Packs take their place by the time at which saving began. */
async function savedSince(folder: string, at: number, meanwhile: () => Promise<unknown>): Promise<void> {
  const { url } = await joinDatabase({ url: null, dataDirectory: folder })
  const opened = await openDatabase({ url, dataDirectory: '', connections: 1 })
  const isSaved = async () =>
    (await opened.db.query('select from counter_log where position >= $1 limit 1', [at * 1_000])).length > 0
  while (!(await isSaved())) {
    await meanwhile()
    await pause(100)
  }
  await opened.close()
}

describe('a server that is killed under load', () => {
  it(`${ROUNDS} times starts again by itself with everything it had acknowledged`, {
    timeout: 5 * MINUTES,
  }, async () => {
    const folder = makeFolder()
    const acknowledged = new Acknowledged()
    let server = await start(folder)
    let kept = 0
    for (let round = 0; round < ROUNDS; round++) {
      const load = acknowledged.load(server, 12, 60)
      // After so many answers, however quick the machine is, and some moments into what comes next.
      await acknowledged.until(20 + 20 * round)
      await pause((round * 13) % 40)
      await end(server, 'SIGKILL')
      await load
      kept += acknowledged.decisions.length + acknowledged.observed.length + acknowledged.facts.size
      server = await start(folder)
      await acknowledged.verify(server)
    }
    expect(kept, 'the load was worth a crash').toBeGreaterThan(ROUNDS * 10)
    await acknowledged.verifyInvitations(server)
    expect(await end(server, 'SIGTERM')).toBe(0)
  })
})

describe('a server', () => {
  let folder: string
  let server: SpawnedServer
  beforeAll(async () => {
    folder = makeFolder()
    server = await start(folder)
  })

  it('keeps a second one off its data directory, in words, and goes on', async () => {
    const { code, told } = await spawnRefused({ GOODSTANDING_DATA: folder })
    expect(code).toBe(1)
    expect(told).toContain(`is in use by process ${server.pid}`)
    expect(told).not.toMatch(/^\s+at /m)
    expect((await server.decide(inviteTo('x-second'))).effect).toBe('allow')
  })

  it('ends in order under load: what was answered is kept, counts are exact, repeats are recognised', {
    timeout: MINUTES,
  }, async () => {
    const acknowledged = new Acknowledged()
    const first = await server.decide(inviteTo('x-exact'))
    const again = inviteTo('x-exact')
    const second = await server.decide(again)
    const load = acknowledged.load(server, 12, 60)
    await acknowledged.until(60)
    expect(await end(server, 'SIGTERM')).toBe(0)
    await load
    server = await start(folder)
    await acknowledged.verify(server)
    expect(await server.decide(again)).toEqual(second)
    expect(first.effect).toBe('allow')
    const effects = [await server.decide(inviteTo('x-exact')), await server.decide(inviteTo('x-exact'))].map(
      ({ effect }) => effect,
    )
    expect(effects).toEqual(['allow', 'block'])
  })
})

describe('npm start', () => {
  it('prints one line when it is ready, keeps its own token over a restart, and ends on SIGTERM', {
    timeout: MINUTES,
  }, async () => {
    const settings = { GOODSTANDING_DATA: makeFolder(), GOODSTANDING_SERVICE_TOKEN: '' }
    const first = await spawnServer(settings, 'npm start')
    expect(first.ready).toEqual({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      serviceToken: expect.stringMatching(/.{16}/),
      signIn: expect.stringContaining(`${String(first.ready['url'])}/sign-in?token=`),
    })
    const token = String(first.ready['serviceToken'])
    expect((await first.ask('POST', '/v1/decisions', { token, body: inviteTo('x-npm') })).status).toBe(200)
    await first.end('SIGTERM')
    const second = await spawnServer(settings, 'npm start')
    expect(second.ready['serviceToken']).toBe(token)
    await second.end('SIGTERM')
  })
})

describe('windows of events that came late', () => {
  it('read after kill -9 what they read before it, though the node has seen newer events', {
    timeout: MINUTES,
  }, async () => {
    const folder = makeFolder()
    let server = await start(folder)
    const failed = (minute: number) =>
      eventOf(
        'session.start',
        { account: { id: 'u-late' }, outcome: 'failure' },
        {
          time: new Date(Date.now() - 300 * MINUTES + minute * 1_000).toISOString(),
        },
      )
    await server.decide(eventOf('message.send'))
    for (let turn = 0; turn < 9; turn++) expect((await server.decide(failed(turn))).findings).toEqual([])
    // Counts that no durable decision changed are saved by the clock: there is always something new to save until it has.
    await savedSince(folder, Date.now(), () => server.decide(eventOf('message.send')))
    await end(server, 'SIGKILL')
    server = await start(folder)
    expect((await server.decide(failed(9))).findings).not.toEqual([])
    expect(await end(server, 'SIGTERM')).toBe(0)
  })
})

describe('a server whose port is taken', () => {
  it('says so in one sentence and nothing else, ends with 1, and leaves no PostgreSQL behind', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const folder = makeFolder()
    for (let turn = 0; turn < 2; turn++) {
      const { code, told } = await spawnRefused({ GOODSTANDING_DATA: folder, PORT: String(port) })
      expect(told).toBe(`127.0.0.1:${port} is taken by another process. Name another port by --port or PORT.\n`)
      expect(code).toBe(1)
      expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
    }
    await new Promise((resolve) => other.close(resolve))
    const server = await start(folder)
    expect(await end(server, 'SIGTERM')).toBe(0)
  })
})
