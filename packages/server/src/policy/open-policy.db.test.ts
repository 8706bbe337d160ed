/** A policy that several nodes read from folders of theirs and from one database. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '@goodstanding/engine'
import { listPolicyVersions, savePolicyVersion } from '@goodstanding/ledger'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_POLICY } from '../shipped.ts'
import { openTestVault } from '../vault/open-test-vault.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { openBench } from './open-bench.ts'
import { openPolicy } from './open-policy.ts'
import { createPolicyDesk, type PolicyDesk } from './policy-desk.ts'
import { createPolicyLife } from './policy-life.ts'

const APPS = 'service/j-unpermitted-apps.yaml'
const folder = makeTestFolder()
let database: TestDatabase
let db: VaultDb
beforeAll(async () => {
  database = await openTestDatabase()
  db = await openTestVault(database.db)
  cpSync(SHIPPED_POLICY, folder, { recursive: true })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

let at = Date.UTC(2026, 10, 27)
/** No two nodes read at the same millisecond. */
const clock = () => ++at

it('of one edit all nodes make one version, though each reads it at the same moment', async () => {
  const path = join(folder, APPS)
  const original = readFileSync(path, 'utf8')
  const readAtOnce = async (text: string): Promise<readonly string[]> => {
    writeFileSync(path, text)
    const read = await Promise.all([1, 2, 3].map(() => openPolicy(db, folder, clock)))
    return [...new Set(read.map(({ compiled }) => compiled.policy.version))]
  }
  const edited = original.replace('decide: block', 'decide: hold')
  const seen: string[] = []
  for (const text of [original, edited, original]) {
    const versions = await readAtOnce(text)
    expect(versions).toHaveLength(1)
    seen.push(...versions)
  }
  const kept = await listPolicyVersions(db, 'workplace-aup')
  expect(kept.map(({ version }) => version).sort()).toEqual([...new Set(seen)].sort())
})

it('an edit is not taken back by a look that was asked for before it, and waited for its turn', async () => {
  const first = await openPolicy(db, folder, clock)
  const bench = await openBench(first.compiled.policy)
  const engine = createEngine({ policy: first.compiled, facts: bench.facts, detectors: bench.detectors() })
  const desk = createPolicyDesk(first, engine)
  const { facts: memory } = bench
  const life = createPolicyLife({ ...bench, db, desk, memory, withNothing: () => memory, now: clock })
  const path = join(folder, APPS)
  writeFileSync(path, readFileSync(path, 'utf8').replace('decide: block', 'decide: flag'))
  const before = clock()
  const entering = life.enter(() => openPolicy(db, folder, clock))
  await Promise.all([entering, life.follow(before)])
  expect(desk.files().get(APPS)).toContain('decide: flag')
  expect(desk.current().policy.version).not.toBe(first.compiled.policy.version)
})

describe('a folder that is read again while a version’s date comes', () => {
  it('does not go back behind that version', async () => {
    const first = await openPolicy(db, null, clock)
    const bench = await openBench(first.compiled.policy)
    const engine = createEngine({ policy: first.compiled, facts: bench.facts, detectors: bench.detectors() })
    const desk = createPolicyDesk(first, engine)
    const inForce: string[] = []
    const swapping: PolicyDesk = {
      ...desk,
      swap: (compiled, files) => {
        inForce.push(compiled.policy.version)
        desk.swap(compiled, files)
      },
    }
    let asked = 0
    const counting: VaultDb = { ...db, query: (statement, values) => (asked++, db.query(statement, values)) }
    const { facts: memory } = bench
    const parts = { ...bench, memory, withNothing: () => memory, now: clock }
    const life = createPolicyLife({ ...parts, db: counting, desk: swapping })
    const [version, effectiveFrom] = ['2026.12.1', clock()]
    const head = (first.files.get('policy.yaml') ?? '').replace(/^version: .*$/m, `version: "${version}"`)
    const content = Object.fromEntries(new Map(first.files).set('policy.yaml', head))
    let looked: Promise<void> = Promise.resolve()
    await life.enter(async () => {
      await savePolicyVersion(db, {
        ...{ policy: 'workplace-aup', version, content, effectiveFrom },
        status: 'published',
        createdAt: effectiveFrom,
      })
      looked = life.follow(clock()) // the clock of the node
      await new Promise(setImmediate)
      if (asked > 0) await looked
      return first
    })
    await looked
    expect(inForce).toEqual([first.compiled.policy.version, version])
    expect(desk.current().policy.version).toBe(version)
  })
})

describe('a version that this product cannot read, published by a newer one', () => {
  it('leaves the one in force, is told at each look and tried once', async () => {
    const first = await openPolicy(db, null, clock)
    const bench = await openBench(first.compiled.policy)
    const engine = createEngine({ policy: first.compiled, facts: bench.facts, detectors: bench.detectors() })
    const desk = createPolicyDesk(first, engine)
    const asked: string[] = []
    const counting: VaultDb = {
      ...db,
      query: (statement, values) => {
        asked.push(typeof statement === 'string' ? statement : statement.text)
        return db.query(statement, values)
      },
    }
    const life = createPolicyLife({
      ...bench,
      db: counting,
      desk,
      memory: bench.facts,
      withNothing: () => bench.facts,
      now: clock,
    })
    const content = { ...Object.fromEntries(first.files), [APPS]: 'rules: of another time' }
    const row = { policy: 'workplace-aup', version: '2099.1', content, status: 'published' } as const
    await savePolicyVersion(db, { ...row, effectiveFrom: clock(), createdAt: clock() })
    for (let look = 0; look < 3; look++) await expect(life.follow(clock())).rejects.toThrow(/j-unpermitted-apps\.yaml/)
    expect(desk.current().policy.version).toBe(first.compiled.policy.version)
    expect(asked.filter((text) => /\bcontent\b/.test(text))).toHaveLength(1)
  })
})
