/** Applying for the badge, granting it, and what time and actions do to it. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { DAY } from '../durations.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import { COOL_DOWN, coolsUntil, namedBadge, papersEnd, reminderDue, statusOf, verifiedOf } from './badge.ts'
import { decideRename, givenBack, renamedAs, renamedBack } from './rename.ts'
import type {
  Application,
  RefusedApplication,
  Verification,
  VerificationAsk,
  VerificationCommand,
  VerificationEvent,
  VerificationEvidence,
  Verified,
} from './verification.ts'

export const NO_VERIFICATION: Verification = { kind: 'none' }
/** So often an applicant is asked: then it is decided on what is there. */
export const ASKED_MOST = 5
/** An answer is waited for no longer. */
export const ASKED_FOR = 90 * DAY

export type VerificationRefusal = Refusal<
  | 'verification.state'
  | 'verification.cooling-down'
  | 'verification.not-due'
  | 'verification.evidence-missing'
  | 'verification.unproven'
  | 'verification.until'
  | 'verification.reason-missing'
  | 'verification.asked'
  | 'verification.not-asked'
  | 'verification.asks'
  | 'verification.words-missing'
>
type Decided = Result<readonly VerificationEvent[], VerificationRefusal>
type Command<Kind extends VerificationCommand['kind']> = Extract<VerificationCommand, { kind: Kind }>

