/** A policy is changed while it is in force: by two people or by its folder, without a failed request, never by a bad one. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, type Inputs, replay as decideAgain } from '@goodstanding/engine'
import { EVENT_TYPES, type Decision } from '@goodstanding/model'
import { compileFiles, openBench, readEvent, readPolicyDirectory, SHIPPED_POLICY } from '@goodstanding/server'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventOf, type WireEvent } from './server/client.ts'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const APPS = 'service/j-unpermitted-apps.yaml'
const HOUR = 3_600_000
const folder = makeTestFolder()
const policyFolder = join(folder, 'policy')
const settings = { GOODSTANDING_DATA: join(folder, 'data'), GOODSTANDING_POLICY: policyFolder }

let server: LocalServer
const editors: string[] = []
beforeAll(async () => {
  cpSync(SHIPPED_POLICY, policyFolder, { recursive: true })
  server = await startServer(settings)
  const { body } = await server.ask('POST', '/v1/sign-in', { body: { token: server.running.signInToken } })
  const { token } = body as { token: string }
  for (const id of ['ed', 'li']) {
    const person = { id, name: id, email: `${id}@operator.example`, roles: ['policy-editor'] }
    await server.ask('POST', '/v1/staff', { token, body: person })
    const minted = await server.ask('POST', `/v1/staff/${id}/tokens`, { token })
    editors.push((minted.body as { token: string }).token)
  }
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await server.close()
  // The job that looks at the clock may have come by while it stood ahead.
  expect(server.logged.filter(({ message }) => !String(message).startsWith('The clock of'))).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

const versioned = (version: string) => fileOfShipped('policy.yaml').replace(/^version: .*$/m, `version: "${version}"`)
const apps = (change: string) =>
  fileOfShipped(APPS).replace('decide: block', `decide: ${change}`).replace('must: block', `must: ${change}`)
/** Replays what is recorded through changed files, as whoever publishes them must. */
const replay = (files: object) =>
  server.ask('POST', '/v1/policy/backtest', { token: editors[0] ?? null, body: { files } })
const publish = (editor: number, body: unknown) =>
  server.ask('POST', '/v1/policy/publish', { token: editors[editor] ?? null, body })
/** A call by an app that no register knows. */
const call = (app = 'unheard-of'): WireEvent =>
  eventOf('api.call', { app: { id: app }, actor: { id: app, kind: 'app' } })
const versionNow = async () => (await server.decide(call())).policy.version

/** Asks without a pause while `work` runs; every answer is a decision. Answers their versions, in order. */
async function versionsDuring(work: () => Promise<void>): Promise<readonly string[]> {
  const seen: string[] = []
  const asked = { over: false }
  const ask = async (): Promise<void> => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => server.ask('POST', '/v1/decisions', { body: call() })),
    )
    for (const { status, body } of answers) expect(status, JSON.stringify(body)).toBe(200)
    // Those that were asked together were decided in an order of the server's: a swap may lie between any two of them.
    const versions = answers.map(({ body }) => (body as Decision).policy.version)
    const latest = seen.at(-1) ?? versions[0]
    seen.push(...versions.filter((version) => version === latest), ...versions.filter((version) => version !== latest))
  }
  const asking = (async () => {
    while (!asked.over) await ask()
  })()
  await work()
  await new Promise((resolve) => setTimeout(resolve, 100))
  asked.over = true
  await asking
  // What was on its way when the work ended may have been decided before it.
  await ask()
  return seen.filter((version, at) => version !== seen[at - 1])
}

