/**
 * The policy that was in force when something happened: what a service tells afterwards is judged by no rule that came later, and by
 * every one that held then, though it was taken back since.
 */
import { type Db, findPolicyVersion, type PolicyVersion } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import { compileInTurns } from './policy-desk.ts'

type Known = Omit<PolicyVersion, 'content'>

export type PoliciesThen = {
  /** Learns which versions there are, with drafts or without. */
  readonly know: (versions: readonly Known[]) => void
  /**
   * The policy of an instant; null where it is the one in force, or where the version of then cannot be read any more. Before the
   * first version that is known, the first.
   */
  readonly at: (time: Instant) => Promise<CompiledPolicy | null>
}

type Parts = {
  readonly db: Db
  readonly current: () => CompiledPolicy
  readonly log?: ((line: Readonly<Record<string, unknown>>) => void) | undefined
}

/** Versions that are kept compiled beside the one in force. What is told late is seldom much later. */
const KEPT = 2

export function createPoliciesThen({ db, current, log }: Parts): PoliciesThen {
  /** The newest first. */
  let published: readonly Known[] = []
  const compiled = new Map<string, Promise<CompiledPolicy | null>>()

  const compile = async ({ policy, version }: Known): Promise<CompiledPolicy | null> => {
    const found = await findPolicyVersion(db, policy, version)
    if (found === null) return null
    try {
      return await compileInTurns(new Map(Object.entries(found.content)))
    } catch (fault) {
      // An earlier product took it. What is known of it then is its name, and events wait for nothing.
      log?.({ level: 'error', work: 'read an earlier policy', version, fault: String(fault) })
      return null
    }
  }
  const open = (known: Known): Promise<CompiledPolicy | null> => {
    const { version } = known
    const found = compiled.get(version) ?? compile(known)
    compiled.delete(version)
    compiled.set(version, found)
    // A database that is away says nothing about the version.
    found.catch(() => compiled.delete(version))
    for (const oldest of compiled.keys()) {
      if (compiled.size <= KEPT) break
      compiled.delete(oldest)
    }
    return found
  }
  return {
    know: (versions) => {
      published = versions
        .filter(({ status }) => status === 'published')
        .toSorted((a, b) => b.effectiveFrom - a.effectiveFrom || b.createdAt - a.createdAt)
    },
    at: async (time) => {
      const { version } = current().policy
      const now = published.findIndex((each) => each.version === version)
      const since = published[now]
      if (since === undefined || since.effectiveFrom <= time) return null
      const then = published.slice(now + 1).find(({ effectiveFrom }) => effectiveFrom <= time) ?? published.at(-1)
      return then === undefined || then.version === version ? null : open(then)
    },
  }
}
