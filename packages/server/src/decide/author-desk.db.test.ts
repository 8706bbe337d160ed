/** Nodes ask each other who sent an event, each by its own clock. */
import type { Author } from '@goodstanding/engine'
import { createIdSource } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAuthorDesk } from './author-desk.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const LI: Author = { account: 'li', organization: 'acme' }

/** `aheadMs`: of its clock, by which its questions are numbered. */
function nodeThatKnows(known: string | null, aheadMs: number) {
  const newId = createIdSource()
  const authors = { find: ({ id }: { readonly id: string }) => (id === known ? LI : null) }
  return createAuthorDesk({ db: database.db, authors, now: Date.now, newId: (now) => newId(now + aheadMs) })
}

it('are answered by a node that another, whose clock is ahead, asked before', async () => {
  const ahead = await nodeThatKnows(null, 8_000)
  const behind = await nodeThatKnows(null, 0)
  const knowing = await nodeThatKnows('m-1', 0)
  const nodes = [ahead, behind, knowing]
  for (const node of nodes) await node.beat()
  const asked = async (node: typeof ahead): Promise<Author | null> => {
    const state = { isOver: false }
    const found = node.find({ source: 's', id: 'm-1' }).finally(() => {
      state.isOver = true
    })
    while (!state.isOver) for (const other of nodes) if (other !== node) await other.answer()
    return found
  }
  expect(await asked(ahead)).toEqual(LI)
  expect(await asked(behind)).toEqual(LI)
  expect(await asked(ahead)).toEqual(LI)
  for (const node of nodes) await node.close()
})