describe('a policy that two people publish', () => {
  it('waits for the second, then is in force between two decisions, and windows keep their counts', async () => {
    const invite = () => eventOf('contact.invite', { contact: { id: 'x-swap' } })
    for (let turn = 0; turn < 3; turn++) expect((await server.decide(invite())).effect).toBe('allow')
    const files = { 'policy.yaml': versioned('2026.11.2'), [APPS]: apps('hold') }
    await replay(files)
    expect(await publish(0, { files })).toMatchObject({
      status: 202,
      body: { status: 'awaiting-second', version: '2026.11.2' },
    })
    expect(await server.decide(call())).toMatchObject({ effect: 'block', policy: { version: '2026.11.1' } })
    expectProblem(await publish(0, { version: '2026.11.2' }), 403, 'policy.same-person')
    const versions = await versionsDuring(async () => {
      expect(await publish(1, { version: '2026.11.2' })).toMatchObject({ status: 200, body: { status: 'published' } })
    })
    expect(versions).toEqual(['2026.11.1', '2026.11.2'])
    expect(await server.decide(call())).toMatchObject({ effect: 'hold', policy: { version: '2026.11.2' } })
    expect(await server.decide(invite())).toMatchObject({ effect: 'block', policy: { version: '2026.11.2' } })
  })
  it('is still in force after a restart, and older decisions keep the version they were made by', async () => {
    const { id } = await server.decide(call())
    await server.close()
    server = await startServer(settings)
    expect(await versionNow()).toBe('2026.11.2')
    expect((await server.ask('GET', `/v1/decisions/${id}`)).body).toMatchObject({ policy: { version: '2026.11.2' } })
  })
  it('with a later date waits for it, told as upcoming', async () => {
    const effectiveFrom = new Date(Date.now() + HOUR).toISOString()
    const files = { 'policy.yaml': versioned('2026.12.1'), [APPS]: apps('flag') }
    await replay(files)
    await publish(0, { files, effectiveFrom })
    await publish(1, { version: '2026.12.1' })
    expect(await versionNow()).toBe('2026.11.2')
    const { body } = await server.ask('GET', '/v1/policy')
    expect(body).toMatchObject({
      version: '2026.11.2',
      upcoming: [{ version: '2026.12.1', effectiveFrom, status: 'published' }],
    })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * HOUR }) // for its own look of every second too
    await server.running.policy.follow(Date.now())
    expect(await server.decide(call())).toMatchObject({ effect: 'flag', policy: { version: '2026.12.1' } })
    vi.useRealTimers()
    await server.running.policy.follow(Date.now())
    expect(await versionNow()).toBe('2026.11.2')
  })
  it('is read by anyone, version by version, with what changed in words; a draft by nobody', async () => {
    const draft = { 'policy.yaml': versioned('2027.1.1'), [APPS]: apps('block') }
    await replay(draft)
    expect(await publish(0, { files: draft })).toMatchObject({ status: 202 })
    const read = async (path: string) => {
      const answer = await fetch(`${server.url}${path}`, { redirect: 'manual' })
      return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
    }
    const versions = await read('/policy/versions?lang=en')
    expect(versions.status).toBe(200)
    const listed = [...versions.text.matchAll(/id="v-([^"]+)"/g)].map(([, version]) => version)
    expect(listed).toEqual(['2026.12.1', '2026.11.2', '2026.11.1'])
    expect(versions.text).toMatch(/An upcoming version · in force from \d{4}-\d\d-\d\d on/)
    expect(versions.text).toContain('>service.j</a> changed: changed rule ')
    expect(versions.text).toContain('The first version.')
    expect((await read('/policy/versions?lang=zh')).text).toMatch(/即将生效的版本 · 将自 .* 起生效[\s\S]*改动规则 /)

    expect(await read('/policy/2026.11.2')).toMatchObject({ status: 302, to: '/policy' })
    const past = await read('/policy/2026.11.1?lang=en')
    expect(past.text).toContain('An earlier version')
    expect(past.text).toContain('This is not the version in force.')
    const [before, now] = [past.text, (await read('/policy?lang=en')).text].map(
      (page) => /id="service\.j"[\s\S]*?<\/article>/.exec(page)?.[0],
    )
    expect(before).toContain('→ <span lang="en">blocked')
    expect(now).toContain('→ <span lang="en">held until a person decides')
    expect((await read('/policy/2027.1.1')).status).toBe(404)
    expect((await read('/policy/no-such')).status).toBe(404)
    expect((await read('/policy?lang=en')).text).toContain('href="/policy/versions"')
  })

  it('never takes a version that stands for something else or is published already, nor one that nobody drafted', async () => {
    for (const files of [{ 'policy.yaml': versioned('2026.11.2'), [APPS]: apps('flag') }, {}])
      expectProblem(await publish(0, { files }), 409, 'policy.version-taken', '/files/policy.yaml')
    expectProblem(await publish(1, { version: '1999.1' }), 404, 'policy.unknown')
  })
})

