/** What somebody with a browser reads where a page or a form of it fails, and what programs get. */
import fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { registerPageRoutes } from './page-routes.ts'

const app = fastify()
beforeAll(async () => {
  const nothing = () => Promise.resolve(null)
  registerPageRoutes(app, { pages: { manifest: nothing, file: nothing }, place: { secure: false, origin: null } })
  for (const status of [400, 413, 429, 500, 503])
    app.route({
      method: ['GET', 'POST'],
      url: `/me/${status}`,
      handler: (_request, reply) => reply.code(status).type('application/problem+json').send('{"kind":"some.problem"}'),
    })
  await app.ready()
})
afterAll(() => app.close())

const ask = (method: 'GET' | 'POST', url: string, headers: Readonly<Record<string, string>>) =>
  app.inject({ method, url, headers })
const READER = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'en' }

it.each([
  ['GET', 500, 'If this happens again, tell the operator the number req-'],
  ['POST', 500, 'go back and check first whether it arrived'],
  ['GET', 429, 'Try again in a minute'],
  ['GET', 503, 'Try again in a minute'],
  ['GET', 400, 'Check the address'],
  ['POST', 413, 'It is longer than what can be taken at once'],
  ['POST', 400, 'What was sent could not be read'],
] as const)('%s is answered %i by a page that says what to do', async (method, status, words) => {
  const { statusCode, headers, body } = await ask(method, `/me/${status}`, READER)
  expect([statusCode, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8'])
  expect(body).toContain(words)
  const chinese = await ask(method, `/me/${status}?lang=zh`, READER)
  expect(chinese.body).toMatch(/<html lang="zh">/)
})

it('programs get the problem itself', async () => {
  const { statusCode, body } = await ask('GET', '/me/500', { accept: '*/*' })
  expect([statusCode, body]).toEqual([500, '{"kind":"some.problem"}'])
})
