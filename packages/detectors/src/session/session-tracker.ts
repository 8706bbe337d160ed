/**
 * Remembers where and with what each account was last seen, in bounded memory, and says what does not fit.
 * Runs on the time of events and expects them out of order.
 */
import type { Instant, Session, SignalName, SignalSink } from '@goodstanding/model'
import { automationScore } from './automation.ts'
import { distanceKm, type Place, placeOfCountry } from './places.ts'

export type SessionTrackerOptions = {
  /** Most accounts remembered, and most session tokens; the one unseen for longest goes first. About 1 KB each. */
  readonly accounts?: number
}

type Sighting = {
  readonly time: Instant
  readonly place: Place | null
  readonly country: string
  readonly session: string
  readonly device: string
}

type AccountMemory = {
  /** By time, latest last. */
  readonly sightings: readonly Sighting[]
  /** Devices seen, the latest last. */
  readonly devices: readonly string[]
  /** `device` and `client` that sent an attestation, and the session it came in. */
  readonly attested: readonly { readonly client: string; readonly session: string }[]
}

type TokenMemory = { readonly device: string; readonly country: string }

/** One account's memory, or one session token's, as JSON. */
export type SessionRecord =
  | { readonly kind: 'account'; readonly key: string; readonly value: AccountMemory }
  | { readonly kind: 'token'; readonly key: string; readonly value: TokenMemory }

export type SessionTracker = {
  /**
   * Says `session.*` signals for this event and remembers it; `sink` null only remembers. Call it for what the
   * account did: a failed sign-in is not its place (use `detectClient` there).
   */
  readonly observe: (account: string, session: Session, time: Instant, sink: SignalSink | null) => void
  /** JSON-able state of what changed since the last snapshot (or of all), for durability. */
  readonly snapshot: (which: 'all' | 'changed') => readonly SessionRecord[]
  readonly restore: (records: readonly SessionRecord[]) => void
  readonly stats: () => { readonly accounts: number; readonly tokens: number; readonly evicted: number }
}

const SIGHTINGS_KEPT = 12
const DEVICES_KEPT = 32
const ATTESTED_KEPT = 8
const HOUR = 3_600_000
const CONCURRENT = 30 * 60_000
/** Networks place people wrongly by this much; a shorter way is no travel. */
const PLACE_ERROR_KM = 50
/** Two events of one moment are taken this far apart, so that speeds stay numbers. */
const SHORTEST_MS = 60_000

const POINTER = '/data/session'

/** A map that forgets what was used least recently. */
type Recent<Value> = {
  readonly map: Map<string, Value>
  readonly most: number
  /** Keys whose values are others than at the last snapshot. */
  readonly changed: Set<string>
  evicted: number
}

function createRecent<Value>(most: number): Recent<Value> {
  return { map: new Map(), most, changed: new Set(), evicted: 0 }
}

function keep<Value>(recent: Recent<Value>, key: string, value: Value): void {
  recent.map.delete(key)
  recent.map.set(key, value)
  if (recent.map.size <= recent.most) return
  const oldest = recent.map.keys().next().value
  if (oldest === undefined) return
  recent.map.delete(oldest)
  recent.changed.delete(oldest)
  recent.evicted++
}

function snapshotOf<Value>(recent: Recent<Value>, which: 'all' | 'changed'): readonly (readonly [string, Value])[] {
  const keys = which === 'all' ? recent.map.keys() : recent.changed
  const taken = [...keys].flatMap((key): readonly (readonly [string, Value])[] => {
    const value = recent.map.get(key)
    return value === undefined ? [] : [[key, value]]
  })
  recent.changed.clear()
  return taken
}

function placeOf(session: Session): Place | null {
  const { latitude, longitude, country } = session
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude, radius: 0 }
  return country === undefined ? null : placeOfCountry(country)
}

