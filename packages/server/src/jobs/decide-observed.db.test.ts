import { createDetectorSet, createEngine, createFactMemory, NO_FILES } from '@goodstanding/engine'
import { createIdSource, DatabaseFault, findDecision, observeEvents, type PolicyVersion } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { createCounterWriter } from '../decide/counter-writer.ts'
import { createMetrics } from '../http/metrics.ts'
import { createPoliciesThen } from '../policy/policies-then.ts'
import { compileFiles, createPolicyDesk } from '../policy/policy-desk.ts'
import { createDecisionVault } from '../vault/decision-vault.ts'
import { createObservedTurn, type ObservedParts } from './decide-observed.ts'

const HOUR = 3_600_000
const AGES = {
  fallback: { floor: 0, consent: 16, source: 'test', from: '', verified: false },
  countries: new Map<string, never>(),
}
const nextId = createIdSource()

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

/** The sample policy under another version, whose marked messages are decided so. */
function version(name: string, decide: string): ReadonlyMap<string, string> {
  const files = new Map(testPolicyWith(undefined))
  const edit = (file: string, from: RegExp, to: string): void => {
    const text = files.get(file) ?? ''
    expect(text).toMatch(from)
    files.set(file, text.replace(from, to))
  }
  edit('policy.yaml', /^version: .*$/m, `version: "${name}"`)
  edit('conduct/j-spam.yaml', /decide: hold/, `decide: ${decide}`)
  return files
}

it('judges an event by the policy of its time, though another one is put in force between asking which and deciding', async () => {
  const { db } = world.casework.desk
  const [before, after] = [version('before', 'hold'), version('after', 'flag')]
  const compiled = compileFiles(before)
  const next = compileFiles(after)
  const facts = createFactMemory({ service: compiled.policy.service, token: () => '' })
  const detectors = createDetectorSet({ text: null, files: NO_FILES, ages: AGES })
  const engine = createEngine({ policy: compiled, facts, detectors, counters: { seed: 1 } })
  const desk = createPolicyDesk({ compiled, files: before }, engine)
  const then = createPoliciesThen({ db, current: desk.current })
  const at = world.now()
  const kept = async (
    name: string,
    files: ReadonlyMap<string, string>,
    effectiveFrom: number,
  ): Promise<PolicyVersion> => {
    const { id } = compiled.policy
    const row = { policy: id, version: name, content: Object.fromEntries(files), status: 'published' } as const
    await db.query(
      `insert into policy_version (policy, version, content, status, effective_from, created_at)
       values ($1, $2, $3, 'published', to_timestamp($4 / 1000.0), now())`,
      [id, name, JSON.stringify(row.content), effectiveFrom],
    )
    return { ...row, effectiveFrom, createdAt: effectiveFrom }
  }
  const versions = [await kept('before', before, at - HOUR), await kept('after', after, at)]
  then.know(versions.slice(0, 1))
  const asked: (string | null)[] = []
  const life: ObservedParts['life'] = {
    then: async (time) => {
      const found = await then.at(time)
      asked.push(found?.policy.version ?? null)
      if (asked.length > 1) return found
      then.know(versions)
      desk.swap(next, after)
      return found
    },
  }
  const turn = createObservedTurn({
    ...{ name: 'test', db, casework: world.casework, engine, desk, life, now: world.now, opinions: null },
    counters: createCounterWriter({ db, engine, loaded: 0, read: [], size: { packs: 0, bytes: 0 } }),
    opened: createDecisionVault(db, () => false),
    files: { receive: () => Promise.resolve() },
    metrics: createMetrics(),
    log: (line) => {
      throw new Error(JSON.stringify(line))
    },
  })
  const decisionId = nextId(at)
  const event = {
    ...{ specversion: '1.0', id: 'told', source: 'https://chat.example', type: 'message.send' },
    time: new Date(at - HOUR / 2).toISOString(),
    data: {
      ...{ organization: 'acme', actor: { id: 'u-told', kind: 'member' }, content: { text: 'MARKED' } },
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
    },
  }
  await observeEvents(db, [
    {
      ...{ decisionId, organization: 'acme', source: event.source, eventId: event.id },
      bodyHash: 'ab'.repeat(32),
      event,
      receivedAt: at,
    },
  ])
  await turn()
  expect(await findDecision(db, decisionId)).toMatchObject({ policyVersion: 'before', effect: 'hold' })
  expect(asked).toEqual([null, 'before'])
})

