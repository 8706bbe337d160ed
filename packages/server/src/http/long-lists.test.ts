import { turnsWhile } from '@goodstanding/testkit'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { registerLongLists } from './long-lists.ts'

/** Takes long to be written, as a case in which much was found does. */
const heavy = (at: number) => ({
  toJSON: () => {
    const until = performance.now() + 5
    while (performance.now() < until);
    return { at }
  },
})
const items = Array.from({ length: 40 }, (_, at) => heavy(at))
const written = items.map((_, at) => ({ at }))

async function askFor(body: object) {
  const app = Fastify()
  registerLongLists(app)
  app.get('/list', () => body)
  await app.ready()
  const { turns, value } = await turnsWhile(app.inject('/list'))
  await app.close()
  return { turns, text: value.body, type: value.headers['content-type'] }
}

it('writes a long list item by item, and others have their turns between', async () => {
  const { turns, text, type } = await askFor({ items, next: null, withheld: undefined, more: { of: ['"', 2] } })
  expect(turns).toBeGreaterThanOrEqual(items.length)
  expect(text).toBe(JSON.stringify({ items: written, next: null, withheld: undefined, more: { of: ['"', 2] } }))
  expect(type).toBe('application/json; charset=utf-8')
})

it('writes what cannot be written in a list as JSON does', async () => {
  const odd = [undefined, null, 1, 'a', ...written, new Date(0), () => 1]
  expect((await askFor({ items: odd })).text).toBe(JSON.stringify({ items: odd }))
})

it('writes an answer to a POST as text, for those who keep it under a key', async () => {
  const app = Fastify()
  registerLongLists(app)
  const kept: unknown[] = []
  app.addHook('onSend', (_request, _reply, payload, done) => {
    kept.push(typeof payload)
    done(null, payload)
  })
  const body = { items: Array.from({ length: 30 }, (_, at) => `é${at}`) }
  for (const method of ['GET', 'POST'] as const) app.route({ method, url: '/list', handler: () => body })
  await app.ready()
  for (const method of ['GET', 'POST'] as const) {
    const { body: text, headers } = await app.inject({ method, url: '/list' })
    expect(text).toBe(JSON.stringify(body))
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)))
  }
  await app.close()
  expect(kept).toEqual(['object', 'string'])
})
