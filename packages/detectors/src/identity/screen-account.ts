/** Whether an account's claims about its person hold: whom its names imitate, its affiliation, its age, its past. */
import type { Instant, SignalSink } from '@goodstanding/model'
import type { NameIndex } from '../name/name-index.ts'
import {
  type IdentityToken,
  identityTokens,
  isStrong,
  type MakeToken,
  MAY_BE_ONE,
  type SharedIdentity,
  type StrongKind,
  strongTokens,
  type TokenKind,
  weighIdentity,
} from './identity-tokens.ts'
import { type LinkedAccounts, type LinkKind, type LinkToken, screenLinks } from './linked-accounts.ts'
import { type AgeTable, ageFinding, ageRuleOf } from './minimum-age.ts'
import type { NamedPerson } from './person-name.ts'
import { screenPeople, screenStaff, screenUsername } from './screen-people.ts'
import { screenProtectedNames } from './screen-protected-names.ts'
import { screenAffiliation } from './screen-affiliation.ts'
import { screenDisposableMail } from './disposable-mail.ts'
import { screenKnownPeople } from './screen-known-people.ts'
import { screenOffensiveNames } from './screen-offensive-names.ts'
import { screenRoles } from './screen-roles.ts'
import { screenStateOffices } from './screen-state-offices.ts'
import { screenTitle } from './screen-title.ts'

export type AccountClaims = {
  readonly id: string
  readonly kind: string | null
  readonly name: string | null
  readonly username: string | null
  readonly title: string | null
  readonly affiliation: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly documentNumber: string | null
  readonly birthDate: string | null
  readonly ageBand: string | null
  readonly country: string | null
  readonly guardianConsent: boolean | null
  readonly device: string | null
  readonly ip: string | null
}

export type DirectoryPerson = NamedPerson & {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly roles: readonly ('executive' | 'admin' | 'staff')[]
}

/** What the screening reads beside the account. Every reader answers from memory. */
export type AccountFacts = {
  /** The event's organization, or null when no fact names it. */
  readonly organization: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly country: string
    readonly domains: readonly string[]
  } | null
  /** People of the event's organization. Large ones come from a `PeopleIndex`: only those whose names may be meant. */
  readonly people: Iterable<DirectoryPerson> | ((name: string) => Iterable<DirectoryPerson>)
  /** Entries of the register `staff`. */
  readonly staff: Iterable<NamedPerson & { readonly title: string | null; readonly account: string | null }>
  readonly protectedNames: NameIndex
  /** Whether the register has the app of this id as approved: it may be called after whom it serves. */
  readonly approvedApp: (id: string) => boolean
  /** Organizations by name, to check an affiliation: its verified domains and id, or null when nobody bears it. */
  readonly organizationNamed: (name: string) => { readonly id: string; readonly domains: readonly string[] } | null
  readonly ages: AgeTable
  /** Keyed hash of a canonical identifier; null when there is no key. */
  readonly token: MakeToken
  /** True when the register of terminated identities holds this token at this time. */
  readonly terminated: (token: string, time: Instant) => boolean
  /** Every identity terminated by this time that has one of these tokens. */
  readonly terminatedWith: (tokens: readonly string[], time: Instant) => Iterable<TerminatedIdentity>
  /** False when no identity is terminated, so that identifiers need no tokens. */
  readonly barsIdentities: () => boolean
}

export type TerminatedIdentity = { readonly tokens: ReadonlySet<string>; readonly terminatedAt: Instant }

type At = {
  readonly time: Instant
  readonly pointer: string
  readonly linked: LinkedAccounts | null
  /** Where the account registers. */
  readonly organization?: string
}

function screenAge(account: AccountClaims, facts: AccountFacts, at: At, sink: SignalSink): void {
  const rule = ageRuleOf(facts.ages, account.country ?? facts.organization?.country ?? null)
  const finding = ageFinding(account, rule, at.time)
  if (finding === null) return
  const field = account.birthDate === null ? 'ageBand' : 'birthDate'
  // The law is named, so that the person and whoever looks can read it.
  sink.see(`identity.${finding}`, 1, { pointer: `${at.pointer}/${field}` }, rule.source)
}

/** How surely one shared identifier makes two identities one. Phone numbers pass to other people, and devices are shared. */
const SCORES: Readonly<Record<StrongKind, number>> = { email: 0.95, documentNumber: 0.96, phone: 0.8, device: 0.5 }
/** Of what forgives a slip: a name with its birth date, a mailbox. Asks for a person's look, never more. */
const SUPPORTING_SCORE = 0.6
/** Of one that something speaks against, so that it only counts beside others. */
const DOUBTED = 0.4

const FIELDS: Readonly<Record<TokenKind, string>> = {
  email: 'email',
  phone: 'phone',
  documentNumber: 'documentNumber',
  device: '',
  name: 'name',
  initials: 'name',
  birthDate: 'birthDate',
  mailbox: 'email',
}

