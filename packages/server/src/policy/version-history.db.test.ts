/** A version that waits for its day takes in what is published before it: whoever reads it must not be told what it said at first. */
import { keepPolicyFiles, savePolicyVersion } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SHIPPED_POLICY } from '../shipped.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'
import { createVersionHistory } from './version-history.ts'

const DAY = 86_400_000
const [TODAY, TOMORROW] = [Date.UTC(2026, 10, 27), Date.UTC(2026, 10, 28)]
const FILE = 'conduct/d-illegal-trade.yaml'
let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('is read again while it waits, with what changed, and never once it counts', async () => {
  const { db } = database
  const files = await readPolicyDirectory(SHIPPED_POLICY)
  const content = (title: string, version: string) =>
    Object.fromEntries(
      [...files].map(([name, text]) => [
        name,
        name === FILE
          ? text.replace(/^title: .*$/m, `title: { en: "${title}", zh: "${title}" }`)
          : text.replace(/^version: .*$/m, `version: "${version}"`),
      ]),
    )
  const save = (version: string, effectiveFrom: number, title: string) =>
    savePolicyVersion(db, {
      policy: 'workplace-aup',
      version,
      status: 'published',
      content: content(title, version),
      effectiveFrom,
      createdAt: TODAY - DAY,
    })
  await save('now', TODAY - DAY, 'As it was')
  await save('soon', TOMORROW, 'At first')
  const { list, read, changes } = createVersionHistory(db, () => 'workplace-aup')
  const titleAt = async (now: number): Promise<string | undefined> => {
    const [soon, before] = await list(now)
    if (soon === undefined || before === undefined) throw new Error('Both are listed.')
    const policy = await read(soon)
    const changed = await changes(soon, before)
    expect(changed?.changed.map(({ clause }) => clause)).toEqual(['conduct.d'])
    return policy?.clauses.get('conduct.d')?.title.en
  }
  const keep = (title: string) =>
    keepPolicyFiles(db, { policy: 'workplace-aup', version: 'soon', content: content(title, 'soon') })

  expect(await titleAt(TODAY)).toBe('At first')
  await keep('With what came before')
  expect(await titleAt(TODAY + 30_000)).toBe('With what came before')
  expect(await titleAt(TOMORROW)).toBe('With what came before')
  await keep('Nobody does this')
  expect(await titleAt(TOMORROW + 30_000)).toBe('With what came before')
})
