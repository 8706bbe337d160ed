/** `POST /v1/names`: an applicant asks about a name before registering, and reads why it would not do and what would prove it. */
import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createNameIndex, readDefaultLexicon, thawNames } from '@goodstanding/detectors'
import { readShippedEntries } from '@goodstanding/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const DIST = new URL('../dist/', import.meta.url)

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
  const bundle = await readFile(new URL('whole-part.mjs', DIST), 'utf8')
  const [, name = 'none'] = /(shipped-names\.[0-9a-f]{16}\.frozen)/.exec(bundle) ?? []
  const known = thawNames(await readFile(new URL(name, DIST)))
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
  const bundle = await readFile(new URL('whole-part.mjs', DIST), 'utf8')
  const [, name = 'none'] = /(shipped-policy\.[0-9a-f]{16}\.frozen)/.exec(bundle) ?? []
  const texts: readonly { text: string; value: { title: { en: string } } }[] = JSON.parse(
    await readFile(new URL(name, DIST), 'utf8'),
  )
  expect(texts.length).toBeGreaterThan(60)
  for (const { text, value } of texts) expect(text).toContain(value.title.en)
})

it('keeps the word lists out of what every command loads, and has them where nothing is frozen', async () => {
  const bundle = await readFile(new URL('whole-part.mjs', DIST), 'utf8')
  expect(bundle).toContain('import("./shipped-lists.mjs")')
  // What asks a product that runs needs neither, nor anything that decides.
  for (const name of ['goodstanding.mjs', 'asking-part.mjs']) {
    const { size } = await stat(new URL(name, DIST))
    expect([name, size < 256_000]).toEqual([name, true])
  }
  const { length } = readDefaultLexicon()
  // Each of the lists has a line that says how sure its terms are.
  expect(bundle.match(/"0\.\d+: /g) ?? []).toEqual([])
  const ask = `import(${JSON.stringify(new URL('shipped-lists.mjs', DIST).href)}).then(({ readDefaultLexicon }) => console.log(readDefaultLexicon().length))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', ask])
  expect(Number(stdout)).toBe(length)
})