describe('the examples of a policy', () => {
  it('leave what services stated under the same names as it is', async () => {
    const rule = { id: 'r1', clause: 'conduct.i', on: ['message.send'], words: ['zanzibar'], effect: 'hold' }
    const rules = [{ ...rule, reason: 'R.' }]
    const northwind = { name: 'Northwind', kind: 'company', country: 'GB', domains: [], rules }
    await server.put('organizations/northwind', northwind)
    const say = () =>
      server.decide(eventOf('message.send', { organization: 'northwind', content: { text: 'zanzibar' } }))
    expect(await say()).toMatchObject({ effect: 'hold' })
    const tried = await server.ask('POST', '/v1/policy/test', { token: editors[0] ?? null, body: {} })
    expect(tried.body).toMatchObject({ ok: true, failures: [] })
    expect(await say()).toMatchObject({ effect: 'hold' })
    await server.remove('organizations/northwind')
  })
})

describe('a draft that is not ready to act', () => {
  const NEW_RULE =
    'rules:\n  - name: every-call\n    on: [api.call]\n    when: "event.app.id == \'never\'"\n    decide: flag\n'
  const withRule = (mode: string) =>
    apps('hold').replace(
      'rules:\n',
      `${NEW_RULE}    mode: ${mode}\n    confidence: 0.5\n    why: { en: "Never.", zh: "从不。" }\n`,
    )
  const draftOf = (version: string, file: string) => ({ 'policy.yaml': versioned(version), [APPS]: file })
  const reworded = (confidence: string) => apps('block').replace('confidence: 0.95', `confidence: ${confidence}`)
  /** By the second person, who has read that the version of a later day changes the same file. */
  const agree = (version: string, more: object = {}) => publish(1, { version, base: '2026.12.1', ...more })
  const gatesOf = async (files: object) => {
    const { body } = await server.ask('POST', '/v1/policy/gates', { token: editors[0] ?? null, body: { files } })
    return (body as { gates: readonly { kind: string; isMet: boolean }[] }).gates.flatMap(({ kind, isMet }) =>
      isMet ? [] : [kind],
    )
  }

  it('is refused by the server: with examples that break, never replayed, or with a rule that nobody watched', async () => {
    const untried = draftOf('2027.5.1', reworded('0.93'))
    const refused = await publish(0, { files: untried })
    expectProblem(refused, 422, 'activation.gates', '/files')
    expect(JSON.stringify(refused.body)).toContain('POST /v1/policy/backtest')
    const breaking = draftOf('2027.5.2', apps('hold').replace('must: hold', 'must: flag'))
    await replay(breaking)
    expect(await gatesOf(breaking)).toEqual(['examples'])
    expectProblem(await publish(0, { files: breaking }), 422, 'activation.gates')
    const unwatched = draftOf('2027.5.3', withRule('on'))
    await replay(unwatched)
    expect(await gatesOf(unwatched)).toEqual(['watched'])
    expectProblem(await publish(0, { files: unwatched }), 422, 'activation.gates')
  })

  it('is no better for a replay of events that the editor brought, or of a few', async () => {
    const files = draftOf('2027.5.4', reworded('0.92'))
    const token = editors[0] ?? null
    await server.ask('POST', '/v1/policy/backtest', { token, body: { files, events: [call()] } })
    await server.ask('POST', '/v1/policy/backtest', { token, body: { files, limit: 1 } })
    expect(await gatesOf(files)).toEqual(['backtest'])
  })

  it('osprey#81, #163: waits for a day of watching, which only time gives, and for nothing when it goes back', async () => {
    const watching = draftOf('2027.5.5', withRule('watch'))
    await replay(watching)
    expect(await publish(0, { files: watching })).toMatchObject({ status: 202 })
    expect(await agree('2027.5.5')).toMatchObject({ status: 200 })
    const acting = draftOf('2027.5.6', withRule('on'))
    await replay(acting)
    expect(await gatesOf(acting)).toEqual(['watched'])
    for (const [version, file] of [
      ['2027.5.7', withRule('off')],
      ['2027.5.8', apps('hold')],
    ] as const) {
      expect(await gatesOf(draftOf(version, file)), version).toEqual([])
    }
    expect(await publish(0, { files: draftOf('2027.5.7', withRule('off')) })).toMatchObject({ status: 202 })
    expectProblem(await publish(0, { version: '2027.5.7' }), 403, 'policy.same-person')
    expect(await agree('2027.5.7')).toMatchObject({ status: 200 })
  })

  it('acts at once in an emergency, when both people say why, and never with examples that break', async () => {
    const files = draftOf('2027.5.9', withRule('on'))
    const [why, whyToo] = ['An attack runs against this call since noon.', 'Seen too; the calls come from one app.']
    const breaking = draftOf('2027.5.2', apps('hold').replace('must: hold', 'must: flag'))
    expectProblem(await publish(0, { files: breaking, emergency: why }), 422, 'activation.gates')
    expectProblem(await publish(0, { files, emergency: '   ' }), 422, 'body.invalid')
    expect(JSON.stringify((await publish(0, { files })).body)).toContain('In an emergency')
    expect(await publish(0, { files, emergency: why })).toMatchObject({ status: 202 })
    expectProblem(await publish(0, { version: '2027.5.9', emergency: why }), 403, 'policy.same-person')
    expectProblem(await publish(1, { version: '2027.5.9' }), 422, 'activation.gates')
    expect(await agree('2027.5.9', { emergency: whyToo })).toMatchObject({ status: 200 })
    const { body } = await server.ask('GET', '/v1/policy/versions', { token: editors[0] ?? null })
    expect((body as { items: readonly object[] }).items).toContainEqual(
      expect.objectContaining({
        version: '2027.5.9',
        emergencies: [expect.objectContaining({ reason: why }), expect.objectContaining({ reason: whyToo })],
      }),
    )
    const back = draftOf('2027.5.11', withRule('off'))
    expect(await publish(0, { files: back })).toMatchObject({ status: 202 })
    expect(await agree('2027.5.11')).toMatchObject({ status: 200 })
  })

  it('was ready when it was drafted, and is not when another version came in force meanwhile', async () => {
    const files = draftOf('2027.6.1', reworded('0.94'))
    await replay(files)
    expect(await publish(0, { files })).toMatchObject({ status: 202 })
    await publish(0, { files: draftOf('2027.6.2', withRule('watch')) })
    expect(await agree('2027.6.2')).toMatchObject({ status: 200 })
    const late = await agree('2027.6.1')
    expectProblem(late, 422, 'activation.gates')
    expect(JSON.stringify(late.body)).toContain('2027.6.2 is in force now')
  })
})

