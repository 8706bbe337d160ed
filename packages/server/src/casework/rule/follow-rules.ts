/** Follows how rules run: what any node or person decided is in force here before the next poll is over. */
import { noteWordings, ruleModeRevision } from '@goodstanding/ledger'
import type { Policy } from '@goodstanding/policy'
import { oneAfterAnother } from '../../one-after-another.ts'
import type { Desk } from '../parts.ts'
import { allInStream } from '../read-stream.ts'
import { knownRules } from './known-rules.ts'
import { RULE_MODES } from './stream.ts'

/**
 * Answers what brings this node up to date; turns never overlap, so that an older reading never replaces a newer one. It also notes how
 * the rules of a policy that came in force read: outcomes count from then on.
 */
export function createRuleFollower(desk: Desk): () => Promise<void> {
  let noted: Policy | null = null
  let revision = -1
  const follow = async (): Promise<void> => {
    const { policy } = desk.policy()
    if (policy !== noted) {
      const wordings = [...knownRules(policy).values()].map(({ clause, name: rule, wording }) => ({
        clause,
        rule,
        wording,
      }))
      await noteWordings(desk.db, wordings, desk.now())
      noted = policy
    }
    // Read first: what changes after it is read again in the next turn.
    const found = await ruleModeRevision(desk.db)
    if (found === revision) return
    const states = await allInStream(desk.db, RULE_MODES, [])
    desk.putRuleModes?.(new Map(states.map(({ id, state }) => [id, state])))
    revision = found
  }
  return oneAfterAnother(follow)
}
