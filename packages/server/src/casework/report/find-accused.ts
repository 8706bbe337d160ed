/** What is known of what a report is about: the recorded decision, who is accused, and of which organization. */
import type { ReportAbout, Reporter, Subject } from '@goodstanding/casework'
import { type DecisionRow, findKeyHolders, getFact, type Page } from '@goodstanding/ledger'
import type { AccountId, OrganizationId } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { readDecision, readDecisions } from '../../vault/open-decisions.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { readRecorded } from '../read-stream.ts'

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
  readonly organization: OrganizationId | null
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
  const edits = await editsBy(db, row)
  for (let size = 0; size < known.size; ) {
    size = known.size
    for (const edit of edits) {
      const of = readRecorded(edit).edits
      if (of !== undefined && known.has(keyOf(of.source, of.id))) known.set(keyOf(edit.source, edit.eventId), edit)
    }
  }
  return [...known.values()].sort((a, b) => a.eventTime - b.eventTime || a.decidedAt - b.decidedAt)
}

const keyOf = (source: string, id: string): string => JSON.stringify([source, id])

/** The recorded edits of whoever sent a message, newest first. */
async function editsBy(db: VaultDb, { organization, actor }: DecisionRow): Promise<readonly DecisionRow[]> {
  const filter = {
    organization,
    actor,
    eventType: 'message.edit',
    effect: null,
    clause: null,
    from: null,
    until: null,
  }
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
 * Whom a report accuses. Who sent an event is as recorded, else as a node remembers, else as it is stated; the organization is
 * the event's, else that of the person's fact, or stays unknown.
 */
export async function findAccused(
  { authorOf }: Pick<Desk, 'authorOf'>,
  db: VaultDb,
  stated: StatedAbout,
): Promise<Accused> {
  const decision = stated.event === undefined ? null : await findDecisionOf(db, stated.event)
  const author = decision === null && stated.event !== undefined ? ((await authorOf?.(stated.event)) ?? null) : null
  const account = decision?.actor ?? author?.account ?? stated.account ?? null
  const accountId = account === null ? null : asId<AccountId>(account)
  const known = decision?.organization ?? author?.organization ?? null
  const organization = stated.organization ?? known ?? (await organizationOf(db, account))
  return {
    about: aboutOf(stated, accountId),
    account: accountId,
    named: [...new Set([account, stated.account ?? null])].flatMap((id) => (id === null ? [] : [asId<AccountId>(id)])),
    organization: organization === null ? null : asId(organization),
    decision,
  }
}

function aboutOf({ event, organization }: StatedAbout, account: AccountId | null): ReportAbout {
  if (event !== undefined) return { kind: 'event', source: event.source, id: event.id, account }
  if (account !== null) return { kind: 'account', account }
  if (organization !== undefined) return { kind: 'organization', organization: asId(organization) }
  return { kind: 'text' }
}

async function organizationOf(db: VaultDb, account: string | null): Promise<string | null> {
  if (account === null) return null
  const person = await getFact(db, 'person', account)
  return person?.organization ?? null
}

/** What a case about this is about: the account or organization accused, else the thing itself. */
export function subjectOf({ about, account, organization, decision }: Accused, own: Reporter, report: string): Subject {
  if (account !== null) return { type: 'account', id: account, organization: organization ?? own.organization }
  if (about.kind === 'organization') return { type: 'organization', id: about.organization, organization }
  const id = decision === null ? report : `dec_${decision.id}`
  return { type: 'content', id, organization: organization ?? own.organization }
}
