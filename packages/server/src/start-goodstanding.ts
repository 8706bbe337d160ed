/**
 * The composition root: configuration -> a running server. Opens the ledger, reads the policy, fills facts and counters, listens.
 * Everything acknowledged before a crash is there again after this returns.
 */
import type { AddressInfo } from 'node:net'
import {
  createDetectorSet,
  createEngine,
  createFactMemory,
  createRecentAuthors,
  createRecentKeys,
  type DetectorSet,
  type DetectText,
  type Engine,
  type FactMemory,
} from '@goodstanding/engine'
import {
  createIdSource,
  type Db,
  ensurePartitions,
  loadAllFacts,
  migrate,
  type OpenDatabase,
  openDatabase,
} from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { openAccess } from './access/open-access.ts'
import { makeIdentityTokens, rekeyIdentities } from './access/identity-keys.ts'
import { openSecrets, type Secrets } from './access/read-secrets.ts'
import type { Config } from './config.ts'
import { isSealedDecision } from './casework/evidence/sealed-material.ts'
import { createCasework, registerCaseworkRoutes } from './casework/index.ts'
import { closeInOrder } from './close-in-order.ts'
import { createAllowCounts } from './decide/allow-counts.ts'
import { createCounterWriter, restoreCounters } from './decide/counter-writer.ts'
import { createDecider } from './decide/create-decider.ts'
import { createFileDesk } from './decide/file-desk.ts'
import { type OpenDecisionStore, openDecisionStore } from './decide/open-decision-store.ts'
import { createFactBook } from './facts/fact-book.ts'
import { registerFileRoutes } from './facts/file-routes.ts'
import { createApp } from './http/app.ts'
import { registerQueueRoutes } from './http/casework/queue-routes.ts'
import { registerDecisionRoutes } from './http/decision-routes.ts'
import { createHotRoad } from './http/hot-road.ts'
import { registerFactRoutes } from './http/fact-routes.ts'
import { registerRehearsalRoute } from './http/casework/rehearsal-routes.ts'
import { createResolver } from './net/guarded-lookup.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { type OperatingParts, registerOperatingRoutes } from './http/operating-routes.ts'
import { registerNameRoutes } from './http/name-routes.ts'
import { registerPages } from './http/register-pages.ts'
import { registerPolicyRoutes } from './http/policy-routes.ts'
import { registerSignalRoutes } from './http/signal-routes.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { createOpinionDesk, type OpinionDesk } from './opinion/opinion-desk.ts'
import { openMail, outgoingMailOf } from './mail/open-mail.ts'
import { queueMail } from './mail/queue-mail.ts'
import { createPolicyDesk, type PolicyDesk } from './policy/policy-desk.ts'
import { createPolicyLife, type PolicyLife } from './policy/policy-life.ts'
import { openPolicy } from './policy/open-policy.ts'
import { createRecentFiles } from './decide/recent-files.ts'
import { createTraceHash, createTracesOf } from './casework/finding/find-linked.ts'
import { createClamdScanner } from './scan/clamd.ts'
import { createPictureClassifier } from './scan/picture-classifier.ts'
import { createPictureHasher } from './scan/picture-hasher.ts'
import { openKeyring } from './vault/read-keyring.ts'
import { openVault } from './vault/open-vault.ts'
import { createShippedDetectors, readShippedNames, type ShippedDetectors } from './shipped.ts'

const COUNTERS_KEPT_MS = 400 * 86_400_000
/** As long as an upload may wait for the scanner. */
const SCANNED_WITHIN_MS = 10_000

export type LogLine = Readonly<Record<string, unknown>>

export type Running = {
  readonly url: string
  /** The token of the configuration, or the one made at first start. */
  readonly serviceToken: string
  readonly signInToken: string
  readonly app: FastifyInstance
  readonly db: Db
  readonly policy: PolicyLife
  /** Where mail is received, `host:port`; null: nowhere. */
  readonly mail: string | null
  /** Reads the policy's folder again and swaps it in; refuses in words and keeps the old one when it has problems. */
  readonly reload: () => Promise<void>
  /** Lets running requests end, stores what is left, stops the database that is ours. Bounded: see `LeftBehind`. */
  readonly close: () => Promise<void>
}

/**
 * Starts everything. Throws in words what keeps it from starting, and leaves nothing running then. `detectText`: reads texts
 * in place of the detector that ships; null: that one.
 */
export async function startGoodstanding(
  config: Config,
  log: (line: LogLine) => void,
  detectText: DetectText | null = null,
): Promise<Running> {
  const database = await openDatabase({ url: config.databaseUrl, dataDirectory: config.dataDirectory })
  try {
    await migrate(database.db)
    return await compose(config, database, { log, detectText })
  } catch (fault) {
    await database.close()
    throw fault
  }
}

