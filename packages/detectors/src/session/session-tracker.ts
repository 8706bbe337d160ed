/**
 * Remembers where and with what each account was last seen, in bounded memory, and says what does not fit.
 * Runs on the time of events and expects them out of order.
 */
import type { Instant, Session, SignalName, SignalSink } from '@goodstanding/model'
import { automationScore } from './automation.ts'
import { countryOf, distanceKm } from './places.ts'
import { createRecent, type Recent } from './recent.ts'
import {
  type AccountMemory,
  readAccount,
  type SessionRecord,
  type Sighting,
  type TokenMemory,
  writeAccount,
} from './session-records.ts'

export type SessionTrackerOptions = {
  /** Most accounts remembered, and most session tokens; the one unseen for longest goes first. About 1 KB each. */
  readonly accounts?: number
}

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

/** From the latest back: most of an account's sightings are long past, and are not looked at. */
function detectConcurrent(now: Sighting, sightings: readonly Sighting[], sink: SignalSink): void {
  for (let at = sightings.length - 1; at >= 0; at--) {
    const other = sightings[at]
    if (other === undefined || other.time < now.time - CONCURRENT) return
    if (other.time > now.time + CONCURRENT || other.place === null || now.place === null) continue
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
  detectDriver(session.userAgent, 'userAgent', sink)
  detectDriver(session.client, 'client', sink)
}

function detectDriver(shown: string | undefined, field: 'userAgent' | 'client', sink: SignalSink): void {
  const score = shown === undefined ? 0 : automationScore(shown)
  if (score > 0) sink.see('session.automated', score, { pointer: `${POINTER}/${field}` }, shown)
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

function remember(memory: AccountMemory, now: Sighting, session: Session): void {
  putSighting(memory.sightings, now)
  if (now.device !== '' && memory.devices.at(-1) !== now.device) moveLast(memory.devices, now.device)
  if (session.attestation !== undefined) putAttested(memory.attested, now, session)
}

/** In order of time; an event mostly comes after those before it, and is mostly like the last. */
function putSighting(sightings: Sighting[], now: Sighting): void {
  let kept = sightings.length
  while (kept > 0 && (sightings[kept - 1]?.time ?? 0) > now.time - SHORTEST_MS) kept--
  let spare: Sighting | null = null
  for (let at = kept; at < sightings.length; at++) {
    const item = sightings[at]
    if (item === undefined) continue
    if (sameSighting(item, now)) spare = item
    else sightings[kept++] = item
  }
  if (kept === SIGHTINGS_KEPT) {
    // The oldest makes room, and is the new one when that is older still.
    if ((sightings[0]?.time ?? 0) > now.time) return
    spare = sightings.shift() ?? null
    kept--
  }
  const put = spare ?? { time: 0, place: null, country: '', session: '', device: '' }
  put.time = now.time
  put.place = now.place
  put.country = now.country
  put.session = now.session
  put.device = now.device
  let at = kept
  for (; at > 0 && (sightings[at - 1]?.time ?? 0) > now.time; at--) {
    const later = sightings[at - 1]
    if (later !== undefined) sightings[at] = later
  }
  sightings[at] = put
  // To set a length, even the one it has, costs more than all of this.
  if (sightings.length > kept + 1) sightings.length = kept + 1
}

function moveLast(devices: string[], device: string): void {
  const at = devices.indexOf(device)
  if (at >= 0) devices.splice(at, 1)
  else if (devices.length === DEVICES_KEPT) devices.shift()
  devices.push(device)
}

function putAttested(attested: AccountMemory['attested'], now: Sighting, session: Session): void {
  const client = installationOf(session)
  const at = attested.findIndex((item) => item.client === client)
  if (at >= 0) attested.splice(at, 1)
  else if (attested.length === ATTESTED_KEPT) attested.shift()
  attested.push({ client, session: now.session })
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

function detectTokenReuse({ device, country }: Sighting, before: TokenMemory, sink: SignalSink): void {
  const otherDevice = device !== '' && before.device !== '' && device !== before.device
  const otherCountry = country !== '' && before.country !== '' && country !== before.country
  if (otherDevice || otherCountry)
    sink.see('session.token-reuse', 1, { pointer: `${POINTER}/id` }, otherDevice ? 'device' : 'country')
}

function detectChange(now: Sighting, session: Session, memory: AccountMemory, sink: SignalSink): void {
  const { sightings, devices } = memory
  let later = sightings.length
  while (later > 0 && (sightings[later - 1]?.time ?? 0) > now.time) later--
  detectTravel(now, sightings[later - 1], sink)
  detectTravel(now, sightings[later], sink)
  detectConcurrent(now, sightings, sink)
  detectDisabledAttestation(session, memory, sink)
  if (now.device === '' || devices.length === 0 || devices.at(-1) === now.device) return
  if (!devices.includes(now.device)) sink.see('session.new-device', 1, { pointer: `${POINTER}/device` })
}

type Memory = {
  readonly accounts: Recent<AccountMemory>
  readonly tokens: Recent<TokenMemory>
  /** The event at hand. */
  readonly now: Sighting
}

type Seen = { readonly session: Session; readonly time: Instant }

function observe(memory: Memory, account: string, { session, time }: Seen, sink: SignalSink | null): void {
  const { accounts, now } = memory
  const known = session.country === undefined ? null : countryOf(session.country)
  const { latitude, longitude } = session
  now.time = time
  now.country = known?.code ?? ''
  now.session = session.id ?? ''
  now.device = session.device ?? ''
  const located = latitude !== undefined && longitude !== undefined
  now.place = located ? { latitude, longitude, radius: 0 } : (known?.place ?? null)
  let before = accounts.use(account)
  if (before === null) {
    before = { sightings: [], devices: [], attested: [] }
    accounts.keep(account, before)
  }
  if (sink !== null) {
    detectClient(session, sink)
    detectChange(now, session, before, sink)
  }
  remember(before, now, session)
  accounts.markChanged()
  if (session.id !== undefined) observeToken(memory, session.id, sink)
}

/** What the token was first used with stays, so that every later use from elsewhere is seen. */
function observeToken({ tokens, now }: Memory, id: string, sink: SignalSink | null): void {
  const token = tokens.use(id)
  if (token === null) {
    tokens.keep(id, { device: now.device, country: now.country })
    tokens.markChanged()
    return
  }
  if (sink !== null) detectTokenReuse(now, token, sink)
  const [device, country] = [token.device || now.device, token.country || now.country]
  if (token.device === device && token.country === country) return
  token.device = device
  token.country = country
  tokens.markChanged()
}

export function createSessionTracker(options: SessionTrackerOptions = {}): SessionTracker {
  const most = options.accounts ?? 200_000
  const accounts = createRecent<AccountMemory>(most)
  const tokens = createRecent<TokenMemory>(most)
  const memory = { accounts, tokens, now: { time: 0, place: null, country: '', session: '', device: '' } }
  const putBack = <Value extends object>(recent: Recent<Value>, key: string, value: Value): void => {
    const known = recent.use(key)
    if (known === null) recent.keep(key, value)
    else Object.assign(known, value)
  }
  return {
    observe: (account, session, time, sink) => observe(memory, account, { session, time }, sink),
    snapshot: (which) => [
      ...accounts.take(which).map(([key, value]) => ({ kind: 'account', key, value: writeAccount(value) }) as const),
      ...tokens.take(which).map(([key, value]) => ({ kind: 'token', key, value: { ...value } }) as const),
    ],
    restore: (records) => {
      for (const record of records)
        if (record.kind === 'account') putBack(accounts, record.key, readAccount(record.value))
        else putBack(tokens, record.key, { ...record.value })
    },
    stats: () => ({
      accounts: accounts.size(),
      tokens: tokens.size(),
      evicted: accounts.evicted() + tokens.evicted(),
    }),
  }
}
