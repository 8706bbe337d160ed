/**
 * An organization whose last administrator cannot act any more has a deadline to name one; then what administrators do is
 * limited, until there is one again. All of it runs on a timer in the database.
 */
import {
  type ActionTerms,
  type AdministratorGap,
  decideAction,
  findAdministratorGap,
  findCapabilityLoss,
  type StandingHistory,
  type StandingNow,
  findStanding,
  isAdministrator,
  NO_VERIFICATION,
  type OutgoingType,
} from '@goodstanding/casework'
import { findJob, getFact, listAdministered, lockStanding } from '@goodstanding/ledger'
import type { ActionId, Bilingual, Instant } from '@goodstanding/model'
import { addAction } from '../action/take-action.ts'
import { must } from '../asker.ts'
import type { Desk, StandingChange } from '../parts.ts'
import { allInStream, readGapSince, readPersonFact } from '../read-stream.ts'
import { asId } from '../read-id.ts'
import { instantText } from '../show.ts'
import { listAdministrators } from '../report/find-administrators.ts'
import { leaveAdministrators } from '../report/leave-administrators.ts'
import { readStandingNow } from '../standing/standing-now.ts'
import { mayAct } from '../standing/may-administer.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

const JOB = 'organization.administrator'
/** While `admin` is limited, it is looked at so often whether somebody was named. */
const LOOKED_AT_MS = 3_600_000

async function standingsOf(desk: Desk, unit: Unit, organization: string): Promise<readonly StandingNow[]> {
  const standings: StandingNow[] = []
  for (const id of await listAdministrators(desk, unit.tx, organization))
    standings.push(await readStandingNow(unit.tx, { type: 'account', id }, unit.now))
  return standings
}

/** Who of an organization's administrators may act now, by its own standing and by theirs. */
export async function administratorsWhoMayAct(
  desk: Desk,
  unit: Unit,
  organization: string,
): Promise<readonly string[]> {
  if (!(await mayAct(unit, organization))) return []
  const standings = await standingsOf(desk, unit, organization)
  return standings.filter((standing) => canAdminister(standing, unit.now)).map(({ subject }) => subject.id)
}

async function findGap(desk: Desk, unit: Unit, organization: string, since: Instant): Promise<AdministratorGap> {
  return findAdministratorGap(await standingsOf(desk, unit, organization), since, unit.now)
}

/** Whether a standing, of an account or an organization, leaves it what administrators do. */
const canAdminister = (standing: StandingNow, now: Instant): boolean =>
  findCapabilityLoss(standing, null, 'admin', now) === null

/**
 * A standing has changed: an account may have been the last administrator, or be one again; what waits with administrators who may
 * not act any more is brought to the operator.
 */
export async function followAdministrator(
  desk: Desk,
  unit: Unit,
  { subject, before, after }: StandingChange,
): Promise<void> {
  const canAct = (history: StandingHistory): boolean =>
    canAdminister(findStanding({ subject, history, verification: NO_VERIFICATION }, unit.now), unit.now)
  if (before.size + after.size === 0) return // nobody ever barred them
  const [could, can] = [canAct(before), canAct(after)]
  if (subject.type === 'organization') {
    if (could && !can) leaveAdministrators(unit, subject.id)
    return
  }
  for (const organization of await organizationsOf(unit, subject.id)) {
    // Of the last two, barred at one moment, each would be taken for one who is left.
    await lockStanding(unit.tx, `organization/${organization}`)
    // What has ended by itself was over before anybody looked: whether a deadline runs tells.
    if (can) await lookForAdministrator(desk, unit, organization)
    else if (could) {
      await noticeGap(desk, unit, organization, causeOf(after, unit.now))
      leaveAdministrators(unit, organization)
    }
  }
}

function causeOf(history: StandingHistory, now: Instant): string {
  const taken = [...history.values()].flatMap(({ terms, takenAt }) =>
    terms === null || takenAt === null || takenAt > now ? [] : [{ id: terms.id, takenAt, type: terms.type }],
  )
  const barring = taken.filter(({ type }) => type === 'suspend' || type === 'terminate' || type === 'limit')
  return barring.toSorted((a, b) => b.takenAt - a.takenAt)[0]?.id ?? ''
}

/** What somebody administers. A fact about a person goes before a token that they once had. */
export async function organizationsOf(unit: Unit, account: string): Promise<readonly string[]> {
  const fact = await getFact(unit.tx, 'person', account)
  if (fact === null) return listAdministered(unit.tx, account)
  const stated = readPersonFact(fact.body)
  return isAdministrator(stated) ? [stated.organization] : []
}

