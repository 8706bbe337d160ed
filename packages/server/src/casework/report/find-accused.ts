/** What is known of what a report is about: the recorded decision, who is accused, and of which organization. */
import type { ReportAbout, Reporter, Subject } from '@goodstanding/casework'
import type { Author } from '@goodstanding/engine'
import { type DecisionRow, findKeyHolders, getFact, type Page } from '@goodstanding/ledger'
import type { AccountId, OrganizationId } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { readDecision, readDecisions } from '../../vault/open-decisions.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { readRecorded } from '../read-stream.ts'
import { couldSee } from './could-see.ts'

export type EventReference = { readonly source: string; readonly id: string }

/** `about` as it comes in a body. */
export type StatedAbout = {
  readonly event?: EventReference
  readonly account?: string
  readonly organization?: string
}

export type Accused = {
  readonly about: ReportAbout
  /** Null: nobody is named, and nobody knows who sent the event. */
  readonly account: AccountId | null
  /** Whoever it may be about: who sent the event, and whom the reporter says did. */
  readonly named: readonly AccountId[]
  /** Whose they are by what we know, else by what the reporter says. */
  readonly organization: OrganizationId | null
  /** Whose they are by what we know: nobody becomes a member of an organization because somebody there accuses them. */
  readonly belongsTo: OrganizationId | null
  /** The decision on the reported event; null when it was a plain allow, which nobody keeps. */
  readonly decision: DecisionRow | null
}

/** The recorded decision on an event, or null. */
export async function findDecisionOf(db: VaultDb, { source, id }: EventReference): Promise<DecisionRow | null> {
  const [holder] = await findKeyHolders(db, [{ source, eventId: id }])
  return holder === undefined ? null : readDecision(db, holder.decisionId)
}

const EDITS_AT_ONCE = 200
/** More edits of one message than this are no edits any more. */
const EDITS_LOOKED_AT = 2_000

/**
 * Every recorded version of a message, oldest first: what was sent and each edit, also edits of edits. It may start from any of
 * them.
 */
export async function findVersions(db: VaultDb, row: DecisionRow): Promise<readonly DecisionRow[]> {
  const known = new Map([[keyOf(row.source, row.eventId), row]])
  for (let first = row; known.size < EDITS_AT_ONCE; ) {
    const { edits } = readRecorded(first)
    const before = edits === undefined ? null : await findDecisionOf(db, edits)
    if (before === null || known.has(keyOf(before.source, before.eventId))) break
    known.set(keyOf(before.source, before.eventId), before)
    first = before
  }
  addEdits(known, await editsBy(db, row))
  return inOrder([...known.values()])
}

/** The recorded edits of a message that nobody recorded itself, being a plain allow; oldest first. None of one that was recorded. */
export async function findEdits(
  db: VaultDb,
  { about, decision, account, belongsTo }: Accused,
): Promise<readonly DecisionRow[]> {
  if (decision !== null || about.kind !== 'event' || account === null) return []
  const { source, id } = about
  const author = { organization: belongsTo, actor: account }
  const known = new Map<string, DecisionRow | null>([[keyOf(source, id), null]])
  addEdits(known, await editsBy(db, author))
  return inOrder([...known.values()].filter((row) => row !== null))
}

/** Adds the edits of what is known, and the edits of those. */
function addEdits(known: Map<string, DecisionRow> | Map<string, DecisionRow | null>, edits: readonly DecisionRow[]) {
  for (let size = 0; size < known.size; ) {
    size = known.size
    for (const edit of edits) {
      const of = readRecorded(edit).edits
      if (of !== undefined && known.has(keyOf(of.source, of.id))) known.set(keyOf(edit.source, edit.eventId), edit)
    }
  }
}

const inOrder = (rows: readonly DecisionRow[]): readonly DecisionRow[] =>
  rows.toSorted((a, b) => a.eventTime - b.eventTime || a.decidedAt - b.decidedAt)

const keyOf = (source: string, id: string): string => JSON.stringify([source, id])

/** The recorded edits of whoever sent a message, newest first. */
async function editsBy(
  db: VaultDb,
  { organization, actor }: { readonly organization: string | null; readonly actor: string },
): Promise<readonly DecisionRow[]> {
  const filter = { ...ANY, organization, actor, eventType: 'message.edit' }
  const found: DecisionRow[] = []
  let cursor: string | null = null
  do {
    const page: Page<DecisionRow> = await readDecisions(db, filter, { limit: EDITS_AT_ONCE, cursor })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null && found.length < EDITS_LOOKED_AT)
  return found
}

