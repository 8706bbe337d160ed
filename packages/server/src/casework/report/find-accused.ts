/** What is known of what a report is about: the recorded decision, who is accused, and of which organization. */
import type { ReportAbout, Reporter, Subject } from '@goodstanding/casework'
import { type Db, type DecisionRow, findDecision, findKeyHolders, getFact, listDecisions } from '@goodstanding/ledger'
import type { AccountId, OrganizationId } from '@goodstanding/model'
import { asId } from '../read-id.ts'
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
  readonly account: AccountId | null
  readonly organization: OrganizationId | null
  /** The decision on the reported event; null when it was a plain allow, which nobody keeps. */
  readonly decision: DecisionRow | null
}

/** The recorded decision on an event, or null. */
export async function findDecisionOf(db: Db, { source, id }: EventReference): Promise<DecisionRow | null> {
  const [holder] = await findKeyHolders(db, [{ source, eventId: id }])
  return holder === undefined ? null : findDecision(db, holder.decisionId)
}

/** Edits of an event that were recorded, oldest first. */
export async function findEdits(db: Db, first: DecisionRow): Promise<readonly DecisionRow[]> {
  const filter = {
    organization: first.organization,
    actor: first.actor,
    eventType: 'message.edit',
    effect: null,
    clause: null,
    from: null,
    until: null,
  }
  const { items } = await listDecisions(db, filter, { limit: 200, cursor: null })
  return items
    .filter((row) => {
      const { edits } = readRecorded(row)
      return edits?.id === first.eventId && edits.source === first.source
    })
    .sort((a, b) => a.eventTime - b.eventTime || a.decidedAt - b.decidedAt)
}

/** Whom a report accuses. The accused's organization comes from the event, from the person's fact, or stays unknown. */
export async function findAccused(db: Db, stated: StatedAbout): Promise<Accused> {
  const decision = stated.event === undefined ? null : await findDecisionOf(db, stated.event)
  const account = stated.account ?? decision?.actor ?? null
  const accountId = account === null ? null : asId<AccountId>(account)
  const organization = stated.organization ?? decision?.organization ?? (await organizationOf(db, account))
  return {
    about: aboutOf(stated, accountId),
    account: accountId,
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

async function organizationOf(db: Db, account: string | null): Promise<string | null> {
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
