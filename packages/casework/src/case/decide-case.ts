/** What may happen to a case. A claim is a lease: it renews while its holder works, and ends by itself. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { MINUTE } from '../durations.ts'
import type { Staff } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import { subjectKey } from '../subject.ts'
import type { Case, CaseCommand, CaseEvent, CheckCommand, DecideCommand } from './case.ts'
import { decideHands, isHandCommand } from './decide-hands.ts'
import { clausesOf } from './evolve-case.ts'
import { itemKey, leftAfter } from './item-key.ts'
import { leaseAt, mayTake, overOf } from './over.ts'
import { worksOn } from './queues.ts'
import { isSetAside } from './set-aside.ts'

export const LEASE = 15 * MINUTE

export type CaseRefusal = Refusal<
  | 'case.not-found'
  | 'case.exists'
  | 'case.claimed'
  | 'case.set-aside'
  | 'case.not-claimed'
  | 'case.decided'
  | 'case.not-decided'
  | 'case.not-waiting'
  | 'case.not-due'
  | 'case.stale'
  | 'case.subject'
  | 'case.clause-missing'
  | 'case.actions-missing'
  | 'case.reason-missing'
  | 'case.until'
  | 'case.words-missing'
  | 'case.merged'
  | 'case.not-merged'
  | 'case.same'
  | 'case.other-organization'
  | 'case.holds-others'
  | 'case.with-senior'
  | 'case.not-with-senior'
  | 'permission.queue'
>
type Decided = Result<readonly CaseEvent[], CaseRefusal>
type Opened = Exclude<Case, { kind: 'none' }>
type Command<Kind extends CaseCommand['kind']> = Extract<CaseCommand, { kind: Kind }>

export function decideCase(command: CaseCommand, found: Case, now: Instant): Decided {
  if (command.kind === 'open') return decideOpen(command, found, now)
  if (found.kind === 'none') return no('case.not-found')
  const by = 'by' in command && command.by !== 'clock' ? command.by : null
  if (by !== null && !worksOn(by, found)) return no('permission.queue')
  if (isHandCommand(command)) return decideHands(command, found, now)
  if (by !== null && !mayTake(command.kind, by, found)) return no('case.with-senior')
  const over = overOf(found)
  switch (command.kind) {
    case 'join':
      return decideJoin(command, found, now)
    case 'claim':
      // What somebody holds they may finish; what they set aside does not come into their hands anew.
      if (leaseAt(found, now)?.by !== command.by.id && isSetAside(command.by.setAside ?? [], clausesOf(found)))
        return over ?? no('case.set-aside')
      return decideClaim(command.by, found, now)
    case 'release':
      return decideRelease(command.by, found, now)
    case 'note':
      if (found.kind === 'merged') return no('case.merged', { case: found.into })
      if (saysNothing(command.text)) return no('case.words-missing', { pointer: '/text' })
      return ok([{ kind: 'case.noted', by: command.by.id, text: command.text, at: now }])
    case 'wait':
      return decideWait(command, found, now)
    case 'resume':
      return decideResume(command, found, now)
    case 'lapse':
      return decideLapse(found, now)
    case 'route':
      if (over !== null) return over
      if (command.queue === found.queue && command.language === found.language) return ok([])
      return ok([{ kind: 'case.routed', queue: command.queue, language: command.language, at: now }])
    case 'escalate':
      if (over !== null) return over
      if (found.deadline > now) return no('case.not-due', { until: found.deadline })
      return ok(found.escalatedAt === null ? [{ kind: 'case.escalated', at: now }] : [])
    case 'check':
      return decideCheck(command, found, now)
    case 'decide':
      return decideDecide(command, found, now)
    case 'reopen':
      if (found.kind !== 'decided' && found.kind !== 'settled') return no('case.not-decided')
      return ok([{ kind: 'case.reopened', why: command.why, deadline: command.deadline, at: now }])
    default:
      return assertNever(command)
  }
}

function decideOpen({ id, subject, family, item, deadline }: Command<'open'>, found: Case, now: Instant): Decided {
  if (found.kind !== 'none') return no('case.exists')
  return ok([{ kind: 'case.opened', id, subject, family, item, deadline, at: now }])
}

function decideJoin({ subject, family, item, deadline }: Command<'join'>, found: Opened, now: Instant): Decided {
  if (subjectKey(subject) !== subjectKey(found.subject) || family !== found.family) return no('case.subject')
  if (found.items.some((known) => itemKey(known) === itemKey(item))) return ok([])
  if (found.kind === 'decided' || found.kind === 'settled') return no('case.decided')
  const learned = found.subject.organization === null ? subject.organization : null
  const organization = learned === null ? {} : { organization: learned }
  return ok([{ kind: 'case.joined', item, deadline: Math.min(deadline, found.ownDeadline), ...organization, at: now }])
}

/** The events that bring the case into this person's hands, or the refusal that says whose it is. */
function decideClaim(by: Staff, found: Opened, now: Instant): Decided {
  const over = overOf(found)
  if (over !== null) return over
  const lease = leaseAt(found, now)
  if (lease !== null && lease.by !== by.id) return no('case.claimed', { by: lease.by, until: lease.until })
  const freed: readonly CaseEvent[] =
    found.kind === 'waiting'
      ? [{ kind: 'case.resumed', at: now }]
      : found.kind === 'claimed' && lease === null
        ? [{ kind: 'case.released', why: 'lease-over', at: now }]
        : []
  return ok([...freed, { kind: 'case.claimed', by: by.id, until: now + LEASE, at: now }])
}

