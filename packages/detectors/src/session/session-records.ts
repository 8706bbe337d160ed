/** How what is remembered of accounts and session tokens is written down: whole, or only the sightings that are new. */
import type { Instant } from '@goodstanding/model'
import { type AccountMemory, moveLast, newAccount, type Sighting, type TokenMemory } from './account-memory.ts'
import { countryOf, type Place } from './places.ts'

/** A sighting as it is written, a third as long: where it is the country's middle its place is left out. */
type WrittenSighting =
  | readonly [time: Instant, country: string, session: string, device: string]
  | readonly [time: Instant, country: string, session: string, device: string, latitude: number, longitude: number]

type WrittenAccount = {
  /** Until 2026-11-26 each was written as it is kept. */
  readonly sightings: readonly (WrittenSighting | Sighting)[]
  readonly devices: readonly string[]
  readonly attested: readonly AccountMemory['attested'][number][]
}

/** All sightings from a time on; those before it are as they were written, the newest of them, so that there are `kept` in all. */
type LaterSightings = { readonly from: Instant; readonly kept: number; readonly sightings: readonly WrittenSighting[] }

/** One account's memory, or what changed in it, or one session token's, as JSON. */
export type SessionRecord =
  | { readonly kind: 'account'; readonly key: string; readonly value: WrittenAccount }
  | { readonly kind: 'later'; readonly key: string; readonly value: LaterSightings }
  | { readonly kind: 'token'; readonly key: string; readonly value: TokenMemory }

/** Records without an account, and without the sessions that they say it was seen in. */
export function sessionsWithout(records: readonly SessionRecord[], account: string): readonly SessionRecord[] {
  const sessions = new Set<string>()
  for (const record of records)
    if (record.kind !== 'token' && record.key === account)
      for (const sighting of record.value.sightings) sessions.add(readSighting(sighting).session)
  return records.filter(({ kind, key }) => (kind === 'token' ? !sessions.has(key) : key !== account))
}

/** So often an account that goes on is written whole: what was written long ago is forgotten, and the rest must not hang on it. */
const WHOLE_AFTER_MS = 7 * 86_400_000

/** What of an account is not yet written, and from now on is. Null: nothing. */
export function writeAccount(key: string, memory: AccountMemory, which: 'all' | 'changed'): SessionRecord | null {
  const { sightings, devices, attested, changedFrom, wholeAt } = memory
  const latest = sightings.at(-1)?.time ?? 0
  memory.changedFrom = Number.POSITIVE_INFINITY
  if (which === 'changed' && latest - wholeAt < WHOLE_AFTER_MS)
    return changedFrom === Number.POSITIVE_INFINITY ? null : writeLater(key, sightings, changedFrom)
  memory.wholeAt = latest
  const value = { sightings: sightings.map(writeSighting), devices: [...devices], attested: [...attested] }
  return { kind: 'account', key, value }
}

function writeLater(key: string, sightings: readonly Sighting[], from: Instant): SessionRecord {
  const later: WrittenSighting[] = []
  for (let at = firstFrom(sightings, from); at < sightings.length; at++) {
    const sighting = sightings[at]
    if (sighting !== undefined) later.push(writeSighting(sighting))
  }
  return { kind: 'later', key, value: { from, kept: sightings.length, sightings: later } }
}

function firstFrom(sightings: readonly Sighting[], from: Instant): number {
  let at = sightings.length
  while (at > 0 && (sightings[at - 1]?.time ?? 0) >= from) at--
  return at
}

export function readAccount({ sightings, devices, attested }: WrittenAccount): AccountMemory {
  const read = sightings.map(readSighting)
  return {
    ...newAccount(),
    sightings: read,
    devices: [...devices],
    attested: [...attested],
    wholeAt: read.at(-1)?.time ?? 0,
  }
}

/** Brings an account up to what was written later. */
export function readLater(
  { sightings: known, devices }: AccountMemory,
  { from, kept, sightings }: LaterSightings,
): void {
  known.length = firstFrom(known, from)
  for (const written of sightings) {
    const sighting = readSighting(written)
    known.push(sighting)
    if (sighting.device !== '' && devices.at(-1) !== sighting.device) moveLast(devices, sighting.device)
  }
  known.splice(0, Math.max(0, known.length - kept))
}

function writeSighting({ time, place, country, session, device }: Sighting): WrittenSighting {
  if (place === null || place === middleOf(country)) return [time, country, session, device]
  return [time, country, session, device, place.latitude, place.longitude]
}

function readSighting(written: WrittenSighting | Sighting): Sighting {
  if (!isShort(written)) {
    const { place, country } = written
    return { ...written, place: place === null || place.radius === 0 ? place : middleOf(country) }
  }
  const [time, country, session, device, latitude, longitude] = written
  const located = latitude !== undefined && longitude !== undefined
  const place = located ? { latitude, longitude, radius: 0 } : middleOf(country)
  return { time, place, country, session, device }
}

const isShort = (written: WrittenSighting | Sighting): written is WrittenSighting => Array.isArray(written)

const middleOf = (country: string): Place | null => (country === '' ? null : countryOf(country).place)
