/**
 * The composition root: configuration -> a running server. Opens the ledger, reads the policy, fills facts and counters, listens.
 * Everything acknowledged before a crash is there again after this returns.
 */
import type { AddressInfo } from 'node:net'
import { createEngine, createRecentAuthors, createWordHearer, type DetectText } from '@goodstanding/engine'
import {
  createIdSource,
  DatabaseRefusal,
  type Db,
  ensurePartitions,
  migrate,
  type OpenDatabase,
  openDatabase,
} from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { OURSELVES } from './access/door.ts'
import { openAccess } from './access/open-access.ts'
import { rekeyIdentities } from './access/identity-keys.ts'
import { openSecrets, type Secrets } from './access/read-secrets.ts'
import { GIVEN, tellGivenTokens } from './access/tell-given-tokens.ts'
import type { Config } from './config.ts'
import { isSealedDecision } from './casework/evidence/sealed-material.ts'
import { type Casework, createCasework, registerCaseworkRoutes } from './casework/index.ts'
import { closeInOrder } from './close-in-order.ts'
import { endingsOf } from './endings-of.ts'
import { detectorsOf, type Facts, fillFacts, lookersOf, opinionsOf, outwardOf } from './configured-parts.ts'
import { createAllowCounts } from './decide/allow-counts.ts'
import { createAuthorDesk } from './decide/author-desk.ts'
import { openCounters } from './decide/open-counters.ts'
import { createDecider } from './decide/create-decider.ts'
import { createFileDesk } from './decide/file-desk.ts'
import { openDecisionStore } from './decide/open-decision-store.ts'
import { createExchangeDesk } from './exchange/exchange-desk.ts'
import { createFactBook } from './facts/fact-book.ts'
import { registerFileRoutes } from './facts/file-routes.ts'
import { demandFreePort } from './net/free-port.ts'
import { createApp } from './http/app.ts'
import { registerQueueRoutes } from './http/casework/queue-routes.ts'
import { registerDecisionRoutes } from './http/decision-routes.ts'
import { createHotRoad } from './http/hot-road.ts'
import { lastAnswersOf } from './http/last-answers.ts'
import { registerFactRoutes } from './http/fact-routes.ts'
import { registerRehearsalRoute } from './http/casework/rehearsal-routes.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { createMemberWatch } from './http/member-watch.ts'
import { registerOperatingRoutes } from './http/operating-routes.ts'
import { registerNameRoutes } from './http/name-routes.ts'
import { registerPages } from './http/register-pages.ts'
import { registerPolicyRoutes } from './http/policy-routes.ts'
import { registerSignalRoutes } from './http/signal-routes.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { createFaultTeller } from './jobs/tell-faults.ts'
import { openMail } from './mail/open-mail.ts'
import { queueMail } from './mail/queue-mail.ts'
import { operatingParts } from './operating-parts.ts'
import { createPolicyDesk } from './policy/policy-desk.ts'
import { createPolicyLife, type PolicyLife } from './policy/policy-life.ts'
import { openPolicy } from './policy/open-policy.ts'
import { createRecentAllows } from './decide/recent-allows.ts'
import { createRecentFiles } from './decide/recent-files.ts'
import { createTraceHash, createTracesOf } from './casework/finding/find-linked.ts'
import { openKeyring } from './vault/read-keyring.ts'
import { demandUnwrapped, openVault } from './vault/open-vault.ts'
import { shareMemory, type Shares } from './share-memory.ts'
import { createShippedDetectors } from './shipped.ts'
import { unlessStopped } from './unless-stopped.ts'

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

/** How long the database of a start that is taken back may take to end. */
const TAKEN_BACK_WITHIN_MS = 9_000

/**
 * Starts everything. Throws in words what keeps it from starting, and leaves nothing running then. `detectText`: reads texts
 * in place of the detector that ships; null: that one. `stop`: takes the start back wherever it is; its reason is thrown.
 */