describe('a bad policy', () => {
  const broken = {
    'conduct/j-unsolicited-messages.yaml': fileOfShipped('conduct/j-unsolicited-messages.yaml').replace(
      'decide: hold',
      'decide: hodl',
    ),
  }
  it('osprey manage.md: is refused with file, line and the nearest known name, wherever it comes from', async () => {
    for (const answer of [
      await server.ask('POST', '/v1/policy/check', { body: { files: broken } }),
      await publish(0, { files: { 'policy.yaml': versioned('2027.1.1'), ...broken } }),
      await server.ask('POST', '/v1/policy/backtest', { body: { files: broken } }),
    ]) {
      expectProblem(answer, 422, 'policy.invalid', '/files/conduct~1j-unsolicited-messages.yaml')
      const { problems } = answer.body as { problems: unknown[] }
      expect(problems).toContainEqual({
        file: 'conduct/j-unsolicited-messages.yaml',
        line: expect.any(Number),
        column: expect.any(Number),
        message: expect.stringContaining('hodl'),
        hint: expect.stringContaining('hold'),
      })
    }
    const unknown = { [APPS]: apps('block').replace(/when: .*/, `when: sise(event.app.id) > 1`) }
    const answer = await server.ask('POST', '/v1/policy/check', { body: { files: unknown } })
    expect(answer.status).toBe(422)
    expect((answer.body as { problems: unknown[] }).problems).toContainEqual({
      file: APPS,
      line: expect.any(Number),
      column: expect.any(Number),
      message: expect.stringContaining('Unknown function `sise`'),
      hint: expect.stringContaining('size'),
    })
  })
  it('never replaces a good one: the folder may be broken, decisions go on', async () => {
    const before = await versionNow()
    const path = join(policyFolder, 'conduct/j-unsolicited-messages.yaml')
    const good = readFileSync(path, 'utf8')
    for (const text of [
      broken['conduct/j-unsolicited-messages.yaml'],
      '{',
      'a: [',
      good.replace('when: "', 'when: "nothing.known + '),
    ]) {
      writeFileSync(path, text)
      const versions = await versionsDuring(() =>
        expect(server.running.reload()).rejects.toThrow(/j-unsolicited-messages\.yaml:\d+:\d+/),
      )
      expect(versions).toEqual([before])
    }
    writeFileSync(path, good)
  })
})

