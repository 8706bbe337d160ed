/** What is remembered of one account: where, when and with what it was seen. Bounded, in order of the time of events. */
import type { Instant, Session } from '@goodstanding/model'
import type { Place } from './places.ts'
import type { Entry } from './recent.ts'

/** Changed in place, for it is written at every event. */
export type Sighting = {
  time: Instant
  place: Place | null
  country: string
  session: string
  device: string
}

/** `device` and `client` that sent an attestation, and the session it came in. */
export type Attested = {
  readonly client: string
  readonly session: string
  /** It came by an event of its own, which follows the beginning of its session. */
  readonly isApart?: true
}

/** What is remembered of a session token: the device it was first used on. */
export type TokenMemory = { device: string }

export type AccountMemory = {
  /** By time, latest last. */
  readonly sightings: Sighting[]
  /** Devices seen, the latest last. */
  readonly devices: string[]
  readonly attested: Attested[]
  /** Sightings before it are those that were written down last, but for the oldest, which make room. Infinity: all are. */
  changedFrom: Instant
  /** The latest sighting when all of this was written down. -Infinity: it never was, or more than sightings has changed since. */
  wholeAt: Instant
  /** The session it was seen in last, which mostly is the one that it is seen in next. */
  token: Entry<TokenMemory> | null
}

export const SIGHTINGS_KEPT = 12
const DEVICES_KEPT = 32
const ATTESTED_KEPT = 8
/** Two events of one moment are taken this far apart, so that speeds stay numbers. */
export const SHORTEST_MS = 60_000

export const newAccount = (): AccountMemory => ({
  sightings: [],
  devices: [],
  attested: [],
  changedFrom: Number.POSITIVE_INFINITY,
  wholeAt: Number.NEGATIVE_INFINITY,
  token: null,
})

/** One installation, as far as it names itself. A version may change between sessions. */
export const installationOf = (session: Session): string =>
  `${session.device ?? ''}\u001f${(session.client ?? '').split('/', 1)[0] ?? ''}`

/** `isApart`: its attestation comes by an event of its own. */
export type SeenSession = Session & { readonly isApart?: boolean }

export function remember(memory: AccountMemory, now: Sighting, session: SeenSession): void {
  putSighting(memory, now)
  const { devices } = memory
  if (now.device !== '' && devices.at(-1) !== now.device && !moveLast(devices, now.device))
    memory.wholeAt = Number.NEGATIVE_INFINITY
  if (session.attestation === undefined) return
  putAttested(memory.attested, now, session)
  memory.wholeAt = Number.NEGATIVE_INFINITY
}

/** In order of time; an event mostly comes after those before it, and is mostly like the last. */
function putSighting(memory: AccountMemory, now: Sighting): void {
  const { sightings } = memory
  let { changedFrom } = memory
  let kept = sightings.length
  while (kept > 0 && (sightings[kept - 1]?.time ?? 0) > now.time - SHORTEST_MS) kept--
  let spare: Sighting | null = null
  for (let at = kept; at < sightings.length; at++) {
    const item = sightings[at]
    if (item === undefined) continue
    if (sameSighting(item, now)) {
      spare = item
      if (item.time < changedFrom) changedFrom = item.time
    } else sightings[kept++] = item
  }
  if (kept === SIGHTINGS_KEPT) {
    // The oldest makes room, and is the new one when that is older still.
    if ((sightings[0]?.time ?? 0) > now.time) return
    spare = sightings[0] ?? null
    kept--
    // One by one: an array that is shifted and grows again gets a new place each time.
    for (let at = 0; at < kept; at++) {
      const later = sightings[at + 1]
      if (later !== undefined) sightings[at] = later
    }
  }
  const put = spare ?? { time: 0, place: null, country: '', session: '', device: '' }
  put.time = now.time
  put.place = now.place
  put.country = now.country
  put.session = now.session
  put.device = now.device
  memory.changedFrom = now.time < changedFrom ? now.time : changedFrom
  let at = kept
  for (; at > 0 && (sightings[at - 1]?.time ?? 0) > now.time; at--) {
    const later = sightings[at - 1]
    if (later !== undefined) sightings[at] = later
  }
  sightings[at] = put
  // To set a length, even the one it has, costs more than all of this.
  if (sightings.length > kept + 1) sightings.length = kept + 1
}

/** Puts a device last. Whether it was known. */
export function moveLast(devices: string[], device: string): boolean {
  const at = devices.indexOf(device)
  if (at >= 0) devices.splice(at, 1)
  else if (devices.length === DEVICES_KEPT) devices.shift()
  devices.push(device)
  return at >= 0
}

function putAttested(attested: Attested[], now: Sighting, session: SeenSession): void {
  const client = installationOf(session)
  const at = attested.findIndex((item) => item.client === client)
  if (at >= 0) attested.splice(at, 1)
  else if (attested.length === ATTESTED_KEPT) attested.shift()
  attested.push({ client, session: now.session, ...(session.isApart === true ? { isApart: true } : {}) })
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