/**
 * Asks who sent an event that nobody recorded, before a transaction is open: other nodes know, and to ask them takes a connection. Of as many
 * transactions as there are connections, each asking within itself, none would go on.
 */
export async function learnAuthor(
  { db, authorOf }: Pick<Desk, 'db' | 'authorOf'>,
  { event }: StatedAbout,
): Promise<void> {
  if (event !== undefined && authorOf !== undefined && (await findDecisionOf(db, event)) === null) await authorOf(event)
}

export type Accusing = {
  readonly stated: StatedAbout
  /** Of whoever accuses. */
  readonly own: string | null
  /** Whom they name, of what is stated. */
  readonly named?: string | undefined
  /** Who asks for themselves, and is told no more than they could see; absent: a service does. */
  readonly seenBy?: Reporter
  /** As a report had it whose event nobody remembers any more. */
  readonly onlyFor?: OrganizationId | undefined
}

/**
 * Whom a report accuses. Who sent an event is as recorded, else as a node remembers, else as it is stated; the organization is
 * the event's, else that of the person's fact, else the reporter's where they were seen there, else as it is stated, or stays unknown.
 */
export async function findAccused(
  { authorOf }: Pick<Desk, 'authorOf'>,
  db: VaultDb,
  accusing: Accusing,
): Promise<Accused> {
  const { stated, own } = accusing
  const decision = stated.event === undefined ? null : await findDecisionOf(db, stated.event)
  const author = decision === null && stated.event !== undefined ? ((await authorOf?.(stated.event)) ?? null) : null
  const account = decision?.actor ?? author?.account ?? stated.account ?? null
  const accountId = account === null ? null : asId<AccountId>(account)
  const recorded = decision?.organization ?? author?.organization ?? null
  const known = recorded ?? (account === null ? null : await organizationOf(db, account, own))
  const organization = known ?? stated.organization ?? null
  return {
    about: aboutOf(stated, accountId, { ...accusing, onlyFor: toldOnly(accusing, { decision, author }) }),
    account: accountId,
    named: [...new Set([account, stated.account ?? null])].flatMap((id) => (id === null ? [] : [asId<AccountId>(id)])),
    organization: organization === null ? null : asId(organization),
    belongsTo: known === null ? null : asId(known),
    decision,
  }
}

/** Who could see what was plainly allowed is kept by nobody: an id is all that whoever names it has shown, and ids can be guessed. */
function toldOnly(
  { seenBy, onlyFor }: Accusing,
  { decision, author }: { readonly decision: DecisionRow | null; readonly author: Author | null },
): OrganizationId | undefined {
  const sent = decision ?? author
  if (sent === null) return onlyFor
  if (seenBy === undefined || author?.account === seenBy.id) return undefined
  if (decision !== null && couldSee(seenBy, decision)) return undefined
  return asId(sent.organization)
}

function aboutOf(
  { event, organization }: StatedAbout,
  account: AccountId | null,
  { named, onlyFor }: Pick<Accusing, 'named' | 'onlyFor'>,
): ReportAbout {
  if (event !== undefined)
    return {
      ...{ kind: 'event', source: event.source, id: event.id, account },
      ...(named === undefined ? {} : { named: asId<AccountId>(named) }),
      ...(onlyFor === undefined ? {} : { onlyFor }),
    }
  if (account !== null) return { kind: 'account', account }
  if (organization !== undefined) return { kind: 'organization', organization: asId(organization) }
  return { kind: 'text' }
}

/** Of which organization somebody is: as the service told us, else `own` where a recorded decision is about them there. */
export async function organizationOf(db: VaultDb, account: string, own: string | null): Promise<string | null> {
  const person = await getFact(db, 'person', account)
  if (person !== null || own === null) return person?.organization ?? null
  const seen = { ...ANY, organization: own, actor: account }
  const { items } = await readDecisions(db, seen, { limit: 1, cursor: null })
  return items.length > 0 ? own : null
}

const ANY = { organization: null, actor: null, eventType: null, effect: null, clause: null, from: null, until: null }

/** What a case about this is about: the account or organization accused, else the thing itself. */
export function subjectOf(accused: Accused, own: Reporter, report: string): Subject {
  const { about, account, organization, belongsTo, decision } = accused
  // Whose administrators read what is done about somebody must not hang on who accuses them.
  if (account !== null) return { type: 'account', id: account, organization: belongsTo }
  if (about.kind === 'organization') return { type: 'organization', id: about.organization, organization }
  const id = decision === null ? report : `dec_${decision.id}`
  return { type: 'content', id, organization: organization ?? own.organization }
}
