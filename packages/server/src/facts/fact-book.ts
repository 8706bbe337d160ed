/**
 * Stating facts: check, store, then put in force on this node before the answer. Other nodes follow the change feed. What follows from a
 * fact is noted with it, in one transaction, and done next.
 * The register `terminated` is the exception that never stores what it was given: only keyed tokens of it; and so are phones and
 * documents of people.
 */
import {
  canonicalDocument,
  canonicalEmail,
  canonicalPhone,
  identityTokens,
  nationalPhone,
  type MakeToken,
} from '@goodstanding/detectors'
import { findUnreadDeadline } from '@goodstanding/casework'
import { validateFact } from '@goodstanding/engine'
import {
  type Db,
  deleteFact,
  type Fact,
  getFact,
  lockFacts,
  type Page,
  type PageRequest,
  putFact,
  listFacts,
} from '@goodstanding/ledger'
import {
  CONSENT,
  eventParts,
  type FactKind,
  ORGANIZATION,
  PERMIT,
  PERSON,
  REGISTER_NAMES,
  REGISTERS,
  type RegisterEntry,
} from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { objectOf } from '../http/bodies.ts'
import { fieldProblem, Problem } from '../http/problems.ts'
import { type Checker, checkerOf } from '../http/read-event.ts'
import { noteWorked } from '../idempotency-context.ts'
import type { FactFeed } from './fact-feed.ts'
import { readTerminated } from './read-terminated.ts'

/** A fact as the API shows it: its body, its id, its version. */
export type ShownFact = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

export type FactBook = {
  readonly put: (
    kind: FactKind,
    id: string,
    body: unknown,
    stated: { readonly ifMatch: number | null; readonly now: number },
  ) => Promise<ShownFact>
  readonly get: (kind: FactKind, id: string) => Promise<ShownFact>
  readonly list: (kind: FactKind, organization: string | null, page: PageRequest) => Promise<Page<ShownFact>>
  readonly remove: (
    kind: FactKind,
    id: string,
    stated: { readonly ifMatch: number | null; readonly now: number },
  ) => Promise<void>
}

export type FactBookParts = {
  readonly db: Db
  readonly feed: Pick<FactFeed, 'made' | 'prepare'>
  readonly policy: () => CompiledPolicy
  readonly token: MakeToken
  /** Absent: nothing follows from any fact. */
  readonly stated?: FactsStated
}

/** What follows from facts, whatever dies or fails after their commit. */
export type FactsStated = {
  /** Whether anything follows from facts of the kind: others are written without a look at what was. */
  readonly isFollowed: (kind: FactKind) => boolean
  /** Notes what follows, in the transaction of the fact; answers the key of the note, null where nothing does. */
  readonly note: (tx: Db, stated: FactStated) => Promise<string | null>
  /** Does what was noted, if it can be done now: the fact is committed and in force here. */
  readonly follow: (key: string) => Promise<void>
}

/** What is stated of somebody or something, as it was and as it is now; null: nothing is. `position` is the one that the feed gave it. */
export type FactStated = {
  readonly kind: FactKind
  readonly id: string
  readonly before: unknown
  readonly after: unknown
  readonly position: number
  readonly now: number
}

const checkers: ReadonlyMap<FactKind, Checker<unknown>> = new Map<FactKind, Checker<unknown>>([
  ['permit', checkerOf<unknown>(PERMIT, 'fact.invalid')],
  ['consent', checkerOf<unknown>(CONSENT, 'fact.invalid')],
  ['organization', checkerOf<unknown>(ORGANIZATION, 'fact.invalid')],
  ['person', checkerOf<unknown>(PERSON, 'fact.invalid')],
  ...REGISTER_NAMES.map((name): [FactKind, Checker<unknown>] => [
    `register.${name}`,
    checkerOf<unknown>(REGISTERS[name], 'fact.invalid'),
  ]),
])