function decideRelease(by: Staff, found: Opened, now: Instant): Decided {
  const lease = leaseAt(found, now)
  if (lease === null) return no('case.not-claimed')
  if (lease.by !== by.id) return no('case.claimed', { by: lease.by, until: lease.until })
  return ok([{ kind: 'case.released', why: 'given-back', at: now }])
}

function decideWait(command: Command<'wait'>, found: Opened, now: Instant): Decided {
  const over = overOf(found)
  if (over !== null) return over
  const lease = leaseAt(found, now)
  if (lease === null) return no('case.not-claimed')
  if (lease.by !== command.by.id) return no('case.claimed', { by: lease.by, until: lease.until })
  if (isStale(command.ifMatch, found)) return no('case.stale', { version: found.version })
  if (saysNothing(command.for)) return no('case.words-missing', { pointer: '/for' })
  if (command.until <= now) return no('case.until', { pointer: '/until' })
  return ok([{ kind: 'case.parked', by: command.by.id, for: command.for, until: command.until, at: now }])
}

function decideResume({ by }: Command<'resume'>, found: Opened, now: Instant): Decided {
  if (found.kind !== 'waiting') return no('case.not-waiting')
  if (by === 'clock' && found.until > now) return no('case.not-due', { until: found.until })
  return ok([{ kind: 'case.resumed', at: now }])
}

function decideLapse(found: Opened, now: Instant): Decided {
  if (found.kind !== 'claimed') return no('case.not-claimed')
  if (found.lease.until > now) return no('case.not-due', { until: found.lease.until })
  return ok([{ kind: 'case.released', why: 'lease-over', at: now }])
}

/** Deciding a case that nobody holds claims it in the same step, so two people never decide past each other. */
function decideDecide(command: DecideCommand, found: Opened, now: Instant): Decided {
  const claimed = decideClaim(command.by, found, now)
  if (!claimed.ok) return claimed
  if (isStale(command.ifMatch, found)) return no('case.stale', { version: found.version })
  const { outcome, reason, batch } = command
  if (outcome.kind === 'violation') {
    if (saysNothing(outcome.clause)) return no('case.clause-missing', { pointer: '/clause' })
    if (outcome.actions.length === 0) return no('case.actions-missing', { pointer: '/actions' })
  }
  if (saysNothing(reason)) return no('case.reason-missing', { pointer: '/reason' })
  const decision = { by: command.by.id, at: now, reason, batch, outcome }
  const held = leaseAt(found, now) !== null ? [] : claimed.value
  return ok([...held, { kind: 'case.decided', decision, at: now }])
}

/** What the decision of a case says that nobody decided. */
const CHECKED_AFTER_ALL = 'It has been checked by now, and nothing was found.'

/** Where nothing was found in anything that the case is about, nobody needs to decide it. */
function decideCheck({ cleared, found: foundIn, isMore }: CheckCommand, found: Opened, now: Instant): Decided {
  const over = overOf(found)
  if (over !== null) return over
  const check = { cleared, found: foundIn, at: now }
  const checked: CaseEvent = { kind: 'case.checked', ...check }
  if (isMore || leftAfter(found, check).length > 0) return ok([checked])
  const decision = {
    by: null,
    at: now,
    reason: CHECKED_AFTER_ALL,
    batch: null,
    outcome: { kind: 'no-violation' },
  } as const
  return ok([checked, { kind: 'case.decided', decision, at: now }])
}

function isStale(ifMatch: number | null, found: Opened): boolean {
  return ifMatch !== null && ifMatch !== found.version
}
