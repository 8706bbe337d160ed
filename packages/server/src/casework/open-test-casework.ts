/** For tests: casework on a real database behind the real HTTP edge, with a clock that a test moves and a small policy. */
import {
  type Author,
  createDetectorSet,
  createEngine,
  createFactMemory,
  type EventKey,
  NO_FILES,
} from '@goodstanding/engine'
import { addServiceToken, createIdSource, ensurePartitions } from '@goodstanding/ledger'
import type { PolicyFiles } from '@goodstanding/policy'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import type { FastifyInstance } from 'fastify'
import { type Access, openAccess } from '../access/open-access.ts'
import type { OidcConfig } from '../access/read-oidc-config.ts'
import { mintMemberToken } from '../access/read-member-token.ts'
import { makeIdentityTokens } from '../access/identity-keys.ts'
import { hashToken } from '../access/read-secrets.ts'
import type { Scanner } from '../scan/clamd.ts'
import { createRecentFiles, type RecentFiles } from '../decide/recent-files.ts'
import { createFactBook } from '../facts/fact-book.ts'
import { createFactFeed } from '../facts/fact-feed.ts'
import { createApp } from '../http/app.ts'
import { registerConsoleOperatingRoutes } from '../http/console-operating-routes.ts'
import { registerOrganizationRoutes } from '../http/console-organization-routes.ts'
import { registerFactRoutes } from '../http/fact-routes.ts'
import { registerRehearsalRoute } from '../http/casework/rehearsal-routes.ts'
import { registerQueueRoutes } from '../http/casework/queue-routes.ts'
import { createMetrics } from '../http/metrics.ts'
import { type OutgoingMail, queueMail } from '../mail/queue-mail.ts'
import { compileFiles, createPolicyDesk, overlay } from '../policy/policy-desk.ts'
import { openTestVault } from '../vault/open-test-vault.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import type { DomainNet } from './verification/prove-domain.ts'
import { type Casework, createCasework, registerCaseworkRoutes } from './index.ts'
import { registerTestDecisions, registerTestFiles } from './open-test-decisions.ts'
import { testPolicyWith } from './open-test-policy.ts'

export type TestCasework = {
  readonly casework: Casework
  readonly app: FastifyInstance
  /** What several nodes share. */
  readonly shared: Shared
  readonly access: Access
  /** Where bytes lie that came lately. */
  readonly recentFiles: RecentFiles
  /** Moves the clock on, and does what is then due. */
  readonly pass: (ms: number) => Promise<void>
  readonly now: () => number
  readonly call: (
    who: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
  ) => Promise<Answered>
  /** A member's, administrator's or external contact's token. */
  readonly member: (id: string, organization: string, role?: 'member' | 'admin' | 'external') => string
  readonly staff: (id: string, ...roles: string[]) => Promise<string>
  readonly service: string
  readonly send: (actor: string, text: string, more?: Readonly<Record<string, unknown>>) => Promise<Answered>
  /** Decides an event of any type by `actor` in acme. */
  readonly decide: (type: string, actor: string, data: Readonly<Record<string, unknown>>) => Promise<Answered>
  /** Puts another policy in force on this node. */
  readonly putPolicy: (files: PolicyFiles) => void
  /** Starts casework anew on the same database, as after a crash. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

// biome-ignore lint: tests read answers freely
export type Answered = { readonly status: number; readonly body: Readonly<Record<string, any>> } // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely

const AGES = {
  fallback: { floor: 0, consent: 16, source: 'test', from: '', verified: false },
  countries: new Map<string, never>(),
}

const KEY = 'test-installation-key'
const SERVICE = 'gst_test-service-token-of-all-scopes'

type Shared = {
  readonly database: TestDatabase
  readonly clock: { at: number }
  /** One for all nodes, so that ids sort by when they were made. */
  readonly newId: ReturnType<typeof createIdSource>
}