/** Whose fact it is, for the second wall in the database; registers belong to the installation. */
function organizationOf(kind: FactKind, id: string, body: Readonly<Record<string, unknown>>): string | null {
  if (kind === 'organization') return id
  const { organization } = body
  return (kind === 'consent' || kind === 'person') && typeof organization === 'string' ? organization : null
}

type Body = Readonly<Record<string, unknown>>

/** What of a terminated identity may be kept: keyed tokens of its identifiers. */
function tokensOf(entry: RegisterEntry<'terminated'>, token: MakeToken): Readonly<Record<string, unknown>> {
  const { email = null, phone = null, documentNumber = null, device = null, name = null, birthDate = null } = entry
  canonicalOf('email', email, canonicalEmail)
  canonicalOf('phone', phone, (text) => canonicalPhone(text, null) ?? nationalPhone(text, null))
  canonicalOf('documentNumber', documentNumber, canonicalDocument)
  const claims = { email, phone, documentNumber, device, name, birthDate, country: null }
  return { tokens: identityTokens(claims, token).map((made) => made.token), terminatedAt: entry.terminatedAt }
}

type Keeping = Pick<FactBookParts, 'token' | 'db'>

/** What of a fact is stored: of what people are known by no more than keyed hashes. */
async function keptOf(kind: FactKind, fields: Body, { token, db }: Keeping): Promise<Body> {
  if (kind === 'register.terminated') return tokensOf(readTerminated(fields), token)
  if (kind !== 'person') return fields
  const { phone, documentNumber, identifiers: _stated, ...rest } = fields
  const country = typeof phone === 'string' ? await countryOf(db, rest['organization']) : null
  const identifiers = [
    hashOf(token, 'phone', phone, (text) => canonicalPhone(text, country)),
    hashOf(token, 'documentNumber', documentNumber, canonicalDocument),
  ].filter((hash) => hash !== null)
  return identifiers.length === 0 ? rest : { ...rest, identifiers }
}

/** As the ledger has it: what another node stated a moment ago may not be in force here yet, and a hash stays as it was made. */
async function countryOf(db: Db, organization: unknown): Promise<string | null> {
  const fact = typeof organization === 'string' ? await getFact(db, 'organization', organization) : null
  const { country } = objectOf(fact?.body ?? {})
  return typeof country === 'string' ? country : null
}

const IS_NONE = {
  email: 'is no mail address',
  phone: 'is no phone number; write it with its country code, e.g. +44 20 7946 0958',
  documentNumber: 'is no number of a document',
} as const
type Identifier = keyof typeof IS_NONE

function hashOf(
  token: MakeToken,
  kind: Exclude<Identifier, 'email'>,
  stated: unknown,
  canonical: (text: string) => string | null,
): string | null {
  const value = canonicalOf(kind, stated, canonical)
  return value === null ? null : token(kind, value)
}

/** Null when it was not stated. Refuses what is none: hashed, nobody would see that it matches nothing. */
function canonicalOf(kind: Identifier, stated: unknown, canonical: (text: string) => string | null): string | null {
  if (typeof stated !== 'string' || stated.trim() === '') return null
  const value = canonical(stated)
  if (value !== null && value !== '') return value
  const detail = IS_NONE[kind]
  throw new Problem('fact.invalid', { detail: `${kind} ${detail}.`, errors: [{ pointer: `/${kind}`, detail }] })
}

/** Deadlines that nobody could read would be the policy's, and whoever stated them would not know. */
function demandDeadlines(stated: unknown): void {
  const unread = findUnreadDeadline(objectOf(stated ?? {}))
  if (unread === null) return
  const detail = 'is no deadline: write a severity from 1 to 4 and a time such as PT8H or P1D'
  const pointer = `/deadlines/${unread.replaceAll('~', '~0').replaceAll('/', '~1')}`
  throw new Problem('fact.invalid', { detail: `${pointer} ${detail}`, errors: [{ pointer, detail }] })
}

