/** Texts that are only looked at: many of them keep nobody waiting, and none is larger than that of an event. */
import { turnsWhile } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { createApp } from './app.ts'
import { createMetrics } from './metrics.ts'
import { registerSignalRoutes } from './signal-routes.ts'

/** Looks at each text for some milliseconds, as at one of 64 KiB. */
function signalsOf(folded: string) {
  const until = performance.now() + 4
  while (performance.now() < until);
  return { signals: [], language: 'en', folded }
}

async function ask(type: string, payload: string) {
  const principal = { kind: 'service', id: 'chat', name: 'chat', scopes: new Set(['all']) } as const
  const authenticate = () => Promise.resolve({ principal, session: null })
  const app = await createApp({
    authenticator: { authenticate, remembered: () => principal, forget: () => undefined },
    metrics: createMetrics(),
    door: { admit: () => undefined, fail: () => undefined },
    log: () => undefined,
    now: () => 0,
  })
  await registerSignalRoutes(app, { text: { signalsOf, detect: () => 'en' } })
  const headers = { authorization: 'Bearer x', 'content-type': type }
  return app.inject({ method: 'POST', url: '/v1/signals', headers, payload })
}

const LINES = 'application/x-ndjson'
const linesOf = (body: string): readonly unknown[] =>
  body
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

it('gives others a turn while many texts are looked at, and answers in order', async () => {
  const texts = Array.from({ length: 30 }, (_, at) => JSON.stringify({ text: String(at) }))
  const { turns: alone } = await turnsWhile(ask(LINES, texts[0] ?? ''))
  const { turns, value } = await turnsWhile(ask(LINES, texts.join('\n')))
  expect(turns - alone).toBeGreaterThan(10)
  expect(linesOf(value.body)).toMatchObject(texts.map((_, at) => ({ folded: String(at) })))
})

it('takes no text of more bytes than an event may hold, alone or in a line', async () => {
  const long = JSON.stringify({ text: '汉'.repeat(21_846) })
  const refused = { kind: 'body.invalid', pointer: '/text', detail: expect.stringContaining('64 KiB') as unknown }
  expect((await ask('application/json', long)).json()).toMatchObject(refused)
  const [whole, first] = linesOf((await ask(LINES, `{"text":"${'汉'.repeat(21_845)}"}\n${long}`)).body)
  expect([whole, first]).toMatchObject([{ language: 'en' }, refused])
})

it('builds nothing of what no text could be', async () => {
  const values = `[${'[],'.repeat(200_000)}[]]`
  const [first, second] = linesOf((await ask(LINES, `${values}\n{"text":"x"}`)).body)
  expect([first, second]).toMatchObject([{ kind: 'body.too-large', status: 413 }, { folded: 'x' }])
  const many = `[${'0,'.repeat(600_000)}0]`
  expect((await ask('application/json', many)).json()).toMatchObject({ kind: 'body.too-large' })
  expect((await ask('application/json', ' '.repeat(3 * 1024 * 1024))).statusCode).toBe(413)
})