describe('a folder that was changed', () => {
  it('is read again without a failed request, under a version of its own', async () => {
    const before = await versionNow()
    writeFileSync(
      join(policyFolder, 'policy.yaml'),
      versioned('2027.2.1').replace(/^effectiveFrom: .*$/m, `effectiveFrom: ${new Date().toISOString()}`),
    )
    const versions = await versionsDuring(() => server.running.reload())
    expect(versions).toEqual([before, '2027.2.1'])
    writeFileSync(join(policyFolder, APPS), apps('hold'))
    await server.running.reload()
    const { effect, policy } = await server.decide(call())
    expect([effect, policy.version]).toEqual(['hold', expect.stringMatching(/^2027\.2\.1\+[0-9a-f]{8}$/)])
  })
  it('is taken back when it is changed back, and stays so; a version of its own follows an edit', async () => {
    const effectNow = async () => (await server.decide(call('back-and-forth'))).effect
    const changeTo = async (text: string) => {
      writeFileSync(join(policyFolder, APPS), text)
      await server.running.reload()
      const effect = await effectNow()
      await server.running.policy.follow(Date.now())
      expect(await effectNow()).toBe(effect)
      return effect
    }
    const original = readFileSync(join(policyFolder, APPS), 'utf8')
    expect(await changeTo(apps('flag'))).toBe('flag')
    expect(await changeTo(apps('block'))).toBe('block')
    expect(await changeTo(apps('flag'))).toBe('flag')
    const version = await versionNow()
    await server.running.reload()
    expect(await versionNow()).toBe(version)
    expect(await changeTo(original)).toBe('hold')
    const head = readFileSync(join(policyFolder, 'policy.yaml'), 'utf8')
    writeFileSync(join(policyFolder, 'policy.yaml'), head.replace(/^version: .*$/m, 'version: "2027.2.2"'))
    expect(await changeTo(apps('block'))).toBe('block')
    expect(await versionNow()).toBe('2027.2.2')
  })
  it('waits for its day, also without a new version', async () => {
    const path = join(policyFolder, 'policy.yaml')
    const head = readFileSync(path, 'utf8')
    const before = await versionNow()
    const day = new Date(Date.now() + HOUR).toISOString()
    writeFileSync(path, head.replace(/^effectiveFrom: .*$/m, `effectiveFrom: ${day}`))
    await server.running.reload()
    expect(await versionNow()).toBe(before)
    const upcoming = async () =>
      ((await server.ask('GET', '/v1/policy')).body as { upcoming: { effectiveFrom: string }[] }).upcoming.filter(
        ({ effectiveFrom }) => effectiveFrom === day,
      )
    expect(await upcoming()).toEqual([
      { version: expect.stringMatching(/^2027\.2\.2\+[0-9a-f]{8}$/), effectiveFrom: day, status: 'published' },
    ])
    writeFileSync(path, head)
    await server.running.reload()
    expect(await upcoming()).toEqual([])
    expect(await versionNow()).toBe(before)
  })
  it('osprey#81: may hold a rule in watch mode: recorded, counted, never acting; or switched off', async () => {
    const moded = (mode: string) => apps('block').replace('confidence: 0.95', `confidence: 0.95\n    mode: ${mode}`)
    writeFileSync(join(policyFolder, APPS), moded('watch'))
    await server.running.reload()
    const watched = await server.decide(call('seldom'))
    expect(watched).toMatchObject({ effect: 'allow', findings: [] })
    const { body } = await server.ask('GET', `/v1/decisions/${watched.id}`)
    expect(body).toMatchObject({ explanation: { watch: [{ clause: 'service.j', rule: 'unapproved-app-calls' }] } })
    expect(JSON.stringify(body)).toContain('unapproved-app-calls would have said block. The rule only watches')
    const metrics = await server.ask('GET', '/metrics')
    expect(metrics.body).toContain(
      'goodstanding_findings_total{clause="service.j",rule="unapproved-app-calls",mode="watch"} 1',
    )
    writeFileSync(join(policyFolder, APPS), moded('off'))
    await server.running.reload()
    const off = (await server.ask('GET', `/v1/decisions/${(await server.decide(call('seldom'))).id}`)).body
    expect(off).toMatchObject({ effect: 'allow' })
    expect(JSON.stringify(off)).not.toContain('unapproved-app-calls')
  })
})

