/**
 * A decision names its case before the case is written: whoever reads afterwards finds it there, and a kill -9 between the two
 * loses neither.
 */
import { rmSync } from 'node:fs'
import type { Decision } from '@goodstanding/model'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askOnceReady, type Client, eventOf, type WireEvent } from './server/client.ts'
import { type SpawnedServer, spawnServer } from './server/spawn-server.ts'

const ROUNDS = 3
/** Events of a batch, and batches at once: more than one transaction writes the cases of. */
const MANY = 150
const BATCHES = 6
const MINUTES = 60_000

const folder = makeTestFolder()
let server: SpawnedServer
let staff: string
beforeAll(async () => {
  server = await spawnServer({ GOODSTANDING_DATA: folder })
  const token = new URL(String(server.ready['signIn'])).searchParams.get('token')
  const root = (await server.ask('POST', '/v1/sign-in', { body: { token } })).body as { token: string }
  const person = { id: 'sofia', name: 'Sofia', email: 'sofia@operator.example', roles: ['senior'] }
  await server.ask('POST', '/v1/staff', { token: root.token, body: person })
  staff = ((await server.ask('POST', '/v1/staff/sofia/tokens', { token: root.token })).body as { token: string }).token
})
afterAll(async () => {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

/** Held for a person under a clause that limits nobody by itself; an organization each, or the same text in many would be. */
const deceptive = (actor: string): WireEvent =>
  eventOf('message.send', {
    organization: `of-${actor}`,
    actor: { id: actor, kind: 'member' },
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
    content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
  })
const actors = (round: string) => Array.from({ length: MANY }, (_, at) => `${round}-${at}`)
const batches = (round: string) => Array.from({ length: BATCHES }, (_, at) => actors(`${round}-${at}`).map(deceptive))

async function expectCases(client: Client, decisions: readonly Decision[]): Promise<void> {
  const found = await Promise.all(
    decisions.map(async (decision) => ({
      decision,
      answer: await askOnceReady(client, `/v1/cases/${String(decision.case)}`, staff),
    })),
  )
  for (const { decision, answer } of found) {
    expect(answer.status, decision.id).toBe(200)
    const { findings } = answer.body as { readonly findings: readonly { readonly decision: string }[] }
    expect(findings.map((finding) => finding.decision)).toContain(decision.id)
  }
}

describe('the case that an answer names', () => {
  it('is there for whoever asks next, in the queue too, and says what was found', async () => {
    await Promise.all(
      batches('read').map(async (batch) => {
        const decisions = await server.decideAll(batch)
        expect(decisions.map(({ effect }) => effect)).toEqual(decisions.map(() => 'hold'))
        await expectCases(server, decisions.slice(-3))
      }),
    )
    const [last] = await server.decideAll(actors('listed').map(deceptive))
    const listed = await server.ask('GET', `/v1/cases?subject=account/listed-0`, { token: staff })
    expect(listed.body).toMatchObject({ items: [{ id: last?.case }] })
  })

  it(`is there after the server was killed as it answered, ${ROUNDS} times`, { timeout: 3 * MINUTES }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      // The cases of many are written first; then that transaction rests, so that what is answered next has none yet.
      const many = await server.decideAll(actors(`kill-${round}`).map(deceptive))
      const last = await server.decideAll([deceptive(`last-${round}`)])
      await new Promise((resolve) => setTimeout(resolve, round * 15))
      await server.end('SIGKILL')
      server = await spawnServer({ GOODSTANDING_DATA: folder })
      await expectCases(server, [...many, ...last])
    }
  })
})