type Facts = {
  readonly memory: FactMemory
  readonly position: number
  readonly token: ReturnType<typeof makeIdentityTokens>
}

async function fillFacts(
  db: Db,
  secrets: Secrets,
  service: { names: readonly string[]; domains: readonly string[] },
): Promise<Facts> {
  const token = makeIdentityTokens(secrets)
  const memory = createFactMemory({ service, protectedNames: await readShippedNames(), token })
  const { position } = await loadAllFacts(db, (facts) => {
    for (const { kind, key, body } of facts) memory.apply({ kind, id: key, body })
  })
  return { memory, position, token }
}

/** Who looks at the bytes of files, each where it is there. */
function lookersOf({ clamd, pictureModel }: Config) {
  return {
    scanner: clamd === null ? null : createClamdScanner({ place: clamd, patienceMs: SCANNED_WITHIN_MS }),
    pictures: createPictureHasher(),
    classifier: pictureModel === null ? null : createPictureClassifier(),
  }
}

type Shelves = { readonly files: ReturnType<typeof createFileDesk>; readonly opinions: OpinionDesk | null }

function detectorsOf({ ages }: ShippedDetectors, { files, opinions }: Shelves, text: DetectText): () => DetectorSet {
  const given = opinions === null ? {} : { opinions: opinions.shelf }
  return () => createDetectorSet({ text, files: files.shelf, ages, ...given })
}

type Asking = {
  readonly detect: DetectText
  readonly policy: PolicyDesk['current']
  readonly metrics: Metrics
  readonly log: (line: LogLine) => void
}

function opinionsOf({ opinion }: Config, { metrics, ...asking }: Asking): OpinionDesk | null {
  if (opinion === null) return null
  return createOpinionDesk({ config: opinion, ...asking, tell: (outcome) => metrics.opinions.inc({ outcome }) })
}

/** How casework reaches outside. */
function outwardOf({ mail, privateWebhooks, dnsServers }: Config) {
  const domains = { resolver: createResolver(dnsServers), private: 'refused', filePort: null } as const
  return { outgoingMail: outgoingMailOf(mail), privateWebhooks, domains }
}

type BookHooks = Pick<Parameters<typeof createFactBook>[0], 'policy' | 'personStated'>

function bookOf(db: Db, { memory, token }: Facts, hooks: BookHooks): ReturnType<typeof createFactBook> {
  return createFactBook({ db, memory, token, ...hooks })
}

type Given = { readonly log: (line: LogLine) => void; readonly detectText: DetectText | null }