describe('an event that cannot be finished', () => {
  it('waits alone and ever longer, is told of, and counts once; those beside it have their decision and their case', async () => {
    const { db } = world.casework.desk
    const files = version('alone', 'hold')
    const compiled = compileFiles(files)
    const facts = createFactMemory({ service: compiled.policy.service, token: () => '' })
    const detectors = createDetectorSet({ text: null, files: NO_FILES, ages: AGES })
    const engine = createEngine({ policy: compiled, facts, detectors, counters: { seed: 1 } })
    const vault = createDecisionVault(db, () => false)
    const counters = createCounterWriter({ db, engine, loaded: 0, read: [], size: { packs: 0, bytes: 0 } })
    const [bad, good] = [nextId(world.now()), nextId(world.now())]
    const logged: Readonly<Record<string, unknown>>[] = []
    const packed: number[] = []
    let failing = 2
    let isAway = false
    const filed: string[] = []
    const metrics = createMetrics()
    const waiting = async () => (await metrics.observedWaiting.get()).values[0]?.value
    const turn = createObservedTurn({
      ...{ name: 'test', db, engine, now: world.now, opinions: null, metrics },
      casework: {
        follow: world.casework.follow,
        keepFiles: (event, decision) => {
          filed.push(event.id)
          return world.casework.keepFiles(event, decision)
        },
      },
      desk: createPolicyDesk({ compiled, files }, engine),
      life: { then: () => Promise.resolve(null) },
      counters: {
        pack: (counts, remembering, at) => {
          packed.push(at)
          return counters.pack(counts, remembering, at)
        },
      },
      opened: {
        seal: (row) => {
          if (isAway) throw new DatabaseFault('unavailable', null, new Error('away'))
          if (row.id === bad && failing-- > 0) throw new Error('Not this one.')
          return vault.seal(row)
        },
      },
      files: { receive: () => Promise.resolve() },
      log: (line) => logged.push(line),
    })
    const told = (id: string) => ({
      ...{ specversion: '1.0', id, source: 'https://chat.example', type: 'message.send' },
      time: new Date(world.now()).toISOString(),
      data: {
        ...{ organization: 'acme', actor: { id: `u-${id}`, kind: 'member' }, content: { text: 'MARKED' } },
        conversation: { id: 'c1', kind: 'direct' },
        audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
      },
    })
    const row = (decisionId: string, id: string) => {
      const event = told(id)
      const shared = { organization: 'acme', bodyHash: 'ab'.repeat(32), receivedAt: world.now() }
      return { ...shared, decisionId, source: event.source, eventId: id, event }
    }
    await observeEvents(db, [row(bad, 'bad'), row(good, 'good')])
    const caseOf = (id: string) => db.query('select from case_decision where decision = $1', [`dec_${id}`])
    expect(await turn()).toBe(false)
    await world.casework.settled('/v1/cases')
    expect(await findDecision(db, good)).toMatchObject({ effect: 'hold' })
    expect(await caseOf(good)).toHaveLength(1)
    expect(await findDecision(db, bad)).toBeNull()
    expect(logged).toMatchObject([{ decision: `dec_${bad}`, attempts: 1, retryAt: world.now() + 20_000 }])
    expect([await waiting(), new Set(filed)]).toEqual([1, new Set(['bad', 'good'])])
    /** As if so much time had passed for what waits. */
    const wait = (ms: number) =>
      db.query(`update observed_event set lease_until = lease_until - $1 * interval '1 ms'`, [ms])
    await wait(10_000)
    await turn()
    expect([logged.length, await waiting()]).toEqual([1, 1])
    await wait(10_000)
    await turn()
    expect(logged).toMatchObject([{}, { attempts: 2, retryAt: world.now() + 40_000 }])
    await wait(40_000)
    await turn()
    await world.casework.settled('/v1/cases')
    expect(await findDecision(db, bad)).toMatchObject({ effect: 'hold' })
    expect(await caseOf(bad)).toHaveLength(1)
    expect([packed.length, logged.length, await waiting()]).toEqual([2, 2, 0])
    // A database that is away is wrong with nobody's event.
    const late = nextId(world.now())
    await observeEvents(db, [row(late, 'late')])
    isAway = true
    await expect(turn()).rejects.toThrow(/away/)
    isAway = false
    await wait(10_000)
    await turn()
    expect(await findDecision(db, late)).toMatchObject({ effect: 'hold' })
    expect([packed.length, logged.length]).toEqual([3, 2])
  })
})
