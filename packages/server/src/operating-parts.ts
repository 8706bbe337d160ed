/** What the routes of operating ask of a running server. */
import type { Engine } from '@goodstanding/engine'
import { type Db, isDiskFull, isReadOnly } from '@goodstanding/ledger'
import type { Access } from './access/open-access.ts'
import type { Casework } from './casework/index.ts'
import type { OpenDecisionStore } from './decide/open-decision-store.ts'
import type { LastAnswers } from './http/last-answers.ts'
import type { Metrics } from './http/metrics.ts'
import type { OperatingParts } from './http/operating-routes.ts'
import type { PolicyDesk } from './policy/policy-desk.ts'

type Operated = {
  readonly db: Db
  readonly casework: Pick<Casework, 'waiting'>
  readonly engine: Engine
  readonly desk: PolicyDesk
  readonly opened: OpenDecisionStore
  readonly metrics: Metrics
  readonly access: Pick<Access, 'door'>
  readonly lastAnswers: Pick<LastAnswers, 'isEnding'>
}

const FULL = 'The disk of the database is full, and nothing can be stored. Make room.'
const READ_ONLY = 'The database may only be read, and nothing can be stored.'
const ENDING = 'This node is about to stop. Ask another.'

export function operatingParts(operated: Operated): OperatingParts {
  const { db, casework, engine, desk, opened, metrics, access, lastAnswers } = operated
  return {
    metrics,
    policy: desk.current,
    notReady: async () => {
      if (lastAnswers.isEnding()) return ENDING
      try {
        if (await isReadOnly(db)) return READ_ONLY
      } catch (fault) {
        // Anybody may ask: where it is, and what else keeps it from answering, is the operator's.
        return isDiskFull(fault) ? FULL : 'The database does not answer.'
      }
      if (!opened.isFailing()) return null
      return opened.isDiskFull() ? FULL : 'What is decided cannot be stored.'
    },
    refresh: () => {
      const stats = engine.stats().counters
      metrics.counterKeys.set(stats.records)
      metrics.counterBytes.set(stats.bytes)
      metrics.counterEvictions.set(stats.evicted)
      metrics.counterLate.set(stats.late)
      metrics.doorAddresses.set(access.door.size())
      metrics.waiting.set(opened.writer.queued())
      metrics.casesWaiting.set(casework.waiting())
      const lowered = [...desk.lowered().values()]
      for (const by of ['machine', 'people'] as const)
        metrics.rulesLowered.set({ by }, lowered.filter((rule) => rule.by === by).length)
      metrics.rulesBelowFloor.set(desk.alarmed())
      metrics.policy.reset()
      metrics.policy.set({ id: desk.current().policy.id, version: desk.current().policy.version }, 1)
    },
  }
}
