/** What was kept because a scanner was away is checked again when it is back. The scanner is a real one. */
import { createHash, randomUUID } from 'node:crypto'
import { createDetectorSet, createEngine, createFactMemory } from '@goodstanding/engine'
import { appendDecisions } from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'
import { findClamd, openTestClamd, PATTERN, type TestClamd } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { testPolicyWith } from '../casework/open-test-policy.ts'
import { createFileDesk, type FileDesk } from '../decide/file-desk.ts'
import { rowOf } from '../decide/row-of-decision.ts'
import { createMetrics, type Metrics } from '../http/metrics.ts'
import { readEvent } from '../http/read-event.ts'
import { compileFiles, createPolicyDesk } from '../policy/policy-desk.ts'
import { createClamdScanner } from '../scan/clamd.ts'
import { createDecisionVault } from '../vault/decision-vault.ts'
import { createCheckTurn } from './check-again.ts'

const program = findClamd()
const MINUTE = 60_000
const AGES = {
  fallback: { floor: 0, consent: 16, source: 'test', from: '', verified: false },
  countries: new Map<string, never>(),
}
const malware = (which: string): string =>
  `[{ name: marked, on: [file.upload], when: "file.malware && event.file.name ${which} 'sealed.txt'", decide: block, confidence: 0.9, why: { en: Malware., zh: 病毒。 } }]`

/** The sample policy, by which uploads wait where they could not be checked, and malware is blocked. */
function policyFiles(): ReadonlyMap<string, string> {
  const files = new Map(testPolicyWith(undefined))
  const edit = (file: string, from: RegExp, to: string): void => {
    const text = files.get(file) ?? ''
    expect(text).toMatch(from)
    files.set(file, text.replace(from, to))
  }
  edit('policy.yaml', /^onFailure: .*$/m, 'onFailure: { default: allow, file.upload: hold }')
  edit('conduct/i-harassment.yaml', /^rules: .*$/m, `rules: ${malware('!=')}`)
  edit('content/m-children.yaml', /^rules: .*$/m, `rules: ${malware('==')}`)
  return files
}

