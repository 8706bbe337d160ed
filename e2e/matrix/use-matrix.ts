/** A homeserver, the connector and Goodstanding together, for the tests of one file; and what people do there. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, readConfig, type Started, startMatrix } from '@goodstanding/connectors/matrix'
import { createGoodstanding, type Goodstanding, type NewDecision } from '@goodstanding/sdk'
import { freePort, makeDataFolder, makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect } from 'vitest'
import { must } from '../pages/seed-traffic.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from '../server/start-server.ts'
import { findSynapse } from './find-synapse.ts'
import { type MatrixPerson, openSynapse, type Said, type TestSynapse } from './open-synapse.ts'

export const found = await findSynapse()

const SCOPES = ['decisions', 'events', 'facts', 'standing', 'reports', 'notices', 'member-tokens', 'webhooks']
const SECRET = 'a-secret-of-the-tests-0123456789'
type Logged = { readonly level: string; readonly what: string; readonly [more: string]: unknown }

export type World = {
  readonly synapse: TestSynapse
  readonly steward: MatrixPerson
  readonly people: Readonly<Record<'li' | 'mei' | 'omar' | 'bo' | 'cy', MatrixPerson>>
  readonly service: Goodstanding
  readonly senior: Goodstanding
  readonly logged: Logged[]
  readonly config: Config
  readonly connector: () => Started
  readonly restartConnector: (more?: Partial<Config>) => Promise<void>
  readonly stopGoodstanding: () => Promise<void>
  readonly startGoodstanding: () => Promise<void>
}

let world: World | null = null

/** The world of the file whose tests run. */
export function theWorld(): World {
  if (world === null) throw new Error('No world is open: call useMatrix() at the top of the file.')
  return world
}

/** Opens a world before the tests of the file that calls it, and closes it behind them. */
export function useMatrix(): void {
  let close: () => Promise<void> = () => Promise.resolve()
  beforeAll(async () => {
    if (found.kind === 'missing') return
    ;[world, close] = await openWorld(found.python)
  }, 240_000)
  afterAll(async () => {
    world = null
    await close()
  })
}

