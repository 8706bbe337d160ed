/** Nodes ask each other who sent an event, each by its own clock. */
import { type Author, createRecentAuthors } from '@goodstanding/engine'
import { createIdSource } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AuthorDesk, createAuthorDesk } from './author-desk.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const LI: Author = { account: 'li', organization: 'acme' }

/** `aheadMs`: of its clock, by which its questions are numbered. */
function nodeThatKnows(known: readonly string[], aheadMs: number) {
  const newId = createIdSource()
  const authors = createRecentAuthors()
  for (const id of known) authors.remember({ source: 's', id }, LI, Date.now())
  return createAuthorDesk({ db: database.db, authors, now: Date.now, newId: (now) => newId(now + aheadMs) })
}

async function asked(node: AuthorDesk, id: string, others: readonly AuthorDesk[]): Promise<Author | null> {
  const state = { isOver: false }
  const found = node.find({ source: 's', id }).finally(() => {
    state.isOver = true
  })
  while (!state.isOver) for (const other of others) await other.answer()
  return found
}

it('are answered by a node that another, whose clock is ahead, asked before', async () => {
  const ahead = await nodeThatKnows([], 8_000)
  const behind = await nodeThatKnows([], 0)
  const knowing = await nodeThatKnows(['m-1', 'm-2', 'm-3'], 0)
  const nodes = [ahead, behind, knowing]
  for (const node of nodes) await node.beat()
  expect(await asked(ahead, 'm-1', [behind, knowing])).toEqual(LI)
  expect(await asked(behind, 'm-2', [ahead, knowing])).toEqual(LI)
  expect(await asked(ahead, 'm-3', [behind, knowing])).toEqual(LI)
  for (const node of nodes) await node.close()
})

it('ask nobody again about what was found, or what nobody knew a moment ago', async () => {
  const asking = await nodeThatKnows([], 0)
  const knowing = await nodeThatKnows(['m-4'], 0)
  for (const node of [asking, knowing]) await node.beat()
  expect(await asked(asking, 'm-4', [knowing])).toEqual(LI)
  expect(await asked(asking, 'm-5', [knowing])).toBeNull()
  await knowing.close()
  const from = performance.now()
  expect(await asking.find({ source: 's', id: 'm-4' })).toEqual(LI)
  expect(await asking.find({ source: 's', id: 'm-5' })).toBeNull()
  expect(performance.now() - from).toBeLessThan(1_000)
  await asking.close()
})

it('tell of one that died before they started, once', async () => {
  const died = await nodeThatKnows([], 0)
  await died.beat()
  await database.db.query(`update node set seen_at = seen_at - interval '1 minute'`)
  const started = await nodeThatKnows([], 0)
  const { goneSince } = await started.beat()
  expect(Date.now() - (goneSince ?? Infinity)).toBeGreaterThanOrEqual(60_000)
  expect((await started.beat()).goneSince).toBeNull()
  await started.close()
})