function detectTravel(now: Sighting, other: Sighting | undefined, sink: SignalSink): void {
  if (other === undefined) return
  const apart = Math.abs(now.time - other.time)
  if (now.country !== '' && other.country !== '' && now.country !== other.country && apart <= HOUR)
    sink.see('session.country-change', 1, { pointer: `${POINTER}/country` }, `${other.country} -> ${now.country}`)
  if (now.place === null || other.place === null) return
  const km = distanceKm(now.place, other.place)
  if (km < PLACE_ERROR_KM) return
  const where = { pointer: POINTER }
  sink.see('session.travel-km', Math.round(km), where)
  sink.see('session.travel-kmh', Math.round(km / (Math.max(apart, SHORTEST_MS) / HOUR)), where)
}

function detectConcurrent(now: Sighting, sightings: readonly Sighting[], sink: SignalSink): void {
  for (const other of sightings) {
    if (Math.abs(other.time - now.time) > CONCURRENT || other.place === null || now.place === null) continue
    const otherSession =
      now.session !== '' && other.session !== '' ? now.session !== other.session : now.device !== other.device
    if (!otherSession) continue
    const km = distanceKm(now.place, other.place)
    if (km >= PLACE_ERROR_KM) sink.see('session.concurrent-km', Math.round(km), { pointer: POINTER })
  }
}

const VERDICTS: ReadonlyMap<unknown, SignalName> = new Map([
  ['tampered', 'session.tampered'],
  ['debugged', 'session.debugged'],
  ['repackaged', 'session.repackaged'],
  ['branding-removed', 'session.branding-removed'],
  ['automated', 'session.automated'],
])

/** Says what an attestation found; `pointer` is the attestation's own. */
export function detectAttestation(
  attestation: NonNullable<Session['attestation']>,
  pointer: string,
  sink: SignalSink,
): void {
  const signal = VERDICTS.get(attestation.verdict)
  if (signal !== undefined) sink.see(signal, 1, { pointer: `${pointer}/verdict` }, String(attestation.verdict))
}

/** Says what the client alone tells, without memory: its attestation and its name. */
export function detectClient(session: Session, sink: SignalSink): void {
  if (session.attestation !== undefined) detectAttestation(session.attestation, `${POINTER}/attestation`, sink)
  for (const field of ['userAgent', 'client'] as const) {
    const score = automationScore(session[field] ?? '')
    if (score > 0) sink.see('session.automated', score, { pointer: `${POINTER}/${field}` }, session[field])
  }
}

/** One installation, as far as it names itself. A version may change between sessions. */
const installationOf = (session: Session) =>
  `${session.device ?? ''}\u001f${(session.client ?? '').split('/', 1)[0] ?? ''}`

function detectDisabledAttestation(session: Session, memory: AccountMemory, sink: SignalSink): void {
  if (memory.attested.length === 0 || session.attestation !== undefined) return
  if (session.device === undefined && session.client === undefined) return
  const before = memory.attested.find((item) => item.client === installationOf(session))
  // A session attests once: only a new one without it is a change.
  if (before !== undefined && (session.id === undefined || before.session !== session.id))
    sink.see('session.attestation-disabled', 1, { pointer: POINTER })
}

function withSighting(memory: AccountMemory, now: Sighting, session: Session): AccountMemory {
  return {
    sightings: withLatest(memory.sightings, now),
    devices: now.device === '' ? memory.devices : movedLast(memory.devices, now.device),
    attested: session.attestation === undefined ? memory.attested : withAttested(memory.attested, now, session),
  }
}

/** In order of time; an event mostly comes after those before it, and is mostly like the last. */
function withLatest(sightings: readonly Sighting[], now: Sighting): readonly Sighting[] {
  const kept = sightings.filter((item) => !sameSighting(item, now))
  const last = kept.at(-1)
  kept.push(now)
  if (last !== undefined && last.time > now.time) kept.sort((a, b) => a.time - b.time)
  return kept.length <= SIGHTINGS_KEPT ? kept : kept.slice(-SIGHTINGS_KEPT)
}

function movedLast(devices: readonly string[], device: string): readonly string[] {
  if (devices.at(-1) === device) return devices
  return [...devices.filter((item) => item !== device), device].slice(-DEVICES_KEPT)
}