export function decideVerification(command: VerificationCommand, found: Verification, now: Instant): Decided {
  switch (command.kind) {
    case 'apply':
      return decideApply(command, found, now)
    case 'verify':
      return decideVerify(command, found, now)
    case 'check': {
      if (found.kind !== 'pending') return notPending(found)
      const { evidence } = command
      const isNews = JSON.stringify(evidence) !== JSON.stringify(found.evidence)
      return ok(isNews ? [{ kind: 'verification.checked', evidence, at: now }] : [])
    }
    case 'refuse':
      if (found.kind !== 'pending') return notPending(found)
      if (saysNothing(command.reason)) return no('verification.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'verification.refused', by: command.by.id, reason: command.reason, at: now }])
    case 'ask':
      return decideAsk(command, found, now)
    case 'answer':
      return decideAnswer(command, found, now)
    case 'lapse-ask': {
      const ask = openAsk(found)
      if (ask === null) return no('verification.not-asked')
      return ask.until > now
        ? no('verification.not-due', { until: ask.until })
        : ok([{ kind: 'verification.ask-lapsed', at: now }])
    }
    case 'remind': {
      const verified = verifiedOf(found)
      if (verified === null) return no('verification.state')
      const days = reminderDue(verified, now)
      return days === null ? no('verification.not-due') : ok([{ kind: 'verification.expiring', days, at: now }])
    }
    case 'rename':
      return decideRename(command.name, found, now)
    case 'expire': {
      const verified = verifiedOf(found)
      if (verified === null) return no('verification.state')
      if (verified.until > now) return no('verification.not-due', { until: verified.until })
      return ok([{ kind: 'verification.expired', at: now }])
    }
    case 'revoke':
      // An application is closed with it: after a revocation none is taken.
      if (found.kind !== 'pending' && verifiedOf(found) === null) return no('verification.state')
      return ok([{ kind: 'verification.revoked', action: command.action, at: now }])
    case 'revoke-again': {
      if (found.kind !== 'revoked') return no('verification.state')
      const { revokedAt } = command
      const isNews = revokedAt !== (found.lastRevokedAt ?? found.at)
      return ok(isNews ? [{ kind: 'verification.revoked-again', revokedAt, at: now }] : [])
    }
    case 'restore':
      if (found.kind !== 'revoked' || found.action !== command.action) return no('verification.state')
      return ok([{ kind: 'verification.restored', action: command.action, at: now }])
    default:
      return assertNever(command)
  }
}

function decideApply(
  { organization, evidence, proofsFollow, deadline, revokedAt }: Command<'apply'>,
  found: Verification,
  now: Instant,
): Decided {
  if (found.kind === 'pending' || found.kind === 'verified') return no('verification.state')
  const until = found.kind === 'revoked' ? coolsUntil(found) : revokedAt === null ? now : revokedAt + COOL_DOWN
  if (until > now) return no('verification.cooling-down', { until })
  if (evidence.length === 0 && proofsFollow !== true)
    return no('verification.evidence-missing', { pointer: '/evidence' })
  return ok([{ kind: 'verification.applied', organization, evidence, deadline, at: now }])
}

/** Why nothing is done about an application: a revocation closed it, or there is none. */
function notPending(found: Verification): Decided {
  return found.kind === 'revoked'
    ? no('verification.cooling-down', { until: coolsUntil(found) })
    : no('verification.state')
}

function decideVerify(command: Command<'verify'>, found: Verification, now: Instant): Decided {
  const { by, evidence, until, name, revokedAt } = command
  if (found.kind !== 'pending') return notPending(found)
  // An application that an older product left open beside a revocation waits no less than a new one.
  if (revokedAt !== null && revokedAt + COOL_DOWN > now)
    return no('verification.cooling-down', { until: revokedAt + COOL_DOWN })
  if (!evidence.some(({ checked }) => checked === 'proven'))
    return no('verification.unproven', { pointer: '/evidence' })
  // What somebody looked up is a proof; a document that nobody sent is none, and would have no end that the badge keeps to.
  const sent = new Set(documentsIn(found.evidence))
  const unsent = evidence.findIndex((one) => documentsIn([one]).some((value) => !sent.has(value)))
  if (unsent !== -1) return no('verification.unproven', { pointer: `/evidence/${unsent}/value` })
  if (until <= now || until > papersEnd(evidence)) return no('verification.until', { pointer: '/until' })
  const verified = { evidence, by: by.id, at: now, until, reminded: [], ...(name === null ? {} : { name }) }
  return ok([{ kind: 'verification.verified', verified, at: now }])
}

function documentsIn(evidence: readonly VerificationEvidence[]): readonly string[] {
  return evidence.flatMap(({ kind, value }) => (kind === 'document' ? [value] : []))
}

/** What the applicant is asked for now, or null. */
export function openAsk(found: Verification): VerificationAsk | null {
  const last = found.kind === 'pending' ? found.asks.at(-1) : undefined
  return last !== undefined && last.end === null ? last : null
}

function decideAsk({ by, items, until }: Command<'ask'>, found: Verification, now: Instant): Decided {
  if (found.kind !== 'pending') return notPending(found)
  const open = openAsk(found)
  if (open !== null) return no('verification.asked', { until: open.until })
  if (found.asks.length >= ASKED_MOST) return no('verification.asks')
  if (items.length === 0) return no('verification.words-missing', { pointer: '/items' })
  const silent = items.findIndex(({ text }) => saysNothing(text.en) || saysNothing(text.zh))
  if (silent !== -1) return no('verification.words-missing', { pointer: `/items/${silent}/text` })
  if (until <= now || until > now + ASKED_FOR) return no('verification.until', { pointer: '/until' })
  return ok([{ kind: 'verification.asked', ask: { by: by.id, items, askedAt: now, until, end: null }, at: now }])
}

function decideAnswer({ text, evidence }: Command<'answer'>, found: Verification, now: Instant): Decided {
  if (found.kind !== 'pending') return notPending(found)
  if (openAsk(found) === null) return no('verification.not-asked')
  if (saysNothing(text) && evidence.length === 0) return no('verification.words-missing', { pointer: '/text' })
  const known = new Set(found.evidence.map(({ kind, value }) => `${kind} ${value}`))
  const added = evidence.filter(({ kind, value }) => !known.has(`${kind} ${value}`))
  return ok([{ kind: 'verification.answered', text, evidence: added, at: now }])
}

/** That the last application was refused; undefined: none was since. */
export function refusedOf(found: Verification): RefusedApplication | undefined {
  return found.kind === 'pending' || found.kind === 'revoked' ? undefined : found.refused
}

export function evolveVerification(found: Verification, event: VerificationEvent): Verification {
  switch (event.kind) {
    case 'verification.applied':
      return {
        kind: 'pending',
        organization: event.organization,
        evidence: event.evidence,
        appliedAt: event.at,
        deadline: event.deadline,
        asks: [],
        current: verifiedOf(found),
        ...grantedOf(found),
      }
    case 'verification.checked':
      return found.kind === 'pending' ? { ...found, evidence: event.evidence } : found
    case 'verification.asked':
      return found.kind === 'pending' ? { ...found, asks: [...found.asks, event.ask] } : found
    case 'verification.answered':
      return endAsk(found, { kind: 'answered', text: event.text, at: event.at }, event.evidence)
    case 'verification.ask-lapsed':
      return endAsk(found, { kind: 'unanswered', at: event.at }, [])
    case 'verification.verified':
      return withBadge(event.verified)
    case 'verification.refused': {
      const refused = { reason: event.reason, at: event.at }
      const badge = found.kind === 'pending' ? found.current : null
      return badge === null
        ? { kind: 'none', refused, ...grantedOf(found) }
        : { kind: statusOf(badge), verified: badge, refused }
    }
    case 'verification.expiring':
      return withChanged(found, (verified) => ({ ...verified, reminded: [...verified.reminded, event.days] }))
    case 'verification.renamed':
      return withChanged(found, (verified) => renamedAs(verified, event))
    case 'verification.renamed-back':
      return withChanged(found, renamedBack)
    case 'verification.expired': {
      const [refused, ended] = [refusedOf(found), verifiedOf(found)]
      const granted = ended === null ? {} : { grantedAt: ended.at }
      if (found.kind === 'pending') return { ...found, current: null, ...granted }
      return { ...NO_VERIFICATION, ...(refused === undefined ? {} : { refused }), ...granted }
    }
    case 'verification.revoked': {
      const { action, at } = event
      const was = verifiedOf(found)
      if (found.kind === 'pending') return { kind: 'revoked', action, at, was, application: applicationOf(found) }
      return was === null ? found : { kind: 'revoked', action, at, was }
    }
    case 'verification.revoked-again':
      return found.kind === 'revoked' ? { ...found, lastRevokedAt: event.revokedAt } : found
    case 'verification.restored':
      return found.kind === 'revoked' ? restored(found, event.at) : found
    default:
      return assertNever(event)
  }
}

/** The reviewer's deadline moves by as long as they waited for the applicant. */
function endAsk(
  found: Verification,
  end: NonNullable<VerificationAsk['end']>,
  added: Extract<Verification, { kind: 'pending' }>['evidence'],
): Verification {
  const ask = openAsk(found)
  if (found.kind !== 'pending' || ask === null) return found
  return {
    ...found,
    evidence: [...found.evidence, ...added],
    asks: [...found.asks.slice(0, -1), { ...ask, end }],
    deadline: found.deadline + (end.at - ask.askedAt),
  }
}

function applicationOf(found: Extract<Verification, { kind: 'pending' }>): Application {
  const { organization, evidence, appliedAt, deadline, asks, current } = found
  return { organization, evidence, appliedAt, deadline, asks, current, ...grantedOf(found) }
}

/** That a badge has ended by itself says of an older revocation that it is over, whatever becomes of the application after it. */
function grantedOf(found: Verification): { readonly grantedAt?: Instant } {
  const grantedAt = found.kind === 'none' || found.kind === 'pending' ? found.grantedAt : undefined
  return grantedAt === undefined ? {} : { grantedAt }
}

/** As it was, under the name that the organization took since. Who had something to answer or to decide has as long for it as they had left. */
function restored({ at, was, application }: Extract<Verification, { kind: 'revoked' }>, now: Instant): Verification {
  const badge = was === null ? null : givenBack(was, { away: at, now })
  if (application === undefined) return badge === null ? NO_VERIFICATION : withBadge(badge)
  const away = now - at
  const asks = application.asks.map((ask) => (ask.end === null ? { ...ask, until: ask.until + away } : ask))
  // While the applicant is asked the reviewer's deadline stands still, and moves by all that time when the question ends.
  const isAsked = asks.at(-1)?.end === null
  const deadline = application.deadline + (isAsked ? 0 : away)
  return { ...application, kind: 'pending', deadline, asks, current: badge }
}

/** What a reversal brings back. */
export function statusAfterRestoring({
  was,
  application,
}: Extract<Verification, { kind: 'revoked' }>): Verification['kind'] {
  if (application !== undefined) return 'pending'
  return was === null ? 'none' : statusOf(was)
}

function withBadge(verified: Verified): Extract<Verification, { kind: 'verified' | 'expiring' }> {
  return { kind: statusOf(verified), verified }
}

/** The badge as it is now. */
function withChanged(found: Verification, changed: (verified: Verified) => Verified): Verification {
  const verified = namedBadge(found)
  if (verified === null) return found
  const badge = changed(verified)
  if (found.kind === 'revoked') return { ...found, was: badge }
  if (found.kind === 'pending') return { ...found, current: badge }
  const refused = refusedOf(found)
  return refused === undefined ? withBadge(badge) : { ...withBadge(badge), refused }
}
