/** What the pages of those who run the product read beside what services read: counts of casework, and the policy's files. */
import { countAppeals, countCases, countRuleOutcomes } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { needScopeOrRole } from '../access/principal.ts'
import { demand } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import { principalOf } from './app.ts'

/** As many decided cases as the precision of rules is read from: the last ones count, and the query stays short. */
const REVIEWED_MOST = 5_000

export type ConsoleOperatingParts = {
  readonly casework: Casework
  readonly life: Pick<PolicyLife, 'files'>
}

export function registerConsoleOperatingRoutes(app: FastifyInstance, { casework, life }: ConsoleOperatingParts): void {
  const { desk } = casework
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
    '/v1/policy/files',
    { schema: { tags: ['policy'], summary: 'The files of the policy in force' } },
    (request) => {
      needScopeOrRole(principalOf(request), 'policy', 'policy-editor')
      return { files: Object.fromEntries(life.files()) }
    },
  )
}
