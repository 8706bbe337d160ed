import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Goodstanding, ItemProblem, Observed, WireEvent } from '@goodstanding/sdk'
import { makeTestFolder } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { createTellLater } from './tell-later.ts'

const LARGEST_BODY = 32 * 1024 * 1024

const message = (id: string, text = 'Hello'): WireEvent => ({
  ...{
    specversion: '1.0',
    id,
    source: 'https://acme.test/_matrix',
    type: 'message.send',
    time: '2030-01-01T00:00:00Z',
  },
  data: {
    ...{ organization: 'acme', actor: { id: '@li:acme.test', kind: 'member' }, audience: { kind: 'group' } },
    ...{ conversation: { id: '!r', kind: 'group' }, content: { text } },
  },
})

/** A Goodstanding that says of each event what it is told to, and takes no more in one body than the real one does. */
function openWorld() {
  const directory = makeTestFolder()
  const taken: WireEvent[] = []
  const logged: string[] = []
  let refuse: (event: WireEvent) => Pick<ItemProblem, 'kind' | 'status'> | null = () => null
  const observeAll = (events: readonly WireEvent[]) => {
    if (Buffer.byteLength(JSON.stringify(events)) > LARGEST_BODY)
      return Promise.resolve({ ok: false, refusal: { kind: 'body.too-large', status: 413 } })
    const value = events.map((event) => {
      const problem = refuse(event)
      if (problem !== null) return { ...problem, title: '', detail: '', requestId: '' }
      taken.push(event)
      return { status: 'accepted', source: event.source, id: event.id, decision: `dec_${event.id}` } satisfies Observed
    })
    return Promise.resolve({ ok: true, value })
  }
  const goodstanding = { observeAll } as unknown as Pick<Goodstanding, 'observeAll'>
  const log = (_: string, what: string): void => void logged.push(what)
  return {
    ...{ taken, logged },
    ids: () => taken.map(({ id }) => id),
    /** Anew each time, as after a restart. */
    open: () => createTellLater({ directory, goodstanding, log }),
    /** As a crash does, or a disk that is full. */
    cutShort: () => appendFileSync(join(directory, 'untold.ndjson'), '{"id":"cut","data":{"con'),
    file: () => readFileSync(join(directory, 'untold.ndjson'), 'utf8'),
    set: (next: typeof refuse) => (refuse = next),
  }
}

describe('what waits to be told', () => {
  it('stays where Goodstanding took the batch and not the event, as while its database is away', async () => {
    const world = openWorld()
    const later = world.open()
    for (const id of ['a', 'b', 'c']) later.keep(message(id))
    world.set(({ id }) => (id === 'b' ? { kind: 'server.not-ready', status: 503 } : null))
    await later.tell()
    expect([world.ids(), later.waiting()]).toEqual([['a', 'c'], 1])
    world.set(() => null)
    await world.open().tell()
    expect(new Set(world.ids())).toEqual(new Set(['a', 'b', 'c']))
    expect([world.open().waiting(), world.file()]).toEqual([0, ''])
  })

  it('is there after a restart though a crash cut the line before it short', async () => {
    const world = openWorld()
    world.open().keep(message('a'))
    world.cutShort()
    world.open().keep(message('b'))
    await world.open().tell()
    expect(world.ids()).toEqual(['a', 'b'])
  })

  it('is told as of now where its time lies too far from that of Goodstanding', async () => {
    const world = openWorld()
    const later = world.open()
    later.keep(message('ahead'))
    world.set(({ time }) => (time === undefined ? null : { kind: 'event.time', status: 422 }))
    await later.tell()
    expect(world.taken).toMatchObject([{ id: 'ahead', data: { content: { text: 'Hello' } } }])
    expect([later.waiting(), world.logged]).toEqual([0, [expect.stringContaining('were told')]])
  })

  it('goes into bodies that are taken, however long the messages are', async () => {
    const world = openWorld()
    const later = world.open()
    for (let count = 0; count < 300; count += 1) later.keep(message(String(count), 'x'.repeat(130_000)))
    await later.tell()
    expect([world.taken.length, later.waiting()]).toEqual([300, 0])
  })

  it('is written anew seldom, however much waits', async () => {
    const world = openWorld()
    const later = world.open()
    for (let count = 0; count < 4_000; count += 1) later.keep(message(String(count)))
    let lines = 0
    const seen = new Set<string>()
    world.set(() => {
      const file = world.taken.length % 500 === 0 ? world.file() : ''
      if (file !== '' && !seen.has(file)) {
        seen.add(file)
        lines += file.split('\n').length
      }
      return null
    })
    await later.tell()
    expect(world.taken).toHaveLength(4_000)
    // Twice over at most, whatever the number of batches.
    expect(lines).toBeLessThan(2 * 4_000 + 500)
    expect(world.file()).toBe('')
  })

  it('is not held up by one that fails there each time', async () => {
    const world = openWorld()
    const later = world.open()
    for (const id of ['bad', 'good']) later.keep(message(id))
    world.set(({ id }) => (id === 'bad' ? { kind: 'server.fault', status: 500 } : null))
    await later.tell()
    expect([world.ids(), later.waiting()]).toEqual([['good'], 0])
    expect(world.logged).toContain('An event was not taken: Goodstanding never hears of it.')
  })
})
