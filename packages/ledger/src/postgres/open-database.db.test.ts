import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { makeTestFolder, openTestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DecisionRow } from '../decision/decision-row.ts'
import { createDecisionWriter } from '../decision/decision-writer.ts'
import { createIdSource } from '../ids/uuid.ts'
import { migrate } from '../migrations/migrate.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const asRoot = process.getuid?.() === 0

let folder: string
/** A data directory that was opened, filled and closed. */
let base: string
beforeAll(async () => {
  folder = makeTestFolder()
  base = join(folder, 'base')
  const { db, close } = await openDatabase({ url: null, dataDirectory: base })
  await db.query('create table acknowledged (number integer primary key)')
  await close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the base, so that a test need not make a cluster of its own. */
function copyBase(...path: string[]): string {
  const place = join(folder, ...path)
  mkdirSync(join(place, '..'), { recursive: true })
  cpSync(base, place, { recursive: true })
  return place
}

const postmasterPid = (place: string) =>
  Number(readFileSync(join(place, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const isRunning = (place: string) => existsSync(join(place, 'postgres', 'postmaster.pid'))

const childrenOf = (pid: number) =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []))

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false // it is gone
  }
}

async function isUsable({ db }: OpenDatabase): Promise<boolean> {
  const rows = await db.query('select count(*) from acknowledged')
  return rows.length === 1
}

/** A process that owns the directory and writes one number after the other, telling each once it is committed. */
const OWNER = `
  import { openDatabase } from '@goodstanding/ledger'
  const { db } = await openDatabase({ url: null, dataDirectory: process.env.PLACE })
  const [{ last }] = await db.query('select coalesce(max(number), 0) as last from acknowledged')
  for (let number = last + 1; ; number += 1) {
    await db.query('insert into acknowledged values ($1)', [number])
    process.stdout.write(number + '\\n')
  }`

function startOwner(place: string): ChildProcess {
  const flags = ['--conditions=goodstanding-source', '--import', 'tsx', '--input-type=module', '-e', OWNER]
  return spawn(process.execPath, flags, {
    cwd: import.meta.dirname,
    env: { ...process.env, PLACE: place },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Lets the owner acknowledge some numbers, then kills it without warning. Answers the last acknowledged one. */
async function killAfter(owner: ChildProcess, acknowledged: number): Promise<number> {
  let last = 0
  let seen = 0
  for await (const line of createInterface({ input: owner.stdout! })) {
    last = Number(line)
    seen += 1
    if (seen === acknowledged) owner.kill('SIGKILL')
  }
  if (owner.exitCode === null && owner.signalCode === null) await once(owner, 'exit')
  return last
}

describe('the embedded database', () => {
  it('coop#190, #191: needs nothing installed, keeps what was written over a restart, and leaves no server behind', async () => {
    const place = copyBase('restart')
    const first = await openDatabase({ url: null, dataDirectory: place })
    expect(first.server.kind).toBe('embedded')
    await first.db.query('insert into acknowledged values (7)')
    await first.close()
    expect(isRunning(place)).toBe(false)
    const second = await openDatabase({ url: null, dataDirectory: place })
    expect(await second.db.query('select number from acknowledged')).toEqual([{ number: 7 }])
    await second.close()
  })

  it('has one owner: a second opener is refused in words, and the first goes on', async () => {
    const place = copyBase('owner')
    const first = await openDatabase({ url: null, dataDirectory: place })
    const second = openDatabase({ url: null, dataDirectory: place })
    await expect(second).rejects.toMatchObject({ name: 'DatabaseRefusal', kind: 'in-use' })
    await expect(second).rejects.toThrow(new RegExp(`${place} is in use by process ${process.pid}`))
    expect(await isUsable(first)).toBe(true)
    await first.close()
    const third = await openDatabase({ url: null, dataDirectory: place })
    await third.close()
  })

  it('loses nothing acknowledged when its owner is killed, again and again, and opens without a hand', async () => {
    const place = copyBase('killed')
    for (const acknowledged of [1, 20, 60]) {
      const last = await killAfter(startOwner(place), acknowledged)
      const pid = postmasterPid(place)
      const opened = await openDatabase({ url: null, dataDirectory: place })
      expect(postmasterPid(place)).toBe(pid)
      const [kept] = await opened.db.query<{ numbers: number }>('select count(*) as numbers from acknowledged')
      expect(kept!.numbers).toBeGreaterThanOrEqual(last)
      await opened.close()
      expect(isRunning(place)).toBe(false)
    }
  })

  it('starts its server again when that is killed', async () => {
    const place = copyBase('server-killed')
    const opened = await openDatabase({ url: null, dataDirectory: place })
    await opened.db.query('insert into acknowledged values (1)')
    const killed = postmasterPid(place)
    process.kill(killed, 'SIGKILL')
    const isBack = async () => isRunning(place) && postmasterPid(place) !== killed && (await isUsable(opened))
    await expect.poll(() => isBack().catch(() => false), { timeout: 30_000 }).toBe(true)
    expect(await opened.db.query('select number from acknowledged')).toEqual([{ number: 1 }])
    await opened.close()
    expect(isRunning(place)).toBe(false)
  })

  it('writes into its log what failed, and nothing of whom it was about', async () => {
    const place = copyBase('log')
    const { db, close } = await openDatabase({ url: null, dataDirectory: place })
    await db.query('create table told (person text primary key)')
    const put = () => db.query('insert into told (person) values ($1)', ['zoe.of.acme'])
    await put()
    await expect(put()).rejects.toThrow()
    const log = readFileSync(join(place, 'postgres.log'), 'utf8')
    expect(log).toContain('duplicate key value violates unique constraint "told_pkey"')
    expect(log).not.toContain('zoe.of.acme')
    await close()
  })

  it('says once an outage why its server cannot be started again, and goes on when it can', async () => {
    const place = copyBase('unstartable')
    const told: unknown[] = []
    const { db, close } = await openDatabase({ url: null, dataDirectory: place, tell: (fault) => told.push(fault) })
    const settings = join(place, 'postgres', 'postgresql.conf')
    const before = readFileSync(settings, 'utf8')
    writeFileSync(settings, `${before}\nno_such_setting = 1\n`)
    process.kill(postmasterPid(place), 'SIGKILL')
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 60_000 })
    // A few more turns say nothing new.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(told).toHaveLength(1)
    expect(String(told[0])).toMatch(/PostgreSQL did not start[^]*no_such_setting/)
    writeFileSync(settings, before)
    await vi.waitFor(() => db.query('select from acknowledged'), { timeout: 60_000, interval: 200 })
    await close()
  })

  it('goes on when the note of its owner cannot be touched any more, and says so once', async () => {
    const place = copyBase('untouchable')
    const told: unknown[] = []
    const opened = await openDatabase({ url: null, dataDirectory: place, tell: (fault) => told.push(fault) })
    const note = join(place, 'owner.json')
    rmSync(note)
    symlinkSync('owner.json', note) // it leads to itself: whatever is done with it fails, as on a disk that became read-only
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 60_000 })
    expect(String(told[0])).toMatch(/owner\.json cannot be touched[^]*ELOOP/)
    expect(await isUsable(opened)).toBe(true)
    expect(told).toHaveLength(1)
    await opened.close()
    expect(isRunning(place)).toBe(false)
  })

  it('leaves no server behind when the note of its owner cannot be written', async () => {
    const place = copyBase('unwritable')
    symlinkSync('owner.json', join(place, 'owner.json'))
    await expect(openDatabase({ url: null, dataDirectory: place })).rejects.toThrow('ELOOP')
    expect(isRunning(place)).toBe(false)
  })

  it('is closed in bounded time when its server is frozen: by force, and opens again with what was written', async () => {
    const place = copyBase('frozen')
    const opened = await openDatabase({ url: null, dataDirectory: place })
    await opened.db.query('insert into acknowledged values (11)')
    const pid = postmasterPid(place)
    const family = [pid, ...childrenOf(pid)]
    for (const each of family) process.kill(each, 'SIGSTOP')
    const waiting = opened.db.query('select 1 as one').then(
      () => 'answered',
      () => 'failed',
    )
    await new Promise((resolve) => setImmediate(resolve))
    await opened.close(1_500)
    expect(isAlive(pid)).toBe(false)
    for (const each of family.slice(1)) if (isAlive(each)) process.kill(each, 'SIGKILL')
    expect(await waiting).toBe('failed')
    const again = await openDatabase({ url: null, dataDirectory: place })
    expect(await again.db.query('select number from acknowledged')).toEqual([{ number: 11 }])
    await again.close()
  })

  it('by URL is left behind in words when it does not answer', async () => {
    const place = copyBase('frozen-url')
    const owner = await openDatabase({ url: null, dataDirectory: place })
    const guest = await openDatabase({ url: owner.url, dataDirectory: '' })
    await guest.db.query('select 1 as one')
    const pid = postmasterPid(place)
    const family = [pid, ...childrenOf(pid)]
    for (const each of family) process.kill(each, 'SIGSTOP')
    const waiting = guest.db.query('select 1 as one').catch(() => null)
    await new Promise((resolve) => setImmediate(resolve))
    await expect(guest.close(300)).rejects.toMatchObject({ name: 'DatabaseRefusal', kind: 'stop' })
    for (const each of family) process.kill(each, 'SIGCONT')
    await waiting
    await owner.close()
  })

  it('is not misled by a postmaster.pid whose number is a stranger now', async () => {
    const place = copyBase('stale')
    writeFileSync(
      join(place, 'postgres', 'postmaster.pid'),
      `${process.pid}\n/elsewhere\n1\n5432\n/elsewhere\n\n1 1\nready\n`,
    )
    const opened = await openDatabase({ url: null, dataDirectory: place })
    expect(await isUsable(opened)).toBe(true)
    await opened.close()
  })

  it("is not misled by the lock of a socket whose number is another of the server's user now", async () => {
    const other = await openDatabase({ url: null, dataDirectory: copyBase('stranger') })
    const place = copyBase('stale-socket')
    const lock = join(place, 'postgres', '.s.PGSQL.5432.lock')
    writeFileSync(lock, `${postmasterPid(join(folder, 'stranger'))}\n${place}\n1\n5432\n${place}\n`)
    const opened = await openDatabase({ url: null, dataDirectory: place })
    expect(await isUsable(opened)).toBe(true)
    await opened.close()
    await other.close()
  })

  it('opens without a hand where a power cut left its locks empty, or a copy came back without its modes', async () => {
    const place = copyBase('power-cut')
    for (const lock of ['postmaster.pid', '.s.PGSQL.5432.lock']) writeFileSync(join(place, 'postgres', lock), '')
    chmodSync(join(place, 'postgres'), 0o775)
    const opened = await openDatabase({ url: null, dataDirectory: place })
    expect(await isUsable(opened)).toBe(true)
    await opened.close()
  })

  it.runIf(existsSync('/dev/shm'))(
    'keeps nothing in /dev/shm, which is missing or small where it may be moved to',
    async () => {
      const place = copyBase('without-shm')
      const opened = await openDatabase({ url: null, dataDirectory: place })
      try {
        expect(readFileSync(`/proc/${postmasterPid(place)}/maps`, 'utf8')).not.toContain('/dev/shm/PostgreSQL.')
      } finally {
        await opened.close()
      }
    },
  )

  it('opens below a path that is too long for a socket, or odd', async () => {
    const place = copyBase(`deep, "odd" %2F 目录 ${'x'.repeat(120)}`, 'data')
    const opened = await openDatabase({ url: null, dataDirectory: place })
    expect(await isUsable(opened)).toBe(true)
    await opened.close()
  })

  it.runIf(asRoot && process.platform === 'linux')(
    'runs as an ordinary user, also below a folder that only root may pass',
    async () => {
      const place = copyBase('home', 'data')
      chmodSync(join(folder, 'home'), 0o700)
      const opened = await openDatabase({ url: null, dataDirectory: place })
      expect(await isUsable(opened)).toBe(true)
      expect(statSync(`/proc/${postmasterPid(place)}`).uid).not.toBe(0)
      expect(statSync(join(place, 'postgres')).uid).not.toBe(0)
      await opened.close()
    },
  )

  it('is kept by an owner on another machine for as long as that one lives', async () => {
    const place = copyBase('shared')
    const note = join(place, 'owner.json')
    writeFileSync(note, JSON.stringify({ pid: 1, place: 'another-machine' }))
    const alive = setInterval(() => utimesSync(note, new Date(), new Date()), 100)
    await expect(openDatabase({ url: null, dataDirectory: place })).rejects.toThrow(/process 1 on another-machine/)
    clearInterval(alive)
    expect(isRunning(place)).toBe(false)
    const long = new Date(Date.now() - 600_000)
    utimesSync(note, long, long)
    const opened = await openDatabase({ url: null, dataDirectory: place })
    expect(await isUsable(opened)).toBe(true)
    await opened.close()
    expect(existsSync(note)).toBe(false)
  })

  it.runIf(process.platform === 'linux')('refuses a directory in which nothing can be made, in words', async () => {
    const opening = openDatabase({ url: null, dataDirectory: '/proc/self' })
    await expect(opening).rejects.toMatchObject({ name: 'DatabaseRefusal', kind: 'directory' })
    await expect(opening).rejects.toThrow(/cannot be used[^]*mkdir/)
  })

  it('refuses a directory of another version, or of a stranger, in words', async () => {
    const old = join(folder, 'old')
    mkdirSync(join(old, 'postgres'), { recursive: true })
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '9\n')
    const other = openDatabase({ url: null, dataDirectory: old })
    await expect(other).rejects.toMatchObject({ kind: 'version' })
    await expect(other).rejects.toThrow(/made by PostgreSQL 9, which is not here; found: \d/)
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '')
    await expect(openDatabase({ url: null, dataDirectory: old })).rejects.toThrow(/are damaged: PG_VERSION says no/)
    const strange = join(folder, 'strange')
    mkdirSync(join(strange, 'postgres'), { recursive: true })
    writeFileSync(join(strange, 'postgres', 'diary.txt'), 'mine')
    await expect(openDatabase({ url: null, dataDirectory: strange })).rejects.toMatchObject({ kind: 'directory' })
    expect(readFileSync(join(strange, 'postgres', 'diary.txt'), 'utf8')).toBe('mine')
  })
})

