/** Every version of the policy that anyone may read: when it counted, and what it says. */
import { type Db, findPolicyVersion, listPolicyVersions, type PolicyVersion } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { diffPolicies, type Policy, type PolicyDifference, readPolicy } from '@goodstanding/policy'

/** `until`: the moment from which the next one counts; null while there is none. */
export type ReadableVersion = {
  readonly version: string
  readonly from: Instant
  readonly until: Instant | null
  readonly state: 'past' | 'current' | 'upcoming'
}

export type VersionHistory = {
  /** What was published, the newest date first; drafts are nobody's business yet. */
  readonly list: (now: Instant) => Promise<readonly ReadableVersion[]>
  /** What a version says; null where this version of the product cannot read its files. */
  readonly read: (version: string) => Promise<Policy | null>
  /** What changed with a version from the one before it; null for the first, and where either cannot be read. */
  readonly changes: (of: string, before: string | null) => Promise<PolicyDifference | null>
}

/** Answers that are kept: a published version never changes, and strangers may ask for any of them again and again. */
const KEPT = 24

type Head = Omit<PolicyVersion, 'content'>

/** Published ones in the order in which they counted; what was replaced at the very moment from which it would count never did. */
export function versionsThatCounted(heads: readonly Head[], now: Instant): readonly ReadableVersion[] {
  const ordered = heads
    .filter(({ status }) => status === 'published')
    .sort((a, b) => a.effectiveFrom - b.effectiveFrom || a.createdAt - b.createdAt)
  return ordered
    .map(({ version, effectiveFrom: from }, at): ReadableVersion => {
      const until = ordered[at + 1]?.effectiveFrom ?? null
      const isOver = until !== null && until <= now
      return { version, from, until, state: from > now ? 'upcoming' : isOver ? 'past' : 'current' }
    })
    .filter(({ from, until }) => until === null || until > from)
    .reverse()
}

/** What `work` answers for each of a few keys, kept; what failed is tried again. */
function keepAnswers<Answer>(work: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const answer = work(key)
    kept.set(key, answer)
    answer.catch(() => kept.delete(key)) // the database was away: the next reader asks again
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}

export function createVersionHistory(db: Db, policyId: () => string): VersionHistory {
  const read = keepAnswers(async (version): Promise<Policy | null> => {
    const found = await findPolicyVersion(db, policyId(), version)
    if (found?.status !== 'published') return null
    const policy = readPolicy(new Map(Object.entries(found.content)))
    return policy.ok ? policy.value : null
  })
  const compared = new Map<string, (of: string) => Promise<PolicyDifference | null>>()
  const compareWith = (before: string) =>
    keepAnswers(async (of): Promise<PolicyDifference | null> => {
      const [old, next] = await Promise.all([read(before), read(of)])
      return old === null || next === null ? null : diffPolicies(old, next)
    })

  return {
    list: async (now) => versionsThatCounted(await listPolicyVersions(db, policyId()), now),
    read,
    changes: (of, before) => {
      if (before === null) return Promise.resolve(null)
      const compare = compared.get(before) ?? compareWith(before)
      compared.set(before, compare)
      const [oldest] = compared.keys()
      if (compared.size > KEPT && oldest !== undefined) compared.delete(oldest)
      return compare(of)
    },
  }
}