describe('a backtest', () => {
  const events = [call(), call(), eventOf('directory.read'), { not: 'an event' }]
  it('osprey#208, #164: says what would change, by effect, clause and rule, with samples, and records nothing', async () => {
    const files = { 'policy.yaml': versioned('2027.9.1'), [APPS]: apps('flag') }
    const { body } = await server.ask('POST', '/v1/policy/backtest', { body: { files, events } })
    expect(body).toMatchObject({
      to: '2027.9.1',
      events: 3,
      unreadable: 1,
      before: { allow: 3 },
      after: { flag: 2, allow: 1 },
      changes: [{ from: 'allow', to: 'flag', count: 2 }],
      clauses: [{ clause: 'service.j', before: 0, after: 2 }],
      rules: [
        {
          clause: 'service.j',
          rule: 'unapproved-app-calls',
          before: 0,
          after: 2,
          samples: [{ only: 'after' }, { only: 'after' }],
        },
      ],
    })
    const recorded = await server.ask('POST', '/v1/policy/backtest', { body: { files, limit: 50 } })
    expect(recorded.body).toMatchObject({
      events: 50,
      unreadable: 0,
      changes: expect.arrayContaining([expect.anything()]),
    })
  })
})

describe('a stored decision', () => {
  it('is made again, the same, from what was recorded with it', async () => {
    const texts = ['You are a worthless idiot', 'Please log in at https://g00dstanding.example/x', '加我微信，刷单日结']
    const events = [
      ...texts.map((text) =>
        eventOf('message.send', { audience: { kind: 'person', relation: 'stranger' }, content: { text } }),
      ),
      ...Array.from({ length: 4 }, () => eventOf('contact.invite', { contact: { id: 'x-replay' } })),
      eventOf('directory.import', {
        rows: [
          { kind: 'member', person: { id: 'p', name: 'A' } },
          { kind: 'member', person: { id: 'q', email: 'q@mail.example' } },
        ],
      }),
      eventOf('file.upload', { file: { name: 'a.pdf.exe', mediaType: 'application/pdf' } }),
      eventOf('organization.register', { subject: { name: 'National Bank of Officialdom' } }),
      eventOf('session.start', { session: { id: 's', attestation: { verdict: 'tampered' } } }),
    ]
    const compiled = compileFiles(server.running.policy.files())
    let acted = 0
    for (const event of events) {
      const { id } = await server.decide(event)
      const { body } = await server.ask('GET', `/v1/decisions/${id}`)
      const {
        explanation,
        event: kept,
        ...decision
      } = body as Decision & { explanation: { inputs?: Inputs }; event: unknown }
      if (explanation.inputs === undefined) continue
      const again = decideAgain(compiled, readEvent(kept, Date.now()), explanation.inputs, id)
      expect(again).toEqual({ ...decision, case: again.case })
      acted += Number(decision.effect !== 'allow')
    }
    expect(acted).toBeGreaterThan(5)
  })
})

describe('deciding machinery that fails', () => {
  it('answers what the policy says for the type, marked, whatever fails', async () => {
    const compiled = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))
    const bench = await openBench(compiled.policy)
    const sound = bench.detectors()
    const fail = (): never => {
      throw new Error('out of order')
    }
    const detectors = { ...sound, readers: sound.readers.map((reader) => ({ ...reader, read: fail })) }
    const engine = createEngine({ policy: compiled, facts: bench.facts, detectors })
    for (const type of EVENT_TYPES) {
      const { decision, durable } = engine.decide(readEvent(eventOf(type), Date.now()), 'dec_x')
      if (decision.degraded !== true) continue // no detector reads this type
      expect(durable, type).toBe(true)
      expect(['allow', 'hold', 'block'].indexOf(decision.effect), type).toBeGreaterThanOrEqual(
        compiled.policy.onFailure(type) === 'hold' ? 1 : 0,
      )
    }
    expect(engine.stats().degraded).toBeGreaterThan(15)
  })
})

function fileOfShipped(name: string): string {
  return readFileSync(join(SHIPPED_POLICY, name), 'utf8')
}