describe('the decision writer', () => {
  it('stores every row once while the server dies and comes back under it', async () => {
    const place = copyBase('writer')
    const opened = await openDatabase({ url: null, dataDirectory: place })
    await migrate(opened.db)
    const writer = createDecisionWriter(opened.db, { maxBatch: 20, retryForMs: 30_000 })
    const nextId = createIdSource()
    const row = (number: number): DecisionRow => ({
      id: nextId(NOW),
      organization: 'acme',
      actor: 'u1',
      eventType: 'message.send',
      source: 'https://chat.example',
      eventId: `m-${number}`,
      bodyHash: 'ab'.repeat(32),
      effect: 'hold',
      clauses: [],
      event: {},
      result: {},
      explanation: {},
      policyVersion: '1',
      observed: false,
      degraded: false,
      eventTime: NOW,
      decidedAt: NOW,
    })
    const appends = Array.from({ length: 400 }, (_, number) => writer.append(row(number)))
    await appends[30]
    process.kill(postmasterPid(place), 'SIGKILL')
    const outcomes = await Promise.all(appends)
    expect(outcomes.every(({ kind }) => kind === 'stored')).toBe(true)
    expect(await opened.db.query('select count(*) as rows from decision')).toEqual([{ rows: 400 }])
    await writer.close()
    await opened.close()
  })
})

describe('an external database', () => {
  it('is opened by its URL, and a superuser works as an ordinary role', async () => {
    const test = await openTestDatabase()
    const opened = await openDatabase({ url: test.url, dataDirectory: join(folder, 'untouched') })
    expect(opened.server.kind).toBe('external')
    expect(existsSync(join(folder, 'untouched'))).toBe(false)
    const [role] = await opened.db.query<{ sees: boolean }>(
      'select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user',
    )
    expect(role!.sees).toBe(false)
    await opened.close()
    await test.close()
  })

  it('that cannot be reached is a fault that says so', async () => {
    const away = openDatabase({ url: 'postgres://nobody@%2Fnowhere/none', dataDirectory: folder })
    await expect(away).rejects.toMatchObject({ name: 'DatabaseFault', kind: 'unavailable' })
  })
})
