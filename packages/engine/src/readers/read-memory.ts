/** Memories of detectors as records, and claims of events as the detectors read them. */
import type { Event, OrganizationSubject } from '@goodstanding/model'
import {
  type AccountClaims,
  type LinkedAccounts,
  type LinkedRecord,
  linkedWithout,
  NO_CLAIMS,
  type NameSubject,
  type RegistryScheme,
  type SessionRecord,
  type SessionTracker,
  sessionsWithout,
} from '@goodstanding/detectors'
import { networkOf } from '@goodstanding/policy'
import { namesOf } from '../facts/event-texts.ts'
import type { DetectorMemory, MemoryRecord } from '../signal-reader.ts'

const SESSIONS = 'sessions'
const LINKED = 'linked-accounts'

export function sessionMemory(sessions: SessionTracker): DetectorMemory {
  return {
    name: SESSIONS,
    snapshot: sessions.snapshot,
    restore: (records) => sessions.restore(records as readonly SessionRecord[]),
    forget: sessions.forget,
  }
}

export function linkedMemory(linked: LinkedAccounts): DetectorMemory {
  return {
    name: LINKED,
    isJoined: true,
    snapshot: linked.snapshot,
    restore: (records) => linked.restore(records as readonly LinkedRecord[]),
    forget: linked.forget,
  }
}

type Without = (records: readonly MemoryRecord[], account: string) => readonly MemoryRecord[]

/** How records of the memories that know of accounts read without one of them, by the names of the memories. */
export const MEMORIES_WITHOUT: ReadonlyMap<string, Without> = new Map<string, Without>([
  [SESSIONS, (records, account) => sessionsWithout(records as readonly SessionRecord[], account)],
  [LINKED, (records, account) => linkedWithout(records as readonly LinkedRecord[], account)],
])

export function readNameSubject(subject: OrganizationSubject): NameSubject {
  const { id, name, kind, country, domain = null, registryNumber } = subject
  const [, ...others] = namesOf(subject)
  return {
    organizationId: id,
    name,
    names: others.map(({ text }) => text),
    kind,
    country,
    domain,
    registryNumber:
      registryNumber === undefined ? null : { scheme: registryNumber.scheme, value: registryNumber.value },
  }
}

/** The registry number of a subject, or null. */
export function readRegistryNumber(
  subject: OrganizationSubject,
): { readonly scheme: RegistryScheme; readonly value: string } | null {
  const { registryNumber } = subject
  return registryNumber === undefined ? null : { scheme: registryNumber.scheme, value: registryNumber.value }
}

/** What an event claims about the account it concerns: the one registered or changed, else the name its actor goes by. */
export function readAccountClaims(event: Event): { readonly claims: AccountClaims; readonly pointer: string } {
  const { actor, session } = event.data
  const shared = { device: session?.device ?? null, ip: session?.ip === undefined ? null : networkOf(session.ip) }
  if (event.type === 'account.register') {
    return {
      claims: { ...NO_CLAIMS, ...shared, ...defined(event.data.account), id: event.data.account.id },
      pointer: '/data/account',
    }
  }
  if (event.type === 'account.update') {
    return {
      claims: { ...NO_CLAIMS, ...shared, ...defined(event.data.account), id: event.data.account.id },
      pointer: '/data/account',
    }
  }
  const claims = { ...NO_CLAIMS, ...shared, id: actor.id, kind: actor.kind, name: actor.name ?? null }
  return { claims, pointer: '/data/actor' }
}

/** What is said of one account, and nothing else. */
export function claimsOf(id: string, said: object): AccountClaims {
  return { ...NO_CLAIMS, ...defined(said), id }
}

function defined(account: object): Partial<AccountClaims> {
  return Object.fromEntries(
    Object.entries(account).filter(([field, value]) => field in NO_CLAIMS && value !== undefined),
  )
}