describe.skipIf(program === null)('what a scanner could not look at (Debian: clamav-daemon)', () => {
  let daemon: TestClamd
  let world: TestCasework
  let files: FileDesk
  let metrics: Metrics
  let turn: () => Promise<boolean>
  let decideEvent: (event: Event, value: unknown) => Promise<Decision>
  let mei: string
  let hook: string
  beforeAll(async () => {
    daemon = await openTestClamd(program ?? '')
    world = await openTestCasework()
    mei = await world.staff('mei', 'moderator')
    const admin = await world.staff('root', 'installation-admin')
    hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
    const { db, newId } = world.casework.desk
    const { recentFiles: recent } = world
    const scanner = createClamdScanner({ place: { kind: 'socket', path: daemon.socket }, patienceMs: 300 })
    files = createFileDesk({ db, scanner, pictures: null, classifier: null, hear: null, looker: null, recent })
    const compiled = compileFiles(policyFiles())
    const facts = createFactMemory({ service: compiled.policy.service, token: () => '' })
    const detectors = createDetectorSet({ text: null, files: files.shelf, ages: AGES })
    const engine = createEngine({ policy: compiled, facts, detectors, counters: { seed: 1 } })
    const vault = createDecisionVault(db, () => false)
    metrics = createMetrics()
    decideEvent = async (event, value) => {
      const id = newId(world.now())
      await files.receive(event, world.now())
      const made = engine.decide(event, `dec_${id}`, world.now())
      const followed = world.casework.follow(event, made.decision)
      const evaluation = { ...made, decision: followed?.decision ?? made.decision }
      await world.casework.keepFiles(event, evaluation.decision)
      const about = { event, value, evaluation, policy: compiled, id, bodyHash: 'ab'.repeat(32) }
      await appendDecisions(db, [await vault.seal(rowOf({ ...about, now: world.now(), observed: false }))])
      await followed?.write()
      await world.casework.settled('/v1/cases')
      return evaluation.decision
    }
    turn = createCheckTurn({
      ...{ name: 'test', db, engine, files, opinions: null, metrics, now: world.now },
      casework: world.casework,
      desk: createPolicyDesk({ compiled, files: policyFiles() }, engine),
      life: { then: () => Promise.resolve(null) },
      log: (line) => {
        throw new Error(JSON.stringify(line))
      },
    })
  }, MINUTE)
  beforeEach(() => daemon.goOn())
  afterAll(async () => {
    await world.close()
    await daemon.close()
  })

  const uploadOf = (actor: string, file: object): Promise<Decision> => {
    const value = {
      ...{ specversion: '1.0', id: randomUUID(), source: 'https://chat.example', type: 'file.upload' },
      time: new Date(world.now()).toISOString(),
      data: { organization: 'acme', actor: { id: actor, kind: 'member' }, file },
    }
    return decideEvent(readEvent(value, world.now()), value)
  }
  const upload = (actor: string, text: string, name = 'a.txt'): Promise<Decision> =>
    uploadOf(actor, { name, size: text.length, data: Buffer.from(text).toString('base64') })
  const read = async (id: string | null) => (await world.call(mei, 'GET', `/v1/cases/${id}`)).body
  /** The effect or hold that each was told of, oldest first. */
  const told = (actor: string): Promise<readonly object[]> =>
    world.casework.desk.db.query(
      `select type, body -> 'data' ->> 'decision' as decision from webhook_delivery
       where subscription = $1 and subject_key = $2 and type like 'hold.%' order by id`,
      [hook, `account/${actor}`],
    )
  const released = ({ id }: Decision) => ({ type: 'hold.released', decision: id })
  const counted = async (outcome: string): Promise<number> =>
    (await metrics.checkedAgain.get()).values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0
  /** Moves the clock and takes one turn, as the product does. */
  const after = async (minutes: number): Promise<void> => {
    await world.pass(minutes * MINUTE)
    await turn()
  }

  it('goes on by itself when the scanner finds nothing, and nobody has to decide its case', async () => {
    daemon.hang()
    const [first, second] = [await upload('una', 'The plan'), await upload('una', 'The other plan')]
    expect(first).toMatchObject({ effect: 'hold', degraded: true, findings: [] })
    daemon.goOn()
    await turn() // not due yet
    expect(await told('una')).toEqual([])
    await after(1)
    expect(await told('una')).toEqual([released(first), released(second)])
    const found = await read(first.case)
    expect(found).toMatchObject({
      status: 'decided',
      decision: { by: 'machine', outcome: { kind: 'no-violation' } },
      checks: [{ cleared: [first.id, second.id], found: [] }],
      findings: [{ decision: first.id }, { decision: second.id }],
    })
    const log = await world.call(await world.staff('aud', 'auditor'), 'GET', '/v1/audit/entries?limit=50')
    expect(log.body['items']).toContainEqual(
      expect.objectContaining({
        entry: expect.objectContaining({ act: 'case.check', by: 'machine', object: `case/${first.case}` }),
      }),
    )
    // No person's judgement is in it.
    const lead = await world.staff('lea', 'senior')
    expect((await world.call(lead, 'POST', '/v1/second-reviews/draw', { size: 100 })).body['reviews']).toEqual([])
    // The next outage opens a case of its own.
    daemon.hang()
    expect((await upload('una', 'A third plan')).case).not.toBe(first.case)
  })

  it('waits on when something is found in it, under its clause, while the rest goes on', async () => {
    daemon.hang()
    const clean = await upload('uwe', 'The minutes')
    const bad = await upload('uwe', `a letter with ${PATTERN} in it`)
    daemon.goOn()
    await after(1)
    expect(await told('uwe')).toEqual([released(clean)])
    const found = await read(clean.case)
    expect(found).toMatchObject({
      status: 'open',
      clauses: ['conduct.i'],
      severity: 3,
      checks: [{ cleared: [clean.id], found: [bad.id] }],
      findings: [{ clause: 'conduct.i', rule: 'marked', decision: bad.id }],
    })
    await after(20) // it is found once
    expect(await read(clean.case)).toMatchObject({ checks: [{}] })
    const body = {
      ...{ outcome: 'violation', clause: 'conduct.i', reason: 'Malware.', facts: 'Malware.' },
      actions: [{ type: 'warn' }],
    }
    expect((await world.call(mei, 'POST', `/v1/cases/${clean.case}/decide`, body)).status).toBe(200)
    expect(await told('uwe')).toEqual([released(clean), { type: 'hold.rejected', decision: bad.id }])
  })

  it.each(['into', 'from'] as const)(
    'is all that a case was about, once what was merged %s it has left it',
    async (way) => {
      daemon.hang()
      const held = await upload(`udo-${way}`, `The draft ${way}`)
      const own = String(held.case)
      const about = { about: { account: `ugl-${way}` }, clause: 'conduct.i', text: 'x' }
      const external = world.member('x-ext', 'acme', 'external')
      const reported: string = (await world.call(external, 'POST', '/v1/reports', about)).body['case']
      const [from, into] = way === 'into' ? [reported, own] : [own, reported]
      const hands = { reason: 'One person behind both.' }
      expect((await world.call(mei, 'POST', `/v1/cases/${from}/merge`, { ...hands, into })).status).toBe(200)
      daemon.goOn()
      await after(1)
      expect(await read(into)).toMatchObject({ status: 'open', findings: [], reports: [{}] })
      expect((await world.call(mei, 'POST', `/v1/cases/${from}/unmerge`, hands)).status).toBe(200)
      expect(await read(own)).toMatchObject({
        ...{ status: 'decided', decision: { by: 'machine' }, findings: [{ decision: held.id }] },
      })
      expect(await read(reported)).toMatchObject({ status: 'open', findings: [], reports: [{}] })
    },
  )

  it('is shown to nobody when what is found is sealed', async () => {
    daemon.hang()
    const sealed = await upload('ugo', `${PATTERN} sealed`, 'sealed.txt')
    const evidence = async () => (await world.call(mei, 'GET', `/v1/cases/${sealed.case}/evidence`)).body['findings']
    expect(await evidence()).toMatchObject([{ decision: sealed.id, event: { type: 'file.upload' } }])
    daemon.goOn()
    await after(1)
    expect(await read(sealed.case)).toMatchObject({ clauses: ['content.m'], findings: [{ decision: sealed.id }] })
    const [found] = await evidence()
    expect(found).toMatchObject({ decision: sealed.id, display: 'sealed' })
    expect(found).not.toHaveProperty('event')
  })

  it('is tried ever more seldom while the scanner is away, a few at a time, and all the same goes on in the end', async () => {
    daemon.hang()
    const held = []
    for (let at = 0; at < 5; at += 1) held.push(await upload('uli', `Page ${at}`))
    const before = await counted('failed')
    await after(1)
    expect(await counted('failed')).toBe(before + 3)
    await after(1) // the two that had no turn
    expect(await counted('failed')).toBe(before + 5)
    await after(1) // put off for longer
    expect(await counted('failed')).toBe(before + 5)
    await after(1)
    expect(await counted('failed')).toBe(before + 8)
    daemon.goOn()
    await after(15)
    expect(await told('uli')).toEqual(held.slice(3).map(released))
    await after(1)
    expect(await told('uli')).toEqual([...held.slice(3), ...held.slice(0, 3)].map(released))
    expect(await read(held[0]?.case ?? null)).toMatchObject({ status: 'decided' })
  })

  it('is found by its hash where its bytes came before, and stays for a person where they are gone', async () => {
    daemon.hang()
    const bytes = Buffer.from('Figures of the quarter')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await files.put(sha256, { bytes, name: 'q.txt', mediaType: null }, world.now())
    const kept = await uploadOf('ute', { name: 'q.txt', size: bytes.length, sha256 })
    world.recentFiles.drop(sha256)
    const gone = await uploadOf('uri', { name: 'q.txt', size: bytes.length, sha256 })
    expect([kept, gone]).toMatchObject([{ effect: 'hold' }, { effect: 'hold' }])
    daemon.goOn()
    await world.casework.desk.db.query(
      `update job set due = due + interval '1 s' where kind = 'case.check' and key = $1`,
      [kept.case],
    )
    await after(1)
    expect(await counted('left')).toBe(1)
    await after(1)
    expect(await told('ute')).toEqual([released(kept)])
    await after(20)
    expect(await told('uri')).toEqual([])
    expect(await read(gone.case)).toMatchObject({ status: 'open', checks: [] })
  })

  it('is no more than a few at a time over all cases, and none waits for long once the scanner is back', async () => {
    daemon.hang()
    const held = []
    for (let at = 0; at < 12; at += 1) held.push(await upload(`many-${at}`, `Letter ${at}`))
    const before = await counted('failed')
    await after(1)
    expect(await counted('failed')).toBe(before + 3)
    daemon.goOn()
    await turn() // those that had no turn yet
    await after(2)
    while (await turn());
    for (const [at, one] of held.entries()) expect(await told(`many-${at}`)).toEqual([released(one)])
  })

  it('is left alone once somebody has decided its case', async () => {
    daemon.hang()
    const kept = await upload('uta', 'The offer')
    const body = { outcome: 'no-violation', reason: 'I know it.' }
    expect((await world.call(mei, 'POST', `/v1/cases/${kept.case}/decide`, body)).status).toBe(200)
    daemon.goOn()
    await after(1)
    expect(await told('uta')).toEqual([released(kept)])
    expect(await read(kept.case)).toMatchObject({ decision: { by: 'mei' }, checks: [] })
  })
})
