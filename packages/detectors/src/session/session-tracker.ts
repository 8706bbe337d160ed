/**
 * Remembers where and with what each account was last seen, in bounded memory, and says what does not fit.
 * Runs on the time of events and expects them out of order.
 */
import type { Instant, Session, SignalName, SignalSink } from '@goodstanding/model'
import {
  type AccountMemory,
  installationOf,
  newAccount,
  remember,
  type SeenSession,
  SHORTEST_MS,
  type Sighting,
  type TokenMemory,
} from './account-memory.ts'
import { automationScore } from './automation.ts'
import { countryOf, distanceKm } from './places.ts'
import { createRecent, type Recent } from './recent.ts'
import { readAccount, readLater, type SessionRecord, writeAccount } from './session-records.ts'

export type SessionTrackerOptions = {
  /** Most accounts remembered, and most session tokens; the one unseen for longest goes first. About 1 KB each. */
  readonly accounts?: number
}

export type SessionTracker = {
  /**
   * Says `session.*` signals for this event and remembers it; `sink` null only remembers. Call it for what the
   * account did: a failed sign-in is not its place (use `detectClient` there).
   */
  readonly observe: (account: string, session: SeenSession, time: Instant, sink: SignalSink | null) => void
  /** Looks at what `observe` will need, and remembers nothing. What it answers is of no use but that it was looked for. */
  readonly touch: (account: string) => number
  /** JSON-able state of what changed since the last snapshot (or of all), for durability. */
  readonly snapshot: (which: 'all' | 'changed') => readonly SessionRecord[]
  readonly restore: (records: readonly SessionRecord[]) => void
  /** Forgets an account, and the sessions that it was seen in. */
  readonly forget: (account: string) => void
  readonly stats: () => { readonly accounts: number; readonly tokens: number; readonly evicted: number }
}

const HOUR = 3_600_000
const CONCURRENT = 30 * 60_000
/** Networks place people wrongly by this much; a shorter way is no travel. */
const PLACE_ERROR_KM = 50

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

/** From the latest back: most of an account's sightings are long past, and are not looked at. One country is one place. */
function detectConcurrent(now: Sighting, sightings: readonly Sighting[], sink: SignalSink): void {
  for (let at = sightings.length - 1; at >= 0; at--) {
    const other = sightings[at]
    if (other === undefined || other.time < now.time - CONCURRENT) return
    if (other.place === now.place || other.time > now.time + CONCURRENT) continue
    if (other.place === null || now.place === null) continue
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
  if (signal !== undefined) sink.see(signal, 1, { pointer: `${pointer}/verdict` }, attestation.verdict)
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

function detectDisabledAttestation(now: Sighting, session: Session, memory: AccountMemory, sink: SignalSink): void {
  if (memory.attested.length === 0 || session.attestation !== undefined) return
  if (session.device === undefined && session.client === undefined) return
  const before = memory.attested.find((item) => item.client === installationOf(session))
  // A session attests once: only a new one without it is a change.
  if (before === undefined || (session.id !== undefined && before.session === session.id)) return
  if (before.isApart !== true || isLongUnderWay(now, memory.sightings))
    sink.see('session.attestation-disabled', 1, { pointer: POINTER })
}

/** An attestation of its own follows the beginning of a session, and may be late. */
const ATTESTED_WITHIN_MS = HOUR / 4

const isLongUnderWay = ({ session, time }: Sighting, sightings: readonly Sighting[]): boolean =>
  session !== '' && sightings.some((other) => other.session === session && time - other.time > ATTESTED_WITHIN_MS)

/**
 * One session is one token. Whoever carries one device into another country, by train or by the network of a company, is mostly one person; but what a
 * device is called can be taken along with the token, so that is said too, apart.
 */
function detectTokenReuse(
  now: Sighting,
  { device }: TokenMemory,
  sightings: readonly Sighting[],
  sink: SignalSink,
): void {
  const where = { pointer: `${POINTER}/id` }
  const isNamed = now.device !== '' && device !== ''
  if (isNamed && now.device !== device) sink.see('session.token-reuse', 1, where, 'device')
  else if (isElsewhereToo(now, sightings))
    sink.see(isNamed ? 'session.token-abroad' : 'session.token-reuse', 1, where, 'country')
}

/** Whether the session is in another country within an hour: looked for from the latest back, as in `detectConcurrent`. */
function isElsewhereToo({ time, country, session }: Sighting, sightings: readonly Sighting[]): boolean {
  if (country === '') return false
  for (let at = sightings.length - 1; at >= 0; at--) {
    const other = sightings[at]
    if (other === undefined || other.time < time - HOUR) return false
    if (other.session !== session || other.time > time + HOUR) continue
    if (other.country !== country && other.country !== '') return true
  }
  return false
}

function detectChange(now: Sighting, session: Session, memory: AccountMemory, sink: SignalSink): void {
  const { sightings, devices } = memory
  let later = sightings.length
  while (later > 0 && (sightings[later - 1]?.time ?? 0) > now.time) later--
  detectTravel(now, sightings[later - 1], sink)
  detectTravel(now, sightings[later], sink)
  detectConcurrent(now, sightings, sink)
  detectDisabledAttestation(now, session, memory, sink)
  if (now.device === '' || devices.length === 0 || devices.at(-1) === now.device) return
  if (!devices.includes(now.device)) sink.see('session.new-device', 1, { pointer: `${POINTER}/device` })
}

type Memory = {
  readonly accounts: Recent<AccountMemory>
  readonly tokens: Recent<TokenMemory>
  /** The event at hand. */
  readonly now: Sighting
}

type Seen = { readonly session: SeenSession; readonly time: Instant }

/** Mostly nothing changed: one string for many sightings takes less memory, and is compared with itself at once. */
function shareStrings(now: Sighting, latest: Sighting | undefined): void {
  if (latest === undefined) return
  if (latest.session === now.session) now.session = latest.session
  if (latest.device === now.device) now.device = latest.device
}

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
    before = newAccount()
    accounts.keep(account, before)
  }
  shareStrings(now, before.sightings.at(-1))
  if (sink !== null) {
    detectClient(session, sink)
    detectChange(now, session, before, sink)
  }
  if (session.id !== undefined) observeToken(memory, before, sink)
  remember(before, now, session)
  accounts.markChanged()
}

