import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addDeliveries,
  findDelivery,
  listDeliveries,
  listWebhooks,
  noteDelivery,
  putWebhook,
  removeWebhook,
} from './webhooks.ts'

const NOW = Date.UTC(2026, 10, 24, 10)

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  const one = { url: 'https://chat.example/', secrets: ['s'], createdAt: NOW }
  await putWebhook(db, { ...one, id: 'all', types: [] })
  await putWebhook(db, { ...one, id: 'some', types: ['notice.sent', 'action.taken'] })
  await putWebhook(db, { ...one, id: 'ended', types: [] })
})
afterAll(() => database.close())

describe('webhooks', () => {
  it('end one by one, each once, and the others are told on', async () => {
    const { db } = database
    expect(await removeWebhook(db, 'ended', NOW)).toBe(true)
    expect(await removeWebhook(db, 'ended', NOW + 1)).toBe(false)
    expect(await removeWebhook(db, 'nobody', NOW)).toBe(false)
    expect((await listWebhooks(db)).map(({ id }) => id)).toEqual(['all', 'some'])
  })

  it('are owed what they ask for, and each delivery is noted by itself', async () => {
    const { db } = database
    const event = { id: 'evt_1', type: 'action.taken', subjectKey: 'account/u1', body: {}, at: NOW }
    const released = { ...event, id: 'evt_2', type: 'hold.released', body: { second: true } }
    expect(await addDeliveries(db, [])).toEqual([])
    expect(await addDeliveries(db, [released, event])).toEqual([
      { id: 'evt_2-all', subscription: 'all', event: 'evt_2' },
      { id: 'evt_1-all', subscription: 'all', event: 'evt_1' },
      { id: 'evt_1-some', subscription: 'some', event: 'evt_1' },
    ])
    expect(await findDelivery(db, 'evt_2-all')).toMatchObject({ type: 'hold.released', body: { second: true } })
    await noteDelivery(db, 'evt_1-all', { status: 'delivered', answer: 'HTTP 204', at: NOW })
    expect(await findDelivery(db, 'evt_1-all')).toMatchObject({ status: 'delivered', attempts: 1, lastAt: NOW })
    for (const id of ['evt_1-some', 'evt_2-all'])
      expect(await findDelivery(db, id)).toMatchObject({ status: 'waiting', attempts: 0, answer: null })
    expect((await listDeliveries(db, 'some', { limit: 10, cursor: null })).items).toMatchObject([{ id: 'evt_1-some' }])
  })

  it('are listed page by page, newest first, each once, of one instant too', async () => {
    const { db } = database
    for (let at = 0; at < 7; at++)
      await addDeliveries(db, [
        {
          ...{ id: `evt_more_${at}`, type: 'action.taken', subjectKey: 'account/u2', body: {} },
          at: NOW + 1000 + Math.floor(at / 3),
        },
      ])
    const pages: (readonly string[])[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listDeliveries>> = await listDeliveries(db, 'some', { limit: 3, cursor })
      pages.push(page.items.map(({ id }) => id))
      cursor = page.next
      if (cursor === null) break
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 2])
    expect(pages.flat()).toEqual([...[6, 5, 4, 3, 2, 1, 0].map((at) => `evt_more_${at}-some`), 'evt_1-some'])
  })
})
