/** `POST /v1/names`: an applicant asks about a name before registering, and reads why it would not do and what would prove it. */
import { readFile } from 'node:fs/promises'
import { createNameIndex, thawNames } from '@goodstanding/detectors'
import { readShippedEntries } from '@goodstanding/server'
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
  await server.close()
  expect(server.logged).toEqual([])
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

it('opens, as it is built, what the build made of all the shipped names', async () => {
  const dist = new URL('../dist/', import.meta.url)
  const bundle = await readFile(new URL('goodstanding.mjs', dist), 'utf8')
  const [, name = 'none'] = /(shipped-names\.[0-9a-f]{16}\.frozen)/.exec(bundle) ?? []
  const known = thawNames(await readFile(new URL(name, dist)))
  const entries = await readShippedEntries()
  expect(known?.count).toBe(entries.length)
  expect(known?.stated).toEqual(entries.filter(({ tier }) => tier === 1))
  // A name of the long tail that looks like no other word, found with a letter left out.
  const index = createNameIndex([], known)
  const far = entries.findLast(({ name: one }) => /^[A-Z][a-z]{11,} [A-Z][a-z]{6,}$/.test(one))
  const slipped = far?.name.slice(0, 5).concat(far.name.slice(6)) ?? ''
  expect(index.find(slipped).map(({ entry }) => entry)).toContainEqual(far)
})

it('knows, as it is built, what the build read of the policy; a file that was edited since is read anew', async () => {
  const dist = new URL('../dist/', import.meta.url)
  const bundle = await readFile(new URL('goodstanding.mjs', dist), 'utf8')
  const [, name = 'none'] = /(shipped-policy\.[0-9a-f]{16}\.frozen)/.exec(bundle) ?? []
  const texts: readonly { text: string; value: { title: { en: string } } }[] = JSON.parse(
    await readFile(new URL(name, dist), 'utf8'),
  )
  expect(texts.length).toBeGreaterThan(60)
  for (const { text, value } of texts) expect(text).toContain(value.title.en)
})