export type TestSettings = {
  /** Another node on the same database, by the same clock, which closes before that one. */
  readonly beside?: TestCasework
  /** When its clock begins; now, unless it is said. */
  readonly startsAt?: number
  readonly oidc?: OidcConfig | null
  readonly outgoingMail?: OutgoingMail | null
  /** What may fail in a minute from one network address; anything without it. */
  readonly addressLimit?: number
  readonly domains?: DomainNet
  /** What the bytes of files in evidence may take. */
  readonly mostEvidenceBytes?: number
  /** Who scans documents; null: nobody. */
  readonly scanner?: Scanner | null
  /** How precise rules must be, as policy.yaml says it: `{ precision: 0.9, judged: 4, over: P30D }`; no floor is asked without it. */
  readonly floor?: string
  /** Who sent what was plainly allowed, as a node remembers it. */
  readonly authorOf?: (event: EventKey) => Author | null | Promise<Author | null>
}

function log(line: Readonly<Record<string, unknown>>): void {
  if (line['level'] === 'error') process.stderr.write(`${JSON.stringify(line)}\n`)
}

const UNLIMITED = { rateLimit: null, tokenGraceMs: 0, publicUrl: null, tellDoor: () => undefined } as const

type Asking = {
  readonly who: string | null
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body: unknown
}

