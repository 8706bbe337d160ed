/** Every version of the policy that anyone may read: when it counted, and what it says. */
import { type Db, findPolicyVersion, listPolicyVersions, type PolicyVersion } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { diffPolicies, type Policy, type PolicyDifference } from '@goodstanding/policy'
import { keepAnswers } from '../keep-answers.ts'
import { readInTurns } from './policy-desk.ts'

/** What tells what a version says now from what it said when it was read last. */
type Edition = {
  readonly version: string
  /** Nought once it counts: then it never changes. One that waits takes in what is published before it, so it is read again every while. */
  readonly edition: number
}

/** `until`: the moment from which the next one counts; null while there is none. */
export type ReadableVersion = Edition & {
  readonly from: Instant
  readonly until: Instant | null
  readonly state: 'past' | 'current' | 'upcoming'
}

export type VersionHistory = {
  /** What was published, the newest date first; drafts are nobody's business yet. */
  readonly list: (now: Instant) => Promise<readonly ReadableVersion[]>
  /** What a version says; null where this version of the product cannot read its files. */
  readonly read: (one: Edition) => Promise<Policy | null>
  /** What changed with a version from the one before it; null for the first, and where either cannot be read. */
  readonly changes: (of: Edition, before: Edition | null) => Promise<PolicyDifference | null>
}

type Head = Omit<PolicyVersion, 'content'>

/** For so long what a version that waits says may be told as it was. */
const EDITION_MS = 10_000

/** Published ones in the order in which they counted; what was replaced at the very moment from which it would count never did. */
export function versionsThatCounted(heads: readonly Head[], now: Instant): readonly ReadableVersion[] {
  const ordered = heads
    .filter(({ status }) => status === 'published')
    .sort((a, b) => a.effectiveFrom - b.effectiveFrom || a.createdAt - b.createdAt)
  return ordered
    .map(({ version, effectiveFrom: from }, at): ReadableVersion => {
      const until = ordered[at + 1]?.effectiveFrom ?? null
      const isOver = until !== null && until <= now
      const edition = from > now ? Math.floor(now / EDITION_MS) : 0
      return { version, edition, from, until, state: from > now ? 'upcoming' : isOver ? 'past' : 'current' }
    })
    .filter(({ from, until }) => until === null || until > from)
    .reverse()
}

export function createVersionHistory(db: Db, policyId: () => string): VersionHistory {
  const read = keepAnswers(async ({ version }: Edition): Promise<Policy | null> => {
    const found = await findPolicyVersion(db, policyId(), version)
    if (found?.status !== 'published') return null
    const policy = await readInTurns(new Map(Object.entries(found.content)))
    return policy.ok ? policy.value : null
  })
  const compare = keepAnswers(async ([before, of]: readonly [Edition, Edition]): Promise<PolicyDifference | null> => {
    const [old, next] = await Promise.all([read(before), read(of)])
    return old === null || next === null ? null : diffPolicies(old, next)
  })

  return {
    list: async (now) => versionsThatCounted(await listPolicyVersions(db, policyId()), now),
    read: (one) => read(editionOf(one)),
    changes: (of, before) => (before === null ? Promise.resolve(null) : compare([editionOf(before), editionOf(of)])),
  }
}

/** Nothing else of a version is asked for: what is kept is told apart by it. */
const editionOf = ({ version, edition }: Edition): Edition => ({ version, edition })
