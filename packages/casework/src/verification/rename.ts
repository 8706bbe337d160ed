/** A badge is of a name: under another one it ends soon, unless the organization proves itself again or takes its own name back. */
import type { Instant, Result } from '@goodstanding/model'
import { ok } from '@goodstanding/model'
import { DAY } from '../durations.ts'
import { no, type Refusal } from '../refusal.ts'
import { namedBadge, REMINDERS } from './badge.ts'
import type { Verification, VerificationEvent, Verified } from './verification.ts'

/** Under another name a badge runs on for so long, in which the organization proves itself again. */
const RENAMED_FOR = REMINDERS[0] * DAY

const spelled = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Whether a name is no new one: but for case, width and spaces the same. */
export function isSameName(one: string, other: string): boolean {
  return spelled(one) === spelled(other)
}

/** What an organization's name of now does to its badge. A badge of nobody knows which name takes every other name for a new one. */
export function decideRename(
  name: string,
  found: Verification,
  now: Instant,
): Result<readonly VerificationEvent[], Refusal<'verification.state'>> {
  const verified = namedBadge(found)
  if (verified === null) return no('verification.state')
  const { renamed } = verified
  if (verified.name !== undefined && isSameName(verified.name, name))
    return ok(renamed === undefined ? [] : [{ kind: 'verification.renamed-back', at: now }])
  if (renamed !== undefined && isSameName(renamed.name, name)) return ok([])
  // Names that follow one another give no more time: the first one said when it ends.
  const until = renamed === undefined ? Math.min(verified.until, now + RENAMED_FOR) : verified.until
  return ok([{ kind: 'verification.renamed', name, until, at: now }])
}

/** The badge under another name: its end is announced. */
export function renamedAs(
  verified: Verified,
  { name, until, at }: Extract<VerificationEvent, { kind: 'verification.renamed' }>,
): Verified {
  const { reminded, renamed } = verified
  // All names that follow one another lead back to the same.
  const before = renamed === undefined ? { until: verified.until, reminded } : renamed.before
  return {
    ...verified,
    until,
    reminded: reminded.length > 0 ? reminded : [REMINDERS[0]],
    renamed: { name, at: renamed?.at ?? at, ...(before === undefined ? {} : { before }) },
  }
}

/** The badge under its own name again: it ends when it would have. */
export function renamedBack({ renamed, ...verified }: Verified): Verified {
  return { ...verified, ...renamed?.before }
}

/**
 * The badge as a reversal gives it back. A name that was taken while it was away could not be proven then: its days begin now. One that was
 * taken before has as many as it had.
 */
export function givenBack(
  verified: Verified,
  { away, now }: { readonly away: Instant; readonly now: Instant },
): Verified {
  const { renamed } = verified
  if (renamed === undefined || renamed.at < away) return verified
  return { ...verified, until: Math.min(renamed.before?.until ?? verified.until, now + RENAMED_FOR) }
}