async function askApp(app: FastifyInstance, { who, method, url, body }: Asking): Promise<Answered> {
  const answer = await app.inject({
    method,
    url,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: isJson ? answer.json() : {} }
}

async function addTestService(db: VaultDb, id: string, createdAt: number): Promise<void> {
  const tokenHash = hashToken(SERVICE)
  await addServiceToken(db, { id, name: 'test', tokenHash, scopes: ['all'], createdAt, expiresAt: null })
}

/** Throws when the row of a case shows another thing than the database reads out of its state, as an older product had it do. */
async function refuseMisread(db: VaultDb): Promise<void> {
  const wordsIn = (text: string): string =>
    `(select array_agg(distinct word order by word) from string_to_table(${text}, ' ') as word where word <> '')`
  const rows = await db.query<{ readonly id: string }>(
    `select id from case_view
     where shown_version is distinct from stream_version
        or deadline is distinct from (state ->> 'deadline')::bigint
        or source is distinct from case_source(state)
        or ${wordsIn('words')} is distinct from ${wordsIn('case_words(id, organization, clauses, state)')}
        or outcome is distinct from state -> 'decision' -> 'outcome' ->> 'kind'
        or is_escalated is distinct from coalesce(json_typeof(state -> 'forSenior') = 'object', false)`,
  )
  if (rows.length > 0)
    throw new Error(`Rows that show another case than their state: ${rows.map(({ id }) => id).join(', ')}`)
}

function createTestDecide(call: TestCasework['call'], now: () => number, prefix: string): TestCasework['decide'] {
  let events = 0
  return (type, actor, data) => {
    events += 1
    return call(SERVICE, 'POST', '/v1/decisions', {
      specversion: '1.0',
      id: `${prefix}-${events}`,
      source: 'https://chat.example',
      type,
      time: new Date(now()).toISOString(),
      data: { organization: 'acme', actor: { id: actor, kind: 'member' }, ...data },
    })
  }
}

export async function openTestCasework(settings: TestSettings = {}): Promise<TestCasework> {
  const { oidc = null, outgoingMail = null, domains, authorOf = () => null, mostEvidenceBytes = Infinity } = settings
  const shared = settings.beside?.shared ?? {
    database: await openTestDatabase(),
    clock: { at: settings.startsAt ?? Date.now() },
    newId: createIdSource(),
  }
  const { database, clock, newId } = shared
  const now = (): number => clock.at
  const db = await openTestVault(database.db, now)
  const files = testPolicyWith(settings.floor)
  const compiled = compileFiles(files)
  const token = makeIdentityTokens({ identityKey: 'identity-key', identityKeysAfter: [] })
  const memory = createFactMemory({ service: compiled.policy.service, token })
  const engine = createEngine({
    policy: compiled,
    facts: memory,
    detectors: createDetectorSet({ text: null, files: NO_FILES, ages: AGES }),
    counters: { seed: 1 },
  })
  const policyDesk = createPolicyDesk({ compiled, files }, engine)
  await ensurePartitions(db, now(), 12)
  if (settings.beside === undefined) await addTestService(db, newId(now()), now())
  const recentFiles = createRecentFiles({ mostBytes: 1_000_000_000 })
  const parts = {
    db,
    people: database.people,
    memory,
    factFeed: createFactFeed({ db, memory, read: { position: 0, readAt: Date.now() } }),
    policy: policyDesk.current,
    putRuleModes: policyDesk.putModes,
    now,
    newId,
    installationKey: KEY,
    recentFiles,
    mostEvidenceBytes,
    privateWebhooks: true,
    outgoingMail,
    authorOf,
    ...(domains === undefined ? {} : { domains }),
  }
  let casework = await createCasework(parts)
  const access = openAccess({
    db,
    newId,
    run: (work) => casework.desk.run(work),
    invite: (unit, id) => queueMail(casework.desk, unit, { kind: 'invitation', recipient: `staff/${id}`, about: id }),
    now,
    memberTokenKey: KEY,
    addressLimit: settings.addressLimit ?? null,
    ...UNLIMITED,
    oidc,
    installationKey: KEY,
    log,
    knowAdministrator: (organization, person) => casework.knowAdministrator(organization, person),
  })
  const desk = access.identities
  const build = async (): Promise<FastifyInstance> => {
    const { authenticator, door } = access
    const { isBehind } = casework
    const keys = { db, secret: KEY }
    const app = await createApp({ keys, authenticator, door, metrics: createMetrics(), log, now, isBehind })
    const { factFeed: feed, policy } = parts
    const facts = createFactBook({ db, feed, policy, token, stated: casework.stated })
    registerFactRoutes(app, { facts, db, now })
    registerOrganizationRoutes(app, { casework, facts, now })
    casework.auditCalls(app)
    registerCaseworkRoutes(app, casework)
    await access.register(app)
    registerConsoleOperatingRoutes(app, { casework, members: { ignored: () => [] }, retentionDays: 90 })
    registerQueueRoutes(app, { desk: casework.desk, identities: desk, forget: access.authenticator.forget })
    await registerTestFiles(app, { db, casework, scanner: settings.scanner ?? null, recent: recentFiles, now })
    registerRehearsalRoute(app, {
      casework,
      candidate: (asked) => Promise.resolve(overlay(policyDesk.files(), asked.files)),
    })
    registerTestDecisions(app, { db, engine, casework, policy: policyDesk.current, now, newId, installationKey: KEY })
    return app
  }
  let app = await build()
  const call: TestCasework['call'] = (who, method, url, body) => askApp(app, { who, method, url, body })
  const decide = createTestDecide(call, now, settings.beside === undefined ? 'm' : newId(now()))
  return {
    access,
    shared,
    putPolicy: (changed) => {
      policyDesk.swap(compileFiles(changed), changed)
    },
    decide,
    recentFiles,
    get casework() {
      return casework
    },
    get app() {
      return app
    },
    now,
    call,
    service: SERVICE,
    pass: async (ms) => {
      clock.at += ms
      while (await casework.runDue());
    },
    member: (id, organization, role = 'member') =>
      mintMemberToken(KEY, { id, organization, role }, { now: now(), ttlSeconds: 600 }),
    staff: async (id, ...roles) => {
      const known = await desk.findStaff(id).catch(() => null) // who is not there yet is added
      const changing = { by: 'test', ifMatch: known?.version ?? null }
      await desk.putStaff({ id, name: id, email: `${id}@operator.example`, roles }, changing, now())
      return (await desk.mintStaffToken(id, 'test', now())).token
    },
    send: (actor, text, more = {}) =>
      decide('message.send', actor, {
        conversation: { id: 'c1', kind: 'direct' },
        audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
        content: { text },
        ...more,
      }),
    restart: async () => {
      await casework.close()
      await app.close()
      casework = await createCasework(parts)
      app = await build()
    },
    close: async () => {
      await casework.close()
      await app.close()
      if (settings.beside === undefined) await refuseMisread(db).finally(database.close)
    },
  }
}
