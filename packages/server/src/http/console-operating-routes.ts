/** What the pages of those who run the product read beside what services read: casework and events in counts, and what is kept. */
import { countAppeals, countCases, countEvidence, countRuleOutcomes, countVolumes } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { demand } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { principalOf } from './app.ts'
import { queryOf } from './page-query.ts'

/** As many decided cases as the precision of rules is read from: the last ones count, and the query stays short. */
const REVIEWED_MOST = 5_000
const DAY = 86_400_000
const USUAL_DAYS = 14
const MOST_DAYS = 90

export type ConsoleOperatingParts = {
  readonly casework: Casework
  readonly retentionDays: number
}

export function registerConsoleOperatingRoutes(app: FastifyInstance, parts: ConsoleOperatingParts): void {
  const { desk } = parts.casework
  const { retentionDays } = parts
  app.get(
    '/v1/operations/summary',
    { schema: { tags: ['operating'], summary: 'Casework in counts: what waits, what was late, how rules fare' } },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      const [cases, rules, appeals] = await Promise.all([
        countCases(desk.db, desk.now()),
        countRuleOutcomes(desk.db, REVIEWED_MOST),
        countAppeals(desk.db),
      ])
      return { at: new Date(desk.now()).toISOString(), cases, rules, appeals }
    },
  )
  app.get(
    '/v1/operations/volumes',
    { schema: { tags: ['operating'], summary: 'How many events were decided in the last days, by type and effect' } },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      const days = Math.min(MOST_DAYS, Math.max(1, Math.trunc(Number(queryOf(request)['days'] ?? USUAL_DAYS)) || 1))
      const today = Math.floor(desk.now() / DAY) * DAY
      return { days, items: await countVolumes(desk.db, today - (days - 1) * DAY), next: null }
    },
  )
  app.get(
    '/v1/retention',
    { schema: { tags: ['operating'], summary: 'How long what is kept, and how much of it there is' } },
    async (request) => {
      demand(principalOf(request), 'retention.manage')
      return { decisionDays: retentionDays, evidence: await countEvidence(desk.db) }
    },
  )
}
