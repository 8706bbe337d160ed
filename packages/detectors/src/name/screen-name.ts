/**
 * Whether an organization may bear a name: what the name claims, whom it imitates, and what proves it.
 * A subject's own claim alone proves nothing.
 */
import type { Bilingual, SignalName, SignalSink } from '@goodstanding/model'
import type { NameEntry, NameIndex, NameMatchMethod } from './name-index.ts'

export type NameSubject = {
  readonly organizationId: string
  readonly name: string
  readonly names: readonly string[]
  readonly kind: 'company' | 'school' | 'government' | 'nonprofit' | 'other'
  readonly country: string
  readonly domain: string | null
  readonly registryNumber: { readonly scheme: string; readonly value: string } | null
}

/** What the screening reads beside the name. */
export type NameFacts = {
  /** Domains of the organization whose control the service has verified. */
  readonly verifiedDomains: readonly string[]
  /** The tenants that are already here (entries of kind `tenant`, owner.organization their id). */
  readonly tenants: NameIndex
  /** Names of the organization in the register or licence (for `name.mismatch`); empty when unknown. */
  readonly registeredNames: readonly string[]
}

/** One thing that speaks against a name, in words an applicant understands. */
export type NameObjection = {
  readonly signal: SignalName
  readonly score: number
  /** Which of the subject's names: 0 is `name`, 1.. are `names[0..]`. */
  readonly nameIndex: number
  readonly start: number
  readonly end: number
  readonly why: Bilingual
  readonly match: { readonly entry: NameEntry; readonly method: NameMatchMethod } | null
}

export type NameScreening = { readonly objections: readonly NameObjection[]; readonly folded: string }

export function screenName(subject: NameSubject, index: NameIndex, facts: NameFacts): NameScreening {
  void [subject, index, facts]
  return { objections: [], folded: '' }
}

/** Says the screening's objections. `pointer` is the subject's own, e.g. `/data/subject`. */
export function reportName(screening: NameScreening, pointer: string, sink: SignalSink): void {
  void [screening, pointer, sink]
}