export async function startGoodstanding(
  config: Config,
  log: (line: LogLine) => void,
  detectText: DetectText | null = null,
  stop: AbortSignal | null = null,
): Promise<Running> {
  const { databaseUrl: url, dataDirectory } = config
  const tell = (fault: unknown): void => {
    const isNote = fault instanceof DatabaseRefusal && fault.kind === 'note'
    const message = isNote
      ? 'The note of who owns the data directory cannot be kept.'
      : 'PostgreSQL ended, and is tried again.'
    log({ level: 'error', message, fault: String(fault) })
  }
  const opening = openDatabase({ url, dataDirectory, tell, stop })
  // Of an external database nothing has to be taken back; our own ends what it began.
  const database = await (url === null ? opening : unlessStopped(stop, opening))
  try {
    return await unlessStopped(stop, startOn(config, database, { log, detectText, stop }))
  } catch (fault) {
    await database.close(stop?.aborted === true ? TAKEN_BACK_WITHIN_MS : undefined)
    throw fault
  }
}

async function startOn(config: Config, database: OpenDatabase, given: Given): Promise<Running> {
  await demandFreePort(config) // before seconds of work that would be in vain
  await migrate(database.db)
  return compose(config, database, { ...given, shares: shareMemory(config, given.log) })
}

type BookHooks = Pick<Parameters<typeof createFactBook>[0], 'policy' | 'stated'>

function bookOf(db: Db, { feed, token }: Facts, hooks: BookHooks): ReturnType<typeof createFactBook> {
  return createFactBook({ db, feed, token, ...hooks })
}

type Given = {
  readonly log: (line: LogLine) => void
  readonly detectText: DetectText | null
  readonly stop: AbortSignal | null
}

type Parts = Given & { readonly shares: Shares }