/** Compares an identity with those that were terminated, and says how surely it is one of them. */
function screenTerminated(own: readonly IdentityToken[], facts: AccountFacts, at: At, sink: SignalSink): void {
  const asked = own.flatMap(({ kind, asks }) => (kind === 'birthDate' || kind === 'initials' ? [] : asks))
  let best: { readonly score: number; readonly kinds: readonly TokenKind[] } | null = null
  for (const theirs of facts.terminatedWith(asked, at.time)) {
    const shared = weighIdentity(own, theirs.tokens)
    const score = scoreOf(shared, at.time - theirs.terminatedAt)
    if (score > (best?.score ?? 0)) best = { score, kinds: shared.kinds }
    else if (shared.kinds.includes('device')) best ??= { score: 0, kinds: ['device'] }
  }
  if (best === null) return
  if (best.score === 0) sink.see('identity.terminated-device', 1, DEVICE)
  for (const kind of best.score === 0 ? [] : best.kinds)
    sink.see(
      'identity.terminated',
      best.score,
      kind === 'device' ? DEVICE : { pointer: `${at.pointer}/${FIELDS[kind]}` },
      kind,
    )
}

/** How soon a number is given to somebody else: networks keep one that was given up for some three months. */
const PHONE_KEPT = 90 * 86_400_000

/** 0 when they share nothing that tells, or no more than a device. `since`: how long ago theirs was terminated, in ms. */
function scoreOf({ weight, kinds }: SharedIdentity, since: number): number {
  const strong = (Object.keys(SCORES) as StrongKind[]).filter((kind) => kinds.includes(kind))
  const supported = weight >= MAY_BE_ONE
  if (strong.every((kind) => kind === 'device')) return supported ? SUPPORTING_SCORE : 0
  const doubt = strong.reduce((left, kind) => left * (1 - SCORES[kind]), 1)
  if (supported || strong.includes('email') || strong.includes('documentNumber')) return 1 - doubt
  return weight > 0 && since < PHONE_KEPT ? SUPPORTING_SCORE : DOUBTED
}

export type DeviceFacts = Pick<AccountFacts, 'token' | 'terminated' | 'barsIdentities'>

/** Says whether an account acts from a device of a terminated identity: all that an actor tells about its past. */
export function screenDevice(device: string, facts: DeviceFacts, time: Instant, sink: SignalSink): void {
  if (device === '' || !facts.barsIdentities()) return
  const token = facts.token('device', device)
  if (token !== null && facts.terminated(token, time)) sink.see('identity.terminated-device', 1, DEVICE)
}

const DEVICE = { pointer: '/data/session/device' }

const LINK_KINDS: Readonly<Record<StrongKind, LinkKind>> = {
  email: 'email',
  phone: 'phone',
  documentNumber: 'document',
  device: 'device',
}

/** Says what the account's names and affiliation tell; answers whose protected name it takes, or null. Reads no clock. */
export function screenAccountNames(
  account: AccountClaims,
  facts: AccountFacts,
  pointer: string,
  sink: SignalSink,
): string | null {
  if (account.name !== null && account.name !== '') {
    screenPeople(account, facts, pointer, sink)
    screenStaff(account, facts, pointer, sink)
  }
  screenUsername(account, facts, pointer, sink)
  screenTitle(account, facts, pointer, sink)
  const nameTaken = screenProtectedNames(account, facts, pointer, sink)
  screenStateOffices(account, facts, pointer, sink)
  screenKnownPeople(account, facts, pointer, sink)
  screenOffensiveNames(account, pointer, sink)
  screenRoles(account, facts, pointer, sink)
  screenAffiliation(account, facts, pointer, sink)
  return nameTaken
}

/** Says what the account's age, identifiers, device and network tell. */
function screenAccountPast(
  account: AccountClaims,
  facts: AccountFacts,
  at: At & { readonly nameTaken: string | null },
  sink: SignalSink,
): void {
  screenAge(account, facts, at, sink)
  screenDisposableMail(account.email, at.pointer, sink)
  const country = account.country ?? facts.organization?.country ?? null
  const bars = facts.barsIdentities()
  const own = (bars ? identityTokens : strongTokens)({ ...account, country }, facts.token)
  if (bars) screenTerminated(own, facts, at, sink)
  if (at.linked === null) return
  const tokens = own.flatMap(({ kind, token, asks }): LinkToken[] =>
    isStrong(kind) && asks.length > 0 ? [{ kind: LINK_KINDS[kind], token }] : [],
  )
  if (account.ip !== null && account.ip !== '') tokens.push({ kind: 'network', token: account.ip })
  const registering = { id: account.id, organization: at.organization ?? null, nameTaken: at.nameTaken }
  screenLinks(registering, { tokens, linked: at.linked }, at, sink)
}

/** Says `identity.*` signals. `time` is the event's. Remembers the account in `linked` when it is not null. */
export function screenAccount(account: AccountClaims, facts: AccountFacts, at: At, sink: SignalSink): void {
  const nameTaken = screenAccountNames(account, facts, at.pointer, sink)
  screenAccountPast(account, facts, { ...at, nameTaken }, sink)
}
