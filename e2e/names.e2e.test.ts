/** `POST /v1/names`: an applicant asks about a name before registering, and reads why it would not do and what would prove it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
  await server.put('registers/protected-names/quill', {
    name: 'Quillbrook Instruments',
    kind: 'business',
    owner: { organization: 'org-quill', domains: ['quillbrook.test'] },
  })
}, 60_000)
afterAll(async () => {
  expect(server.logged).toEqual([])
  await server.close()
})

const ask = (body: unknown) => server.ask('POST', '/v1/names', { body })

it('says whose name it is like, in both languages, and what would prove it', async () => {
  const { status, body } = await ask({ name: 'Qui11brook Instruments Ltd', country: 'GB' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    parts: { legalForm: 'ltd' },
    summary: { en: expect.stringContaining('Quillbrook Instruments'), zh: expect.stringMatching(/\p{Script=Han}/u) },
    objections: [
      { match: { name: 'Quillbrook Instruments', kind: 'business' }, proof: { en: expect.stringContaining('domain') } },
    ],
  })
})

it('says nothing against an honest name, and against the own one', async () => {
  expect((await ask({ name: 'Fennel Street Bakery' })).body).toMatchObject({ objections: [] })
  expect((await ask({ id: 'org-quill', name: 'Quillbrook Instruments' })).body).toMatchObject({ objections: [] })
})

it('refuses what names nothing', async () => {
  expectProblem(await ask({ country: 'GB' }), 422, 'body.invalid')
})