/** A fact as it is shown. Hashes of identifiers, and tokens of who was terminated, say nothing to anybody. */
function withoutHashes({ identifiers: _hashes, tokens: _tokens, ...rest }: Body): Body {
  return rest
}

function shown(fact: Fact): ShownFact {
  return { ...withoutHashes(objectOf(fact.body)), id: fact.key, version: fact.version }
}

type Written = { readonly kind: 'put' | 'deleted'; readonly position: number } | { readonly kind: 'refused' }

/** Writes a fact and notes what follows from it, both or neither. */
async function writeNoted<Outcome extends Written>(
  { db, stated }: Pick<FactBookParts, 'db' | 'stated'>,
  change: Pick<FactStated, 'kind' | 'id' | 'after' | 'now'>,
  write: (db: Db) => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly note: string | null }> {
  const { kind, id } = change
  return db.transaction(async (tx) => {
    const following = stated?.isFollowed(kind) === true ? stated : null
    if (following !== null) await lockFacts(tx) // what was is what this change is made of
    const before = following === null ? null : ((await getFact(tx, kind, id))?.body ?? null)
    const outcome = await write(tx)
    if (outcome.kind === 'refused') return { outcome, note: null }
    await noteWorked(tx)
    if (following === null) return { outcome, note: null }
    return { outcome, note: await following.note(tx, { ...change, before, position: outcome.position }) }
  })
}

export function createFactBook(parts: FactBookParts): FactBook {
  const { db, feed, policy, token, stated } = parts
  return {
    put: async (kind, id, sent, { ifMatch, now }) => {
      if (id.length > eventParts.ID_LIMIT)
        throw fieldProblem('fact.invalid', '/id', `must not have more than ${eventParts.ID_LIMIT} characters`)
      const body = objectOf(sent)
      checkers.get(kind)?.(body, '')
      const checked = validateFact(kind, body, policy().policy)
      if (!checked.ok) {
        const { message, hint, pointer } = checked.refusal
        throw new Problem('fact.invalid', {
          detail: hint === null ? message : `${message} ${hint}`,
          errors: [{ pointer, detail: message }],
        })
      }
      if (kind === 'organization') demandDeadlines(body['deadlines'])
      // What a fact states beside is ignored, and kept: a note of whoever states it, say.
      const { ifMatch: _asked, ...fields } = body
      const kept = await keptOf(kind, fields, { token, db })
      await feed.prepare({ kind, id, body: kept })
      const organization = organizationOf(kind, id, fields)
      const { outcome, note } = await writeNoted(parts, { kind, id, after: kept, now }, (tx) =>
        putFact(tx, { kind, key: id, organization, body: kept, expectedVersion: ifMatch, at: now }),
      )
      if (outcome.kind === 'refused') throw new Problem('fact.stale', { more: { version: outcome.refusal.version } })
      feed.made({ kind, id, body: kept, position: outcome.position })
      if (note !== null) await stated?.follow(note)
      return { ...withoutHashes(kept), id, version: outcome.version }
    },
    get: async (kind, id) => {
      const fact = await getFact(db, kind, id)
      if (fact === null) throw new Problem('fact.unknown', { detail: `There is no ${kind} "${id}".` })
      return shown(fact)
    },
    list: async (kind, organization, page) => {
      const { items, next } = await listFacts(db, kind, { organization }, page)
      return { items: items.map(shown), next }
    },
    remove: async (kind, id, { ifMatch, now }) => {
      const { outcome, note } = await writeNoted(parts, { kind, id, after: null, now }, (tx) =>
        deleteFact(tx, { kind, key: id, expectedVersion: ifMatch, at: now }),
      )
      if (outcome.kind === 'refused') {
        if (outcome.refusal.kind === 'fact.unknown')
          throw new Problem('fact.unknown', { detail: `There is no ${kind} "${id}".` })
        throw new Problem('fact.stale', { more: { version: outcome.refusal.version } })
      }
      feed.made({ kind, id, body: null, position: outcome.position })
      if (note !== null) await stated?.follow(note)
    },
  }
}
