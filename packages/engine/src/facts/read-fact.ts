/** Bodies of facts, as they were checked when they were put, in the form that decisions read them. */
import type {
  Consent,
  EventType,
  Instant,
  Organization,
  OwnRule,
  Permit,
  Person,
  RegisterEntry,
  RegisterName,
} from '@goodstanding/model'
import {
  canonicalEmail,
  type DirectoryPerson,
  identityTokens,
  type MakeToken,
  type NameEntry,
} from '@goodstanding/detectors'
import type { ConsentStatement } from './consent-index.ts'
import type { TerminatedTokens } from './fact-change.ts'
import { type KnownPermit, stepsOf } from './permit-cover.ts'

const FOREVER = Number.MAX_SAFE_INTEGER

export function readInstant(instant: string): Instant {
  return Date.parse(instant)
}

export function readPermit(id: string, body: unknown): KnownPermit {
  const permit = body as Permit
  return {
    id,
    holder: permit.holder,
    clauses: permit.clauses,
    scope: Object.entries(permit.scope ?? {}).map(([path, values]) => ({ path: stepsOf(path), values })),
    validFrom: readInstant(permit.validFrom),
    validUntil: readInstant(permit.validUntil),
  }
}

export function readConsent(body: unknown): ConsentStatement {
  const consent = body as Consent
  const { withdrawnAt } = consent
  return {
    person: consent.person,
    organization: consent.organization,
    fields: consent.fields,
    purpose: consent.purpose,
    recipients: consent.recipients ?? [],
    givenAt: readInstant(consent.givenAt),
    withdrawnAt: withdrawnAt === undefined || withdrawnAt === null ? FOREVER : readInstant(withdrawnAt),
  }
}

export function readOrganization(body: unknown): Organization {
  return body as Organization
}

export function readPerson(id: string, body: unknown): DirectoryPerson & { readonly organization: string } {
  const { organization, name, kind, title = null, roles = [] } = body as Person
  return { id, organization, name, kind, title, roles }
}

/** Keyed hashes of what a person is known by: of the address, which is stated, and of what was kept as hashes alone. */
export function readIdentifiers(body: unknown, token: MakeToken): readonly string[] {
  const { email, identifiers = [] } = body as { readonly email?: string; readonly identifiers?: readonly string[] }
  const address = email === undefined ? null : canonicalEmail(email)
  const mailbox = address === null ? null : token('email', address)
  return mailbox === null ? identifiers : [mailbox, ...identifiers]
}

export function readEntry<R extends RegisterName>(_register: R, body: unknown): RegisterEntry<R> {
  return body as RegisterEntry<R>
}

export function readClient(body: unknown): { readonly name: string; readonly status: 'approved' | 'refused' } {
  const { name, status } = readEntry('clients', body)
  return { name, status }
}

/** The types of event that an organization's own rule looks at. */
export function readRuleTypes(rule: OwnRule): readonly EventType[] {
  return rule.on as readonly EventType[]
}

/** An entry of `protected-names` as the screening of names reads it. */
export function readProtectedName(id: string, body: unknown): NameEntry {
  const entry = readEntry('protected-names', body)
  const number = entry.owner?.registryNumber
  return {
    id: `register/${id}`,
    name: entry.name,
    aliases: entry.aliases ?? [],
    kind: entry.kind,
    tier: 1,
    owner:
      entry.owner === undefined
        ? null
        : {
            organization: entry.owner.organization ?? null,
            domains: entry.owner.domains ?? [],
            registryNumber:
              number === undefined ? null : typeof number === 'string' ? number : `${number.scheme}:${number.value}`,
          },
  }
}

/** Keyed tokens of a terminated identity: as the ledger keeps them, or made here from the body as it was put. */
export function readTerminated(body: unknown, token: MakeToken): TerminatedTokens {
  if (typeof body === 'object' && body !== null && 'tokens' in body) {
    const kept = body as { readonly tokens: readonly string[]; readonly terminatedAt: string | Instant }
    const { tokens, terminatedAt } = kept
    return { tokens, terminatedAt: typeof terminatedAt === 'string' ? readInstant(terminatedAt) : terminatedAt }
  }
  const entry = readEntry('terminated', body)
  const { email = null, phone = null, documentNumber = null, device = null, name = null, birthDate = null } = entry
  const claims = { email, phone, documentNumber, device, name, birthDate, country: null }
  return {
    tokens: identityTokens(claims, token).map((made) => made.token),
    terminatedAt: readInstant(entry.terminatedAt),
  }
}