async function noticeGap(desk: Desk, unit: Unit, organization: string, cause: string): Promise<void> {
  if ((await findJob(unit.tx, { kind: JOB, key: organization })) !== null) return // the deadline runs already
  const gap = await findGap(desk, unit, organization, unit.now)
  if (gap.kind !== 'name-one') return
  unit.schedule({ kind: JOB, key: organization, payload: { since: unit.now, cause }, due: gap.until })
  tell(unit, 'administrator.missing', organization, { until: instantText(gap.until) })
}

/**
 * Who administers an organization has changed by a fact: where all who are left are barred, the deadline runs as when the last one was. One
 * whom the service leaves without any administrator has none to name: nobody was barred there.
 */
export async function noticeLeftBarred(desk: Desk, unit: Unit, organization: string): Promise<void> {
  const standings = await standingsOf(desk, unit, organization)
  if (standings.some((standing) => canAdminister(standing, unit.now))) return
  const cause = standings.flatMap(({ by }) => by?.action ?? [])[0]
  if (cause !== undefined) await noticeGap(desk, unit, organization, cause)
}

function tell(unit: Unit, type: OutgoingType, organization: string, data: Readonly<Record<string, unknown>>): void {
  unit.tell({ type, subject: `organization/${organization}`, organization, data: { organization, ...data } })
}

/** Somebody was named, or may act again: the deadline is met, and a limit that followed ends. */
export async function lookForAdministrator(desk: Desk, unit: Unit, organization: string): Promise<void> {
  const job = await findJob(unit.tx, { kind: JOB, key: organization })
  if (job === null) return
  const gap = await findGap(desk, unit, organization, readGapSince(job.payload).since)
  if (gap.kind !== 'none') return
  unit.cancel({ kind: JOB, key: organization })
  for (const id of await followUpsOf(unit, organization)) {
    const found = await unit.load(ACTIONS, id)
    const events = must(decideAction({ kind: 'lift' }, found, unit.now))
    const { action } = await addAction(desk, unit, { id, events })
    tell(unit, 'action.ended', organization, {
      action: id,
      type: action.terms.type,
      capability: action.terms.capability,
      clause: action.terms.clause,
    })
  }
  tell(unit, 'administrator.named', organization, {})
}

async function followUpsOf(unit: Unit, organization: string): Promise<readonly ActionId[]> {
  const active = await allInStream(unit.tx, ACTIONS, [
    { column: 'subject_key', test: 'is', value: `organization/${organization}` },
    { column: 'status', test: 'is', value: 'active' },
  ])
  return active.flatMap(({ state }) =>
    state.kind === 'active' && state.terms.followUp === 'administrator-missing' ? [state.terms.id] : [],
  )
}

/** The deadline to name an administrator has passed, or the limit is looked at again. */
export async function passAdministratorDeadline(desk: Desk, unit: Unit, organization: string, payload: unknown) {
  const { since, cause } = readGapSince(payload)
  unit.schedule({ kind: JOB, key: organization, payload: { since, cause }, due: unit.now + LOOKED_AT_MS })
  const gap = await findGap(desk, unit, organization, since)
  if (gap.kind === 'none') return lookForAdministrator(desk, unit, organization)
  if (gap.kind === 'name-one') {
    unit.schedule({ kind: JOB, key: organization, payload: { since, cause }, due: gap.until })
    return
  }
  if ((await followUpsOf(unit, organization)).length > 0) return
  await limitAdmin(desk, unit, organization, cause)
}

const FACTS: Bilingual = {
  en: 'The organization has no administrator who can act, and none was named in time. This limit ends when one is named.',
  zh: '该组织没有可履行职责的管理员，且未在期限内指定。指定管理员后，本限制即解除。',
}

async function limitAdmin(desk: Desk, unit: Unit, organization: string, cause: string): Promise<void> {
  const causing = await unit.load(ACTIONS, asId(cause))
  if (causing.kind === 'none') return
  const { clause, severity, policy } = causing.terms
  const id = asId<ActionId>(unit.newId('act'))
  const terms: ActionTerms = {
    id,
    type: 'limit',
    subject: { type: 'organization', id: organization, organization: asId(organization) },
    capability: 'admin',
    until: null,
    clause,
    severity,
    policy,
    reason: FACTS.en,
    facts: FACTS,
    violation: `${cause}/follow-up`,
    holder: null,
    case: null,
    withoutPriorNotice: null,
    exportWindow: 'usual',
    followUp: 'administrator-missing',
    earlyRelease: null,
  }
  const found = await unit.load(ACTIONS, id)
  const by = { kind: 'machine', decision: cause, rule: 'administrator-missing' } as const
  const events = must(decideAction({ kind: 'follow', terms, by }, found, unit.now))
  await addAction(desk, unit, { id, events })
}
