import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const turns = createTurns()
let server: Server
let url: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = request.url ?? ''
    turns.work(() => {
      if (name === '/later') setTimeout(() => turns.send(response, name, 'text/plain'), 5)
      else turns.send(response, name, 'text/plain')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = async (name: string): Promise<string> => (await fetch(`${url}${name}`)).text()

it('each request gets its own answer, however many come at once', async () => {
  const names = Array.from({ length: 100 }, (_, at) => `/answer-${at}-雪`).map(encodeURI)
  expect(await Promise.all(names.map(ask))).toEqual(names)
})

it('an answer that is made after its turn leaves too, and holds up nobody', async () => {
  const later = ask('/later')
  expect(await ask('/now')).toBe('/now')
  expect(await later).toBe('/later')
})

it('what is asked within one turn is worked on at its end, in the order it came, before anything leaves', async () => {
  const order: string[] = []
  const own = createTurns()
  await new Promise<void>((resolve) => {
    setImmediate(() => {
      for (const name of ['first', 'second']) own.work(() => order.push(name))
      order.push('turn')
      setImmediate(() => setImmediate(resolve))
    })
  })
  expect(order).toEqual(['turn', 'first', 'second'])
})

it('work that takes long lets others be heard in between, and keeps its order', async () => {
  const order: string[] = []
  const own = createTurns()
  const takeLong = (name: string) => () => {
    const until = performance.now() + 30
    while (performance.now() < until);
    order.push(name)
  }
  await new Promise<void>((resolve) => {
    setImmediate(() => {
      for (const name of ['first', 'second', 'third']) own.work(takeLong(name))
      own.work(resolve)
      setTimeout(() => order.push('heard'), 1)
    })
  })
  expect(order.indexOf('heard')).toBeLessThan(order.indexOf('third'))
  expect(order.filter((name) => name !== 'heard')).toEqual(['first', 'second', 'third'])
})
