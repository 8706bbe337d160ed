/**
 * Two nodes of one database that change the same facts and standings at once, follow each other all the time, and now and then load all
 * facts anew: what either has in force never goes back, holds its own change when that is answered, and in the end is what the ledger has.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { createFactMemory, type FactMemory, type SubjectStanding } from '@goodstanding/engine'
import { type Db, deleteFact, FACT_CHANGES_KEPT_MS, getFact, putFact, putStanding } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStandingFeed } from '../casework/standing/standing-feed.ts'
import { createFactFeed } from './fact-feed.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const [NAMES, CHANGES] = [['a', 'b', 'c', 'd'], 60] as const
const AT = Date.UTC(2026, 10, 27)
const place = (key: string) => ({ kind: 'register.staff', key }) as const
const lately = (most: number): Promise<void> => pause(Math.random() * most)

/** A database whose answers come late, and that now and then says that nobody followed for as long as the feed is kept. */
function slowly(db: Db): Db {
  const query: Db['query'] = async <Row extends object>(...[sql, values]: Parameters<Db['query']>) => {
    const rows = await db.query<Row>(sql, values)
    if (Math.random() < 0.5) await lately(8)
    const isFeed = typeof sql === 'object' && sql.name === 'read-fact-changes'
    if (!isFeed || Math.random() < 0.9) return rows
    return rows.map((row) => ({ ...row, readAt: Date.now() + FACT_CHANGES_KEPT_MS }))
  }
  return { ...db, query }
}

/** A node: what goes back in its memory is told. */
function openNode(wrong: string[]) {
  const memory = createFactMemory({ service: { names: [], domains: [] } })
  const latest = new Map<string, number>()
  const note = (thing: string, number: number): void => {
    const before = latest.get(thing) ?? 0
    if (number < before) wrong.push(`${thing} went back from ${before} to ${number}`)
    latest.set(thing, Math.max(number, before))
  }
  const noting: Pick<FactMemory, 'prepare' | 'apply' | 'applyStanding' | 'kept'> = {
    prepare: memory.prepare,
    kept: memory.kept,
    apply: (change) => {
      memory.apply(change)
      if (change.body !== null) note(change.id, numberOf(change.body))
    },
    applyStanding: (change) => {
      memory.applyStanding(change)
      note(`standing of ${change.subject.id}`, change.standing?.points ?? 0)
    },
  }
  const db = slowly(database.db)
  return {
    memory,
    facts: createFactFeed({ db, memory: noting, read: { position: 0, readAt: Date.now() } }),
    standings: createStandingFeed(db, noting),
    /** The node has answered a change of this number: it has it, or a later one. */
    answered: (thing: string, number: number): void => {
      latest.set(thing, Math.max(number, latest.get(thing) ?? 0))
    },
  }
}

const numberOf = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'name' in body ? Number(body.name) : 0

it('what is in force on either never goes back, and in the end it is what the ledger has', async () => {
  const wrong: string[] = []
  const nodes = [openNode(wrong), openNode(wrong)] as const
  const any = () => (Math.random() < 0.5 ? nodes[0] : nodes[1])
  const heard: Promise<void>[] = []
  /** A node hears of its commit late, when others may have changed the same again. */
  const hear = (then: () => void): void => {
    heard.push(lately(10).then(then))
  }
  const good: SubjectStanding = nodes[0].memory.standing({ type: 'account', id: 'a' })
  const change = async (key: string): Promise<void> => {
    for (let number = 1; number <= CHANGES; number++) {
      const node = any()
      const standing = { ...good, points: number }
      const kept = { subjectKey: `account/${key}`, organization: '', standing }
      const position = await putStanding(database.db, kept)
      hear(() => node.standings.made({ type: 'account', id: key }, standing, position))
      const body = Math.random() < 0.3 ? null : { name: String(number), account: key }
      const write = { ...place(key), organization: null, body, expectedVersion: null, at: AT }
      const made = body === null ? await deleteFact(database.db, write) : await putFact(database.db, write)
      if (made.kind === 'refused') continue
      hear(() => {
        node.facts.made({ ...place(key), id: key, body, position: made.position })
        node.answered(key, number)
      })
    }
  }
  const state = { isOver: false }
  const follow = async (work: () => Promise<boolean>): Promise<void> => {
    while (!state.isOver) {
      await work()
      await lately(6)
    }
    while (await work());
  }
  const following = nodes.flatMap(({ facts, standings }) => [follow(facts.follow), follow(standings.follow)])
  await Promise.all(NAMES.map(change))
  await Promise.all(heard)
  state.isOver = true
  await Promise.all(following)
  expect(wrong).toEqual([])
  for (const { memory } of nodes)
    for (const key of NAMES) {
      const kept = await getFact(database.db, 'register.staff', key)
      const known = [...memory.staff()].find(({ account }) => account === key)
      expect([key, known?.name ?? null]).toEqual([key, kept === null ? null : String(numberOf(kept.body))])
      expect(memory.standing({ type: 'account', id: key }).points).toBe(CHANGES)
    }
})
