/** Decisions that were made before: kept in the ledger, or remembered of plain allows. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision } from '@goodstanding/model'
import { Problem } from '../http/problems.ts'
import type { ExplainedDecision } from './decider.ts'
import type { DecisionStore } from './decision-store.ts'
import { storedDecision } from './read-stored-decision.ts'
import type { RecentAllows } from './recent-allows.ts'

const WAS_AWAY = {
  en: 'The database did not answer, so what other nodes stated meanwhile was not known.',
  zh: '数据库没有应答，因此无法得知其他节点在此期间的变更。',
}
const NOTHING_FOUND = { en: 'No rule matched, so the event was allowed.', zh: '没有规则命中，予以放行。' }

/** How long a decision in the background is waited for: 5 s. */
const TURNS = 100
const TURN_MS = 50

/** The public id of a decision and the id in the ledger. */
export const publicId = (id: string): string => `dec_${id}`
export const ledgerId = (id: string): string | null => (/^dec_[0-9a-f-]{36}$/.test(id) ? id.slice(4) : null)

/** A decision by which nothing was found. */
export function plainAllow(id: string, policy: Decision['policy'], isDegraded: boolean): Decision {
  const decision: Decision = {
    id,
    effect: 'allow',
    findings: [],
    message: null,
    case: null,
    appealUntil: null,
    policy,
  }
  return isDegraded ? { ...decision, degraded: true } : decision
}

/** The decision that holds a key. That of an observed event is made in the background and waited for. */
export async function readStored(store: DecisionStore, id: string): Promise<Decision> {
  return storedDecision(await waitFor(store, id))
}

async function waitFor(store: DecisionStore, id: string): Promise<DecisionRow> {
  for (let turn = 0; turn < TURNS; turn++) {
    const found = await store.byId(id)
    if (found !== null) return found
    await sleep(TURN_MS)
  }
  throw new Problem('server.busy', {
    detail: 'The event was observed before and waits to be decided. Ask again.',
    more: { retryAfter: 1 },
  })
}

const explained = (row: DecisionRow): ExplainedDecision => ({
  ...storedDecision(row),
  event: row.event,
  explanation: row.explanation,
})

/** What is kept of a decision, or remembered of a plain allow. Whoever observed an event has its id before it is decided, and may ask at once. */
export async function explainDecision(
  { store, recent }: { readonly store: DecisionStore; readonly recent: RecentAllows },
  id: string,
): Promise<ExplainedDecision | null> {
  const inLedger = ledgerId(id)
  if (inLedger === null) return null
  const found = await store.byId(inLedger)
  if (found !== null) return explained(found)
  const recently = recent.byId(id)
  if (recently.kind !== 'same') {
    if (await store.isObserved(inLedger)) return explained(await waitFor(store, inLedger))
    // It may have been decided between the two looks.
    const since = await store.byId(inLedger)
    return since === null ? null : explained(since)
  }
  const words = recently.isDegraded ? [NOTHING_FOUND, WAS_AWAY] : [NOTHING_FOUND]
  return { ...plainAllow(id, recently.policy, recently.isDegraded), explanation: { words } }
}