function withAttested(attested: AccountMemory['attested'], now: Sighting, session: Session): AccountMemory['attested'] {
  const client = installationOf(session)
  const others = attested.filter((item) => item.client !== client)
  return [...others, { client, session: now.session }].slice(-ATTESTED_KEPT)
}

/** Sightings that tell nothing new within a minute are one: a busy account keeps its older places. */
function sameSighting(a: Sighting, b: Sighting): boolean {
  return (
    Math.abs(a.time - b.time) < SHORTEST_MS &&
    a.session === b.session &&
    a.device === b.device &&
    a.country === b.country &&
    a.place?.latitude === b.place?.latitude &&
    a.place?.longitude === b.place?.longitude
  )
}

function detectTokenReuse({ device, country }: Sighting, before: TokenMemory | undefined, sink: SignalSink): void {
  if (before === undefined) return
  const otherDevice = device !== '' && before.device !== '' && device !== before.device
  const otherCountry = country !== '' && before.country !== '' && country !== before.country
  if (otherDevice || otherCountry)
    sink.see('session.token-reuse', 1, { pointer: `${POINTER}/id` }, otherDevice ? 'device' : 'country')
}

function detectChange(now: Sighting, session: Session, memory: AccountMemory, sink: SignalSink): void {
  const before = memory.sightings.findLast((item) => item.time <= now.time)
  const after = memory.sightings.find((item) => item.time > now.time)
  detectTravel(now, before, sink)
  detectTravel(now, after, sink)
  detectConcurrent(now, memory.sightings, sink)
  detectDisabledAttestation(session, memory, sink)
  if (now.device !== '' && memory.devices.length > 0 && !memory.devices.includes(now.device))
    sink.see('session.new-device', 1, { pointer: `${POINTER}/device` })
}

type Memory = { readonly accounts: Recent<AccountMemory>; readonly tokens: Recent<TokenMemory> }

function observe(
  memory: Memory,
  account: string,
  seen: { session: Session; time: Instant },
  sink: SignalSink | null,
): void {
  const { session, time } = seen
  const now: Sighting = {
    time,
    place: placeOf(session),
    country: (session.country ?? '').toUpperCase(),
    session: session.id ?? '',
    device: session.device ?? '',
  }
  const before = memory.accounts.map.get(account) ?? { sightings: [], devices: [], attested: [] }
  if (sink !== null) {
    detectClient(session, sink)
    detectChange(now, session, before, sink)
  }
  memory.accounts.changed.add(account)
  keep(memory.accounts, account, withSighting(before, now, session))
  if (session.id === undefined) return
  const token = memory.tokens.map.get(session.id)
  if (sink !== null) detectTokenReuse(now, token, sink)
  // What the token was first used with stays, so that every later use from elsewhere is seen.
  const value =
    token !== undefined && token.device !== '' && token.country !== ''
      ? token
      : { device: token?.device || now.device, country: token?.country || now.country }
  if (value !== token) memory.tokens.changed.add(session.id)
  keep(memory.tokens, session.id, value)
}

export function createSessionTracker(options: SessionTrackerOptions = {}): SessionTracker {
  const most = options.accounts ?? 200_000
  const memory: Memory = { accounts: createRecent(most), tokens: createRecent(most) }
  return {
    observe: (account, session, time, sink) => observe(memory, account, { session, time }, sink),
    snapshot: (which) => [
      ...snapshotOf(memory.accounts, which).map(([key, value]) => ({ kind: 'account', key, value }) as const),
      ...snapshotOf(memory.tokens, which).map(([key, value]) => ({ kind: 'token', key, value }) as const),
    ],
    restore: (records) => {
      for (const record of records)
        if (record.kind === 'account') keep(memory.accounts, record.key, record.value)
        else keep(memory.tokens, record.key, record.value)
    },
    stats: () => ({
      accounts: memory.accounts.map.size,
      tokens: memory.tokens.map.size,
      evicted: memory.accounts.evicted + memory.tokens.evicted,
    }),
  }
}