async function compose(config: Config, database: OpenDatabase, { log, detectText }: Given): Promise<Running> {
  const now = Date.now
  const db = await openVault({ db: database.db, keyring: await openKeyring(config.dataDirectory, config.keys), now })
  const newId = createIdSource()
  const secrets = await openSecrets(config.dataDirectory, db, now())
  await rekeyIdentities(db, secrets, now())
  const shipped = await createShippedDetectors()
  const metrics = createMetrics()
  const base = { db, now, newId, log, metrics }
  const first = await openPolicy(db, config.policyDirectory, now())
  const facts = await fillFacts(db, secrets, first.compiled.policy.service)
  const lookers = lookersOf(config)
  const recentFiles = createRecentFiles({ mostBytes: config.fileMemoryBytes })
  const files = createFileDesk({ db, ...lookers, recent: recentFiles })
  const detect = detectText ?? shipped.text.detect
  const opinions = opinionsOf(config, { detect, policy: () => desk.current(), metrics, log })
  const detectors = detectorsOf(shipped, { files, opinions }, detect)
  const engine = createEngine({
    policy: first.compiled,
    facts: facts.memory,
    detectors: detectors(),
    counters: { seed: secrets.hashSeed },
  })
  const restored = await restoreCounters(db, engine, now() - COUNTERS_KEPT_MS)
  await ensurePartitions(db, now(), 1)
  const desk = createPolicyDesk(first, engine)
  const tracesOf = createTracesOf(createTraceHash(secrets.installationKey))
  const opened = await openDecisionStore(db, (row) => isSealedDecision(desk.current().policy, row), tracesOf)
  const counters = createCounterWriter({ db, engine, ...restored })
  const allows = createAllowCounts(Math.random)
  const authors = createRecentAuthors({ seed: secrets.hashSeed })
  const casework = await createCasework({
    ...base,
    authorOf: authors.find,
    people: database.people,
    recentFiles,
    mostEvidenceBytes: config.evidenceFileBytes,
    memory: facts.memory,
    policy: desk.current,
    putRuleModes: desk.putModes,
    ...outwardOf(config),
    installationKey: secrets.installationKey,
  })
  const decider = createDecider({
    ...base,
    follow: casework.follow,
    keepFiles: casework.keepFiles,
    engine: () => engine,
    policy: desk.current,
    store: opened.store,
    recent: createRecentKeys({ seed: secrets.hashSeed }),
    recentIds: createRecentKeys({ seed: secrets.hashSeed, keys: 250_000 }),
    authors,
    allows,
    files,
    opinions,
    counters,
  })
  const access = openAccess({
    ...base,
    run: casework.desk.run,
    invite: (unit, id) => queueMail(casework.desk, unit, { kind: 'invitation', recipient: `staff/${id}`, about: id }),
    memberTokenKey: secrets.memberTokenKey,
    rateLimit: config.rateLimit,
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    installationKey: secrets.installationKey,
    knowAdministrator: casework.knowAdministrator,
  })
  const { identities, authenticator } = access
  const life = createPolicyLife({ db, desk, bench: { facts: facts.memory, detectors, files } })
  await life.follow(now())
  const book = bookOf(db, facts, { policy: desk.current, personStated: casework.followPerson })
  const serviceToken = config.serviceToken ?? secrets.serviceToken
  await identities.knowServiceToken(serviceToken, config.serviceToken === null ? 'first start' : 'configuration', now())

  const hotRoad = createHotRoad({ authenticator, decider, metrics, log, now })
  const app = casework.auditCalls(await createApp({ keys: db, authenticator, metrics, log, now, hotRoad }))
  const shared = { ...base, casework, engine, desk, opened, facts, life, counters, allows, files, opinions }
  const jobs = startJobs({ ...shared, retentionDays: config.retentionDays })
  await registerDecisionRoutes(app, { decider, now, log })
  await registerFileRoutes(app, { files, now })
  await registerSignalRoutes(app, { text: shipped.text })
  registerNameRoutes(app, { facts: facts.memory })
  registerFactRoutes(app, { facts: book, now })
  await access.register(app)
  registerQueueRoutes(app, { desk: casework.desk, identities, forget: access.authenticator.forget })
  registerCaseworkRoutes(app, casework)
  await registerPages(app, { access, casework, decider, facts: book, life, retentionDays: config.retentionDays, now })
  registerPolicyRoutes(app, { life, now })
  registerRehearsalRoute(app, { casework, files: life.files })
  registerOperatingRoutes(app, operatingParts({ db, engine, desk, opened, metrics, secure: access.place.secure }))
  const url = (): string => config.publicUrl ?? urlOf(app.server.address(), config.host)
  const mail = await openMail(config.mail, {
    desk: casework.desk,
    files,
    guessLanguage: (text) => shipped.text.signalsOf(text, null).language,
    url,
    log,
  })
  await app.listen({ port: config.port, host: config.host })
  return {
    url: url(),
    serviceToken,
    signInToken: await identities.offerSignIn(now()),
    app,
    db,
    policy: life,
    mail: mail.listens,
    reload: async () => {
      const next = await openPolicy(db, config.policyDirectory, now())
      desk.swap(next.compiled, next.files)
    },
    close: () =>
      closeInOrder(
        [
          { part: 'mail', end: mail.close },
          { part: 'pictures', end: () => Promise.all([lookers.pictures.close(), lookers.classifier?.close()]) },
          { part: 'requests', end: () => app.close() },
          { part: 'jobs', end: jobs.stop },
          { part: 'casework', end: casework.close },
          { part: 'decisions', end: opened.close },
          { part: 'database', end: database.close },
        ],
        { withinMs: config.stopWithinSeconds * 1_000, log },
      ),
  }
}

type Operated = {
  readonly db: Db
  readonly engine: Engine
  readonly desk: PolicyDesk
  readonly opened: OpenDecisionStore
  readonly metrics: Metrics
  readonly secure: boolean
}

function operatingParts({ db, engine, desk, opened, metrics, secure }: Operated): OperatingParts {
  return {
    secure,
    metrics,
    policy: desk.current,
    lowered: desk.lowered,
    notReady: () =>
      db.query('select 1 as one').then(
        () => null,
        (fault: unknown) => `The database does not answer: ${String(fault)}`,
      ),
    refresh: () => {
      const stats = engine.stats().counters
      metrics.counterKeys.set(stats.records)
      metrics.counterEvictions.set(stats.evicted)
      metrics.waiting.set(opened.writer.queued())
      const lowered = [...desk.lowered().values()]
      for (const by of ['machine', 'people'] as const)
        metrics.rulesLowered.set({ by }, lowered.filter((rule) => rule.by === by).length)
      metrics.rulesBelowFloor.set(desk.alarmed())
      metrics.policy.reset()
      metrics.policy.set({ id: desk.current().policy.id, version: desk.current().policy.version }, 1)
    },
  }
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`
}
