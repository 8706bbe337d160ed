/** For tests: what the dice choose from: what there is by now, in the order in which it came to be, and what somebody might say about it. */
import { allSealedInStream } from '../read-stream.ts'
import { DAY, HOUR } from '../open-test-sequence.ts'
import { ACTIONS, APPEALS, CASES, ERASURES, LEGAL_REQUESTS, PERMITS, REPORTS } from '../streams.ts'
import type { Stream } from '../unit.ts'
import { CLAUSES, type Nodes, ORGANIZATIONS } from './open-test-nodes.ts'

export const OPEN = ['open', 'claimed', 'waiting'] as const

export function createChoices(world: Nodes) {
  const { db, pick, roll, anyOf, everybody, now } = world
  const list = async <State, Event extends { readonly at: number }>(
    stream: Stream<State, Event>,
    ...statuses: readonly string[]
  ) => {
    const found = await allSealedInStream(
      db,
      stream,
      statuses.length === 0 ? [] : [{ column: 'status', test: 'in', value: statuses }],
    )
    return found.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
  const one = async <State, Event extends { readonly at: number }>(
    stream: Stream<State, Event>,
    ...statuses: readonly string[]
  ) => anyOf(await list(stream, ...statuses))

  const until = (...spans: readonly number[]): string => new Date(now() + pick(spans)).toISOString()
  const measure = (subject?: object): object => {
    const end = until(HOUR, DAY, 7 * DAY, 29 * DAY, 60 * DAY)
    const chosen = pick<object>([
      { type: 'warn' },
      { type: 'warn' },
      { type: 'limit', capability: pick(['message.external', 'admin', 'all', 'file.upload']), until: end },
      { type: 'limit', capability: 'message.external', until: end },
      { type: 'suspend', until: end },
      { type: 'suspend' },
      { type: 'terminate' },
      { type: 'reinstate' },
      { type: 'refer-to-authority' },
      { type: 'revoke-verification' },
      { type: 'remove', subject: { type: 'content', id: 'c-1' } },
    ])
    return subject === undefined || 'subject' in chosen ? chosen : { ...chosen, subject }
  }
  const decision = (): object =>
    roll(4) === 0
      ? { outcome: 'no-violation', reason: 'Seen.' }
      : {
          clause: pick(CLAUSES),
          reason: 'Seen it.',
          actions: [
            measure(),
            ...(roll(3) === 0 ? [measure({ type: 'account', id: pick(everybody) })] : []),
            ...(roll(4) === 0 ? [measure({ type: 'organization', id: pick(ORGANIZATIONS) })] : []),
          ],
        }
  return {
    ...{ list, one, until, measure, decision },
    about: (): object => (roll(3) === 0 ? { organization: pick(ORGANIZATIONS) } : { account: pick(everybody) }),
    clause: () => pick(CLAUSES),
    openCase: () => one(CASES, ...OPEN),
    decidedCase: () => one(CASES, 'decided'),
    report: (...statuses: readonly string[]) => one(REPORTS, ...statuses),
    action: (...statuses: readonly string[]) => one(ACTIONS, ...statuses),
    appeal: async () => {
      const pending = (await list(APPEALS, 'pending')).flatMap(({ state }) => (state.kind === 'none' ? [] : [state]))
      return anyOf(pending.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    },
    erasure: () => one(ERASURES, 'requested'),
    legalRequest: () =>
      one(LEGAL_REQUESTS, 'received', 'validated', 'holding', 'approved', 'emergency', 'produced', 'refused'),
    permit: () => one(PERMITS, 'asked', 'granted'),
    decider: () => pick(['sofia', 'omar', 'sara', 'both', 'mei', 'noor']),
    senior: () => pick(['sofia', 'omar', 'sara', 'both']),
    counsel: () => pick(['carl', 'cora', 'both']),
  }
}

export type Choices = ReturnType<typeof createChoices>