/** The device that a token was first used on stays, so that every later use on another is seen. */
function observeToken({ tokens, now }: Memory, account: AccountMemory, sink: SignalSink | null): void {
  const entry = tokens.useEntry(now.session, account.token)
  if (entry === null) {
    account.token = tokens.keep(now.session, { device: now.device })
    tokens.markChanged()
    return
  }
  account.token = entry
  const token = entry.value
  if (sink !== null) detectTokenReuse(now, token, account.sightings, sink)
  if (token.device !== '' || now.device === '') return
  token.device = now.device
  tokens.markChanged()
}

function restore({ accounts, tokens }: Memory, record: SessionRecord): void {
  switch (record.kind) {
    case 'account': {
      putBack(accounts, record.key, readAccount(record.value))
      return
    }
    case 'token': {
      putBack(tokens, record.key, { device: record.value.device })
      return
    }
    case 'later': {
      // Where what was written before is gone, the next writing is whole.
      const known = accounts.use(record.key) ?? newAccount()
      readLater(known, record.value)
      putBack(accounts, record.key, known)
    }
  }
}

function putBack<Value extends object>(recent: Recent<Value>, key: string, value: Value): void {
  const known = recent.use(key)
  if (known === null) recent.keep(key, value)
  else if (known !== value) Object.assign(known, value)
}

export function createSessionTracker(options: SessionTrackerOptions = {}): SessionTracker {
  const most = options.accounts ?? 200_000
  const accounts = createRecent<AccountMemory>(most)
  const tokens = createRecent<TokenMemory>(most)
  const memory = { accounts, tokens, now: { time: 0, place: null, country: '', session: '', device: '' } }
  return {
    observe: (account, session, time, sink) => observe(memory, account, { session, time }, sink),
    touch: (account) => {
      const known = accounts.peek(account)
      const time = known?.sightings.at(-1)?.time ?? 0
      return known?.token?.value.device === '' ? time : time + 1
    },
    snapshot: (which) => {
      const written: SessionRecord[] = []
      for (const [key, value] of accounts.take(which)) {
        const record = writeAccount(key, value, which)
        if (record !== null) written.push(record)
      }
      for (const [key, value] of tokens.take(which)) written.push({ kind: 'token', key, value: { ...value } })
      return written
    },
    restore: (records) => {
      for (const record of records) restore(memory, record)
    },
    forget: (account) => {
      for (const { session } of accounts.use(account)?.sightings ?? []) tokens.forget(session)
      accounts.forget(account)
    },
    stats: () => ({
      accounts: accounts.size(),
      tokens: tokens.size(),
      evicted: accounts.evicted() + tokens.evicted(),
    }),
  }
}