async function compose(config: Config, database: OpenDatabase, given: Parts): Promise<Running> {
  const { log, detectText, stop, shares } = given
  const now = (): number => Date.now()
  const { dataDirectory } = config
  const keyring = await openKeyring(dataDirectory, config.keys, () => demandUnwrapped(database.db))
  const db = await openVault({ db: database.db, keyring, now })
  const newId = createIdSource()
  const secrets = await openSecrets(dataDirectory, db, now(), log)
  await rekeyIdentities(db, secrets, now())
  const shipped = await createShippedDetectors()
  const metrics = createMetrics()
  const base = { db, now, newId, log, metrics }
  const first = await openPolicy(db, config.policyDirectory, now)
  const facts = await fillFacts(db, secrets, first.compiled.policy.service, log)
  const lookers = lookersOf(config, createFaultTeller(log, now))
  const recentFiles = createRecentFiles({ mostBytes: config.fileMemoryBytes })
  const detect = detectText ?? shipped.text.detect
  const files = createFileDesk({ db, ...lookers, hear: createWordHearer(detect), recent: recentFiles })
  const opinions = opinionsOf(config, { detect, policy: () => desk.current(), metrics, log })
  const detectors = detectorsOf(shipped, { files, opinions, sessions: shares.sessions }, detect)
  const engine = createEngine({
    policy: first.compiled,
    facts: facts.memory,
    detectors: detectors(),
    counters: { seed: secrets.hashSeed, maxBytes: shares.counterBytes },
  })
  const { counters, followCounters } = await openCounters({ db, engine, now })
  await ensurePartitions(db, now(), 1)
  const desk = createPolicyDesk(first, engine)
  const tracesOf = createTracesOf(createTraceHash(secrets.installationKey))
  const opened = await openDecisionStore(db, (row) => isSealedDecision(desk.current().policy, row), tracesOf)
  const allows = createAllowCounts(Math.random)
  const authors = createRecentAuthors({ seed: secrets.hashSeed })
  const authorDesk = await createAuthorDesk({ db, authors, now, newId })
  const casework = await createCasework({
    ...base,
    authorOf: authorDesk.find,
    people: database.people,
    recentFiles,
    mostEvidenceBytes: config.evidenceFileBytes,
    memory: facts.memory,
    factFeed: facts.feed,
    policy: desk.current,
    putRuleModes: desk.putModes,
    ...outwardOf(config),
    installationKey: secrets.installationKey,
    accessKey: secrets.accessKey,
  })
  const members = createMemberWatch(log)
  const decider = createDecider({
    ...base,
    members,
    follow: casework.follow,
    keepFiles: casework.keepFiles,
    engine: () => engine,
    policy: desk.current,
    store: opened.store,
    recent: createRecentAllows(secrets.hashSeed),
    authors,
    allows,
    files,
    opinions,
    counters,
  })
  const access = accessOf(config, { ...base, casework, secrets })
  const { identities, authenticator, door } = access
  const life = createPolicyLife({ db, desk, ...facts, files, detectors, now, log })
  await life.follow(now())
  const book = bookOf(db, facts, { policy: desk.current, stated: casework.stated })
  const serviceToken = config.serviceToken ?? secrets.serviceToken
  await identities.knowServiceToken(serviceToken, config.serviceToken === null ? GIVEN.drawn : GIVEN.configured, now())
  await tellGivenTokens(db, config.serviceToken, log)
  door.vouch(serviceToken, OURSELVES, now())

  const hotRoad = createHotRoad({ authenticator, decider, metrics, log, now })
  const { settled, isBehind } = casework
  const keys = { db, secret: secrets.installationKey }
  const { retentionDays, trustedProxies, stopWithinSeconds } = config
  const lastAnswers = lastAnswersOf(config)
  const { noteFault } = opened
  const asked = { authenticator, door, hotRoad, settled, isBehind, trustedProxies, lastAnswers, noteFault }
  const app = casework.auditCalls(await createApp({ ...base, keys, ...asked }))
  const exchange = config.exchange === null ? null : createExchangeDesk({ db, config: config.exchange, now, log })
  await exchange?.start(first.compiled.policy)
  const around = { ...base, exchange, authors: authorDesk, casework, facts, life, retentionDays }
  await registerDecisionRoutes(app, { decider, desk: casework.desk, now, log })
  await registerFileRoutes(app, { files, now })
  await registerSignalRoutes(app, { text: shipped.text })
  registerNameRoutes(app, { facts: facts.memory })
  registerFactRoutes(app, { facts: book, db, now })
  await access.register(app)
  registerQueueRoutes(app, { desk: casework.desk, identities, forget: access.authenticator.forget })
  registerCaseworkRoutes(app, casework)
  await registerPages(app, { access, casework, decider, facts: book, files, life, members, retentionDays, now })
  registerPolicyRoutes(app, { life, now })
  registerRehearsalRoute(app, { casework, candidate: life.candidate })
  registerOperatingRoutes(app, operatingParts({ db, casework, engine, desk, opened, metrics, access, lastAnswers }))
  const url = (): string => config.publicUrl ?? urlOf(app.server.address(), config.host)
  const signInToken = await identities.offerSignIn(now())
  stop?.throwIfAborted() // from here on something would have to be ended, and nothing asks the database any more
  const mail = await openMail(config.mail, {
    desk: casework.desk,
    files,
    guessLanguage: (text) => shipped.text.signalsOf(text, null).language,
    url,
    log,
  })
  const jobs = startJobs({ ...around, engine, desk, opened, counters, followCounters, allows, files, opinions })
  const opens = { mail, lookers, app, jobs, authorDesk, casework, opened }
  const within = { withinMs: stopWithinSeconds * 1_000, log }
  await app.listen({ port: config.port, host: config.host }).catch(async (fault: unknown) => {
    // Why it cannot listen is what is told, whatever else goes wrong; the database that all of it works on closes next.
    await closeInOrder(endingsOf(opens), within).catch(() => undefined)
    throw fault
  })
  return {
    url: url(),
    serviceToken,
    signInToken,
    app,
    db,
    policy: life,
    mail: mail.listens,
    reload: () => life.enter(() => openPolicy(db, config.policyDirectory, now)),
    close: async () => {
      await lastAnswers.drain()
      await closeInOrder([...endingsOf(opens), { part: 'database', end: database.close }], within)
    },
  }
}

type Entering = Pick<Parameters<typeof openAccess>[0], 'db' | 'now' | 'newId' | 'log'> & {
  readonly metrics: Metrics
  readonly casework: Casework
  readonly secrets: Secrets
}

/** Who may come in, and how. */
function accessOf(config: Config, { casework: { desk, knowAdministrator }, secrets, metrics, ...base }: Entering) {
  return openAccess({
    ...base,
    run: desk.run,
    invite: (unit, id) => queueMail(desk, unit, { kind: 'invitation', recipient: `staff/${id}`, about: id }),
    memberTokenKey: secrets.memberTokenKey,
    rateLimit: config.rateLimit,
    addressLimit: config.addressLimit,
    tellDoor: (outcome) => metrics.door.inc({ outcome }),
    tokenGraceMs: config.tokenGraceMinutes * 60_000,
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    installationKey: secrets.installationKey,
    accessKey: secrets.accessKey,
    knowAdministrator,
  })
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`
}
