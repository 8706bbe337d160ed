/** What the pages of those who run the product read beside what services read: casework and events in counts, and what is kept. */
import { countAppeals, countCases, countEvidence, countVolumes, measureRules } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { demand } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { periodOf } from '../casework/rule/known-rules.ts'
import { instantText } from '../casework/show.ts'
import { principalOf } from './app.ts'
import type { MemberWatch } from './member-watch.ts'
import { wholeOf } from './page-query.ts'

const DAY = 86_400_000
const USUAL_DAYS = 14
const MOST_DAYS = 90

export type ConsoleOperatingParts = {
  readonly casework: Casework
  readonly members: Pick<MemberWatch, 'ignored'>
  readonly retentionDays: number
}

export function registerConsoleOperatingRoutes(app: FastifyInstance, parts: ConsoleOperatingParts): void {
  const { desk } = parts.casework
  const { members, retentionDays } = parts
  app.get(
    '/v1/operations/summary',
    { schema: { tags: ['operating'], summary: 'Casework in counts: what waits, what was late, how rules fare' } },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      const [cases, judged, appeals] = await Promise.all([
        countCases(desk.db, desk.now()),
        measureRules(desk.db, desk.now() - periodOf(desk.policy().policy)),
        countAppeals(desk.db),
      ])
      const rules = judged
        .map(({ clause, rule, right, wrong }) => ({ clause, rule, reviewed: right + wrong, upheld: right }))
        .filter(({ reviewed }) => reviewed > 0)
        .sort((a, b) => b.reviewed - a.reviewed)
      const ignored = members.ignored().map(({ type, pointer, near, events, lastAt }) => ({
        type,
        pointer,
        near,
        events,
        lastAt: instantText(lastAt),
      }))
      return { at: instantText(desk.now()), cases, rules, appeals, ignored }
    },
  )
  app.get(
    '/v1/operations/volumes',
    { schema: { tags: ['operating'], summary: 'How many events were decided in the last days, by type and effect' } },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      const days = wholeOf(request, 'days', { least: 1, most: MOST_DAYS }) ?? USUAL_DAYS
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
