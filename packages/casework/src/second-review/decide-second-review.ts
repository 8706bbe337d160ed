/** What may happen to a second review. It is taken for an hour, and free again when that is over. */
import type { ActionType, Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { strengthOf } from '../action/action-rules.ts'
import type { Lease } from '../case/case.ts'
import { worksOn } from '../case/queues.ts'
import { HOUR } from '../durations.ts'
import type { Staff } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type {
  Agreement,
  SecondReview,
  SecondReviewCommand,
  SecondReviewContents,
  SecondReviewEvent,
  Verdict,
} from './second-review.ts'

export const SECOND_REVIEW_LEASE = HOUR
export const NO_SECOND_REVIEW: SecondReview = { kind: 'none' }

export type SecondReviewRefusal = Refusal<
  | 'second-review.not-found'
  | 'second-review.exists'
  | 'second-review.not-blind'
  | 'second-review.taken'
  | 'second-review.not-taken'
  | 'second-review.judged'
  | 'second-review.not-judged'
  | 'second-review.agreed'
  | 'second-review.same-person'
  | 'second-review.reason-missing'
  | 'case.clause-missing'
  | 'case.actions-missing'
  | 'permission.queue'
>
type Decided = Result<readonly SecondReviewEvent[], SecondReviewRefusal>
type Drawn = Exclude<SecondReview, { kind: 'none' }>
type Unjudged = Extract<SecondReview, { kind: 'open' | 'taken' }>
type Command<Kind extends SecondReviewCommand['kind']> = Extract<SecondReviewCommand, { kind: Kind }>

export function decideSecondReview(command: SecondReviewCommand, found: SecondReview, now: Instant): Decided {
  if (command.kind === 'draw')
    return found.kind === 'none'
      ? ok([{ kind: 'second-review.drawn', review: command.review, at: now }])
      : no('second-review.exists')
  if (found.kind === 'none') return no('second-review.not-found')
  switch (command.kind) {
    case 'show':
      // Whoever has judged, or knew it before, learns nothing that matters here.
      if (!isUnjudged(found) || found.knownTo.includes(command.to)) return ok([])
      return ok([{ kind: 'second-review.shown', to: command.to, at: now }])
    case 'take':
      return decideTake(command.by, found, now)
    case 'release': {
      const held = decideHeld(command.by, found, now)
      return held.ok ? ok([{ kind: 'second-review.released', at: now }]) : held
    }
    case 'judge':
      return decideJudge(command, found, now)
    case 'settle':
      return decideSettle(command, found, now)
    default:
      return assertNever(command)
  }
}

function isUnjudged(found: Drawn): found is Unjudged {
  return found.kind === 'open' || found.kind === 'taken'
}

/** The lease that holds at this time, or null. */
export function secondReviewLease(found: SecondReview, now: Instant): Lease | null {
  return found.kind === 'taken' && found.lease.until > now ? found.lease : null
}

function decideTake(by: Staff, found: Drawn, now: Instant): Decided {
  if (!worksOn(by, found)) return no('permission.queue')
  if (!isUnjudged(found)) return no('second-review.judged')
  if (found.knownTo.includes(by.id)) return no('second-review.not-blind')
  const lease = secondReviewLease(found, now)
  if (lease !== null && lease.by !== by.id) return no('second-review.taken', { by: lease.by, until: lease.until })
  return ok([{ kind: 'second-review.taken', by: by.id, until: now + SECOND_REVIEW_LEASE, at: now }])
}

/** The review, in this person's hands. */
function decideHeld(by: Staff, found: Drawn, now: Instant): Result<Unjudged, SecondReviewRefusal> {
  if (!isUnjudged(found)) return no('second-review.judged')
  if (found.knownTo.includes(by.id)) return no('second-review.not-blind')
  const lease = secondReviewLease(found, now)
  if (lease === null) return no('second-review.not-taken')
  if (lease.by !== by.id) return no('second-review.taken', { by: lease.by, until: lease.until })
  return ok(found)
}

function decideJudge({ by, verdict, reason }: Command<'judge'>, found: Drawn, now: Instant): Decided {
  const held = decideHeld(by, found, now)
  if (!held.ok) return held
  if (verdict.kind === 'violation') {
    if (saysNothing(verdict.clause)) return no('case.clause-missing', { pointer: '/clause' })
    if (verdict.actions.length === 0) return no('case.actions-missing', { pointer: '/actions' })
  }
  if (saysNothing(reason)) return no('second-review.reason-missing', { pointer: '/reason' })
  const agreement = compareVerdicts(found.first.verdict, verdict)
  return ok([{ kind: 'second-review.judged', second: { by: by.id, at: now, verdict, reason, agreement }, at: now }])
}

function decideSettle({ by, outcome, reason }: Command<'settle'>, found: Drawn, now: Instant): Decided {
  if (found.kind !== 'judged') return no('second-review.not-judged')
  if (found.second.agreement === 'full') return no('second-review.agreed')
  if (by.id === found.first.by || by.id === found.second.by) return no('second-review.same-person')
  if (saysNothing(reason)) return no('second-review.reason-missing', { pointer: '/reason' })
  return ok([{ kind: 'second-review.settled', settled: { by: by.id, at: now, outcome, reason }, at: now }])
}

/** How far two people agree about a case. */
export function compareVerdicts(first: Verdict, second: Verdict): Agreement {
  if (first.kind === 'no-violation' || second.kind === 'no-violation')
    return first.kind === second.kind ? 'full' : 'none'
  const isSame = first.clause === second.clause && gravestOf(first.actions) === gravestOf(second.actions)
  return isSame ? 'full' : 'partly'
}

function gravestOf(actions: readonly ActionType[]): number {
  return Math.max(0, ...actions.map(strengthOf))
}

/** A second review after one event. Events that do not fit the state change nothing. */
export function evolveSecondReview(found: SecondReview, event: SecondReviewEvent): SecondReview {
  if (event.kind === 'second-review.drawn') return { ...event.review, kind: 'open' }
  if (found.kind === 'none') return found
  switch (event.kind) {
    case 'second-review.shown':
      return { ...found, knownTo: [...found.knownTo, event.to] }
    case 'second-review.taken':
      return { ...contentsOf(found), kind: 'taken', lease: { by: event.by, until: event.until } }
    case 'second-review.released':
      return { ...contentsOf(found), kind: 'open' }
    case 'second-review.judged':
      return { ...contentsOf(found), kind: 'judged', second: event.second }
    case 'second-review.settled':
      return found.kind === 'judged' ? { ...found, kind: 'settled', settled: event.settled } : found
    default:
      return assertNever(event)
  }
}

function contentsOf(found: Drawn): SecondReviewContents {
  const { decision, sample, drawnBy, drawnAt, first, knownTo, subject, queue, confidence } = found
  return { case: found.case, decision, sample, drawnBy, drawnAt, first, knownTo, subject, queue, confidence }
}
