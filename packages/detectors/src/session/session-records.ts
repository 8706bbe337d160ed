/** What is remembered of accounts and session tokens, and how it is written down. */
import type { Instant } from '@goodstanding/model'
import { countryOf, type Place } from './places.ts'

/** Changed in place, for it is written at every event. */
export type Sighting = {
  time: Instant
  place: Place | null
  country: string
  session: string
  device: string
}

export type AccountMemory = {
  /** By time, latest last. */
  readonly sightings: Sighting[]
  /** Devices seen, the latest last. */
  readonly devices: string[]
  /** `device` and `client` that sent an attestation, and the session it came in. */
  readonly attested: { readonly client: string; readonly session: string }[]
}

export type TokenMemory = { device: string; country: string }

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

/** One account's memory, or one session token's, as JSON. */
export type SessionRecord =
  | { readonly kind: 'account'; readonly key: string; readonly value: WrittenAccount }
  | { readonly kind: 'token'; readonly key: string; readonly value: TokenMemory }

export function writeAccount({ sightings, devices, attested }: AccountMemory): WrittenAccount {
  return { sightings: sightings.map(writeSighting), devices: [...devices], attested: [...attested] }
}

export function readAccount({ sightings, devices, attested }: WrittenAccount): AccountMemory {
  return { sightings: sightings.map(readSighting), devices: [...devices], attested: [...attested] }
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