async function openWorld(python: string): Promise<[World, () => Promise<void>]> {
  const [port, connectorPort] = [await freePort(), await freePort()]
  const data = await makeDataFolder()
  const folder = makeTestFolder()
  const settings = { PORT: String(port), GOODSTANDING_DATA: data, GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' }
  const connectorUrl = `http://127.0.0.1:${connectorPort}`
  const starting = startServer(settings)
  const synapse = await openSynapse({ python, connector: { url: connectorUrl, secret: SECRET } })
  let server = await starting
  const names = ['li', 'mei', 'omar', 'beta-bo', 'beta-cy'] as const
  const steward = await synapse.register('steward', true)
  const [li, mei, omar, bo, cy] = await Promise.all(names.map((name) => synapse.register(name)))
  const logged: Logged[] = []
  const { senior, token } = await hire(server)
  const goodstanding = { url: server.url, token }
  const config = configOf({ folder, synapse, steward, goodstanding, port: connectorPort })
  const log = (level: string, what: string, more = {}): void => {
    logged.push({ level, what, ...more })
  }
  let connector = await startMatrix(config, log)
  const service = createGoodstanding({ url: server.url, token: SERVICE_TOKEN })
  must(
    await service.people.put('@ada:acme.test', { organization: 'acme', kind: 'member', name: 'Ada', roles: ['admin'] }),
  )
  const opened: World = {
    ...{ synapse, steward, service, senior, logged, config },
    people: { li: li!, mei: mei!, omar: omar!, bo: bo!, cy: cy! },
    connector: () => connector,
    restartConnector: async (more = {}) => {
      await connector.close()
      connector = await startMatrix({ ...config, ...more }, log)
    },
    stopGoodstanding: () => server.close(),
    startGoodstanding: async () => {
      server = await startServer(settings)
    },
  }
  const end = async (): Promise<void> => {
    await connector.close()
    await Promise.all([synapse.close(), server.close()])
    for (const each of [data, folder]) rmSync(each, { recursive: true, force: true })
  }
  await until('the webhook', () => Promise.resolve(logged.some(({ what }) => what.startsWith('Subscribed')) || null))
  return [opened, end]
}

type Configuring = {
  readonly folder: string
  readonly synapse: TestSynapse
  readonly steward: MatrixPerson
  readonly goodstanding: { readonly url: string; readonly token: string }
  readonly port: number
}

function configOf({ folder, synapse, steward, goodstanding, port }: Configuring): Config {
  const read = readConfig(
    JSON.stringify({
      listen: { port },
      // On a busy machine an answer takes longer, and whoever waits for it in a test sees all of it.
      timeoutMs: 8_000,
      data: join(folder, 'connector'),
      organizations: [
        { id: 'beta', users: ['@beta-.*'] },
        { id: 'acme', servers: ['acme.test'] },
      ],
      ownAccounts: ['@notices:acme.test'],
      notices: 'server-notice',
      reports: { everySeconds: 1, clauses: [{ match: '^spam', clause: 'conduct.j' }] },
    }),
    {
      GOODSTANDING_URL: goodstanding.url,
      GOODSTANDING_SERVICE_TOKEN: goodstanding.token,
      SYNAPSE_URL: synapse.url,
      SYNAPSE_TOKEN: steward.token,
      MATRIX_CONNECTOR_SECRET: SECRET,
    },
  )
  if (!read.ok) throw new Error(read.mistakes.join('\n'))
  return read.config
}

/** Asks the connector as the module does. */
export const askConnector = (callback: string, body: unknown, secret = SECRET): Promise<Response> =>
  fetch(`${theWorld().connector().url}/api/synapse/${callback}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** What comes true a little later. */
export async function until<Value>(what: string, look: () => Promise<Value | null>): Promise<Value> {
  for (let tried = 0; tried < 300; tried++) {
    const seen = await look()
    if (seen !== null) return seen
    await sleep(100)
  }
  const errors = world?.synapse
    .log()
    .split('\n')
    .filter((line) => /notice|Error|Traceback/.test(line))
    .slice(-40)
  throw new Error(
    [`${what} did not come.`, JSON.stringify(world?.logged.slice(-10), null, 1), ...(errors ?? [])].join('\n'),
  )
}

/** What a connector's token may do, as its README says; and somebody who decides. */
async function hire({ url, running }: LocalServer): Promise<{ readonly senior: Goodstanding; readonly token: string }> {
  const anybody = createGoodstanding({ url })
  const body = { token: running.signInToken }
  const { token } = must(await anybody.ask<{ token: string }>('POST', '/v1/sign-in', { body }))
  const root = createGoodstanding({ url, token })
  const staff = { id: 'sen', name: 'Sen Ito', email: 'sen@operator.example', roles: ['moderator', 'senior'] }
  must(await root.ask('POST', '/v1/staff', { body: staff }))
  const made = must(await root.ask<{ token: string }>('POST', '/v1/staff/sen/tokens', { body: {} }))
  const own = must(
    await root.ask<{ token: string }>('POST', '/v1/service-tokens', { body: { name: 'matrix', scopes: SCOPES } }),
  )
  return { senior: createGoodstanding({ url, token: made.token }), token: own.token }
}

/** Decides a case, claimed first. */
export async function decideCase(id: string, decision: NewDecision) {
  const claimed = must(await theWorld().senior.cases.claim(id))
  return must(await theWorld().senior.cases.decide(id, { ...decision, ifMatch: claimed.version }))
}

/** A room of some people, all of them in it. */
export async function roomOf(maker: MatrixPerson, ...others: readonly MatrixPerson[]): Promise<string> {
  const invite = others.map(({ id }) => id)
  const made = await maker.ask('POST', '/_matrix/client/v3/createRoom', { preset: 'private_chat', invite })
  expect(made, JSON.stringify(made.body)).toMatchObject({ status: 200 })
  const room = String(made.body['room_id'])
  for (const other of others) {
    const joined = await other.ask('POST', `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/join`, {})
    expect(joined, JSON.stringify(joined.body)).toMatchObject({ status: 200 })
  }
  return room
}

let serial = 0
export function sendTo(room: string, sender: MatrixPerson, content: object | string): Promise<Said> {
  serial += 1
  const body = typeof content === 'string' ? { msgtype: 'm.text', body: content } : content
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/t${serial}`
  return sender.ask('PUT', path, body)
}

export const link = (shown: string, target: string, before = '') => ({
  msgtype: 'm.text',
  body: `${before}${shown}`,
  format: 'org.matrix.custom.html',
  formatted_body: `${before}<a href="${target}">${shown}</a>`,
})

/** What somebody sees in a room, oldest first: bodies, null where one was removed. */
export async function seenIn(room: string, reader: MatrixPerson): Promise<readonly (string | null)[]> {
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=50`
  const { body } = await reader.ask('GET', path)
  const events = body['chunk'] as { type: string; content: { body?: string } }[]
  return events
    .filter(({ type }) => type === 'm.room.message')
    .map(({ content }) => content.body ?? null)
    .toReversed()
}

/** What somebody was told by the server or by an account, oldest first: they take the invitation to its room, and read it. */
export async function toldTo(person: MatrixPerson, by = '@notices:acme.test'): Promise<readonly string[]> {
  const { body } = await person.ask('GET', '/_matrix/client/v3/sync?timeout=0')
  const rooms = (body['rooms'] ?? {}) as Rooms
  for (const room of Object.keys(rooms.invite ?? {}))
    await person.ask('POST', `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/join`, {})
  return Object.values(rooms.join ?? {}).flatMap(({ timeline }) =>
    timeline.events.flatMap(({ sender, content }) =>
      sender === by && content.body !== undefined ? [content.body] : [],
    ),
  )
}
type Rooms = {
  readonly invite?: Readonly<Record<string, unknown>>
  readonly join?: Readonly<Record<string, { readonly timeline: { readonly events: readonly TimelineEvent[] } }>>
}
type TimelineEvent = { readonly sender: string; readonly content: { readonly body?: string } }
