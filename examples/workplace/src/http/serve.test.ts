import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { handleWebhook } from '../handle-webhook.ts'
import { createLive } from '../live.ts'
import { openStore } from '../store/open-store.ts'
import type { Person } from '../words.ts'
import type { Workplace } from '../workplace.ts'
import { createServer } from './serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'workplace-'))
const store = openStore(folder)
const live = createLive()
const allowed = { id: 'dec_1', effect: 'allow', findings: [], message: null }
let answer: object = { ok: true, value: allowed }
const goodstanding = {
  decide: () => Promise.resolve(answer),
  putFile: () => Promise.resolve({ ok: true, value: null }),
  mintMemberToken: () => Promise.resolve({ ok: true, value: { token: 'gsm_1', expiresAt: '2030-01-01T00:00:00Z' } }),
}
const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, organization: 'acme', kind: 'member', name: id, title: '', isAdmin: false },
  ...more,
})

const workplace = { goodstanding, store, live, dataDirectory: folder, now: Date.now } as unknown as Workplace
let app: FastifyInstance
beforeAll(() => {
  for (const each of [person('ann'), person('bea'), person('out', { kind: 'external' })]) store.putPerson(each)
  store.putConversation({ id: 'c1', kind: 'direct', title: 'Ann · Bea' }, ['ann', 'bea'])
  const pages = { html: '', script: '', style: '', embed: '' }
  // Nobody listens at that port: the product is away.
  app = createServer({ workplace, pages, goodstandingUrl: 'http://127.0.0.1:1', webhookSecret: () => null })
})
afterAll(async () => {
  await app.close()
  live.close()
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function as(who: string) {
  const signedIn = await app.inject({ method: 'POST', url: '/api/sign-in', payload: { person: who } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  return async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await app.inject({ method, url, headers: { cookie }, ...(payload === undefined ? {} : { payload }) })
    return { status: answer.statusCode, body: answer.body }
  }
}

it('attaches and serves what was uploaded and let through, and nothing by its hash alone', async () => {
  const ann = await as('ann')
  const unknown = { sha256: 'b'.repeat(64), name: 'a.txt', mediaType: 'text/plain', size: 3 }
  const message = { conversation: 'c1', text: 'See there' }
  expect((await ann('POST', '/api/messages', { ...message, file: unknown })).status).toBe(404)
  expect((await ann('GET', `/files/${unknown.sha256}`)).status).toBe(404)
  const cookie = (await app.inject({ method: 'POST', url: '/api/sign-in', payload: { person: 'ann' } })).cookies[0]
  const uploaded = await app.inject({
    ...{ method: 'POST', url: '/api/files?name=a.txt&type=text/plain', payload: Buffer.from('abc') },
    headers: { cookie: `${cookie?.name}=${cookie?.value}`, 'content-type': 'application/octet-stream' },
  })
  const { file } = uploaded.json<{ file: { sha256: string } }>()
  expect((await ann('POST', '/api/messages', { ...message, file })).status).toBe(200)
  expect(await ann('GET', `/files/${file.sha256}`)).toEqual({ status: 200, body: 'abc' })
})

it('lets nobody from outside put something on the board, which they do not see', async () => {
  const [out, ann] = [await as('out'), await as('ann')]
  expect((await out('POST', '/api/posts', { text: 'Buy' })).status).toBe(403)
  expect((await out('POST', '/api/lives', { title: 'Live' })).status).toBe(403)
  expect((await ann('POST', '/api/posts', { text: 'Lunch at noon' })).status).toBe(200)
})

it('takes a stream off the air while a picture of it waits for a person, and puts it on again once it is released', async () => {
  const ann = await as('ann')
  const stream = JSON.parse((await ann('POST', '/api/lives', { title: 'Office cup' })).body)
  const show = () => ann('POST', `/api/lives/${stream.id}/frames`, { at: 1, data: 'AAAA' })
  const told = (id: string, type: string, decision: string) =>
    handleWebhook(workplace, { id, type, subject: 'account/ann', data: { decision } } as never)
  const state = () => store.item(stream.id)?.state
  // Nobody could be asked: this picture is not shown, and the stream goes on.
  answer = { ok: false, refusal: { status: 503, title: 'Away', detail: '' } }
  expect(await show()).toMatchObject({ status: 409, body: expect.stringContaining('Away') })
  expect(state()).toBe('sent')
  answer = { ok: true, value: { ...allowed, id: 'dec_2', effect: 'hold', findings: [{ clause: 'content.i' }] } }
  await show()
  expect(store.item(stream.id)).toMatchObject({ state: 'held', clause: 'content.i', decision: 'dec_2' })
  answer = { ok: true, value: allowed }
  expect((await show()).status).toBe(409)
  await told('evt_1', 'hold.released', 'dec_2')
  expect(store.item(stream.id)).toMatchObject({ state: 'sent', clause: null })
  expect((await show()).status).toBe(200)
  answer = { ok: true, value: { ...allowed, id: 'dec_3', effect: 'block' } }
  await show()
  expect(state()).toBe('removed')
  answer = { ok: true, value: allowed }
  const post = JSON.parse((await ann('POST', '/api/posts', { text: 'No stream' })).body)
  expect((await ann('POST', `/api/lives/${post.id}/frames`, { at: 1, data: 'AAAA' })).status).toBe(404)
})

it('invites people outside, and no colleague and not oneself', async () => {
  const ann = await as('ann')
  for (const contact of ['ann', 'bea'])
    expect((await ann('POST', '/api/invitations', { contact, text: 'Hello' })).status).toBe(422)
  expect((await ann('POST', '/api/invitations', { contact: 'out', text: 'Hello' })).status).toBe(200)
})

it('says that the product does not answer where it is away', async () => {
  const ann = await as('ann')
  const asked = await ann('GET', '/goodstanding/v1/reports')
  expect([asked.status, asked.body]).toEqual([503, expect.stringContaining('does not answer')])
})
