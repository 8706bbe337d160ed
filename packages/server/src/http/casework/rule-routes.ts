/** How rules run: what was measured of each, and switching one. Down is for one policy editor, up again for two. */
import type { LowerMode } from '@goodstanding/casework'
import type { RuleVerdict } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { demand, demandStaff } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { showAttention, showOneRule, showRules } from '../../casework/rule/show-rules.ts'
import { listOutcomes } from '../../casework/rule/list-outcomes.ts'
import { createRuleActivity } from '../../casework/rule/rule-activity.ts'
import { ruleNamed, type RuleSwitch, switchRule } from '../../casework/rule/switch-rules.ts'
import { principalOf } from '../app.ts'
import { queryOf, wordOf } from '../page-query.ts'
import { fieldProblem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { needing, words } from './body-parts.ts'

type RuleParams = { Params: { clause: string; rule: string } }

const lowering = Type.Object({ mode: eventParts.oneOf('watch', 'off'), reason: Type.Optional(words) })
const checkLowering = checkerOf<{ mode: LowerMode; reason?: string }>(lowering, 'body.invalid')
const raising = Type.Object({ reason: Type.Optional(words) })
const checkRaising = checkerOf<{ reason?: string }>(raising, 'body.invalid')

const VERDICTS = ['right', 'wrong', 'disputed'] as const

function verdictOf(request: FastifyRequest): RuleVerdict {
  const asked = queryOf(request)['verdict']
  const verdict = VERDICTS.find((name) => name === asked)
  if (verdict !== undefined) return verdict
  throw fieldProblem('query.invalid', '?verdict', `must be one of ${VERDICTS.join(', ')}`)
}

export function registerRuleRoutes(app: FastifyInstance, { desk, followRules }: Casework): void {
  const tags = ['policy']

  app.get(
    '/v1/rules',
    {
      schema: {
        tags,
        summary:
          'Every rule of the policy in force: how it runs, and how precise people found it; with attention=true those that need a look',
      },
    },
    async (request) => {
      demand(principalOf(request), 'operations.read')
      const isAsked = wordOf(request, 'attention', ['true', 'false']) === 'true'
      return { ...(await (isAsked ? showAttention(desk) : showRules(desk))), next: null }
    },
  )

  const readActivity = createRuleActivity(desk)
  app.get(
    '/v1/rules/activity',
    {
      schema: {
        tags,
        summary: 'How many events each rule acted on in the last fourteen days, day by day, and who worded it',
      },
    },
    (request) => {
      demand(principalOf(request), 'operations.read')
      return readActivity()
    },
  )

  app.get<RuleParams>(
    '/v1/rules/:clause/:rule/outcomes',
    { schema: { tags, summary: 'The cases that a number of a rule counts: ?verdict=right, wrong or disputed' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'case.read', ['granted-queue'])
      return listOutcomes(desk, principal, { rule: ruleNamed(desk, request.params), verdict: verdictOf(request) })
    },
  )

  const change = async (request: FastifyRequest<RuleParams>, stated: RuleSwitch) => {
    const principal = principalOf(request)
    const by = demandStaff(principal, stated.kind === 'lower' ? 'rule.lower' : 'rule.raise')
    const rule = ruleNamed(desk, request.params)
    if (stated.kind === 'lower' && rule.guarded) demand(principal, 'rule.lower-guarded')
    const after = await switchRule(desk, { rule, by, stated })
    await followRules()
    const waits = (stated.kind === 'lower' || stated.kind === 'raise') && after.asked !== null
    return { status: waits ? 202 : 200, body: await showOneRule(desk, rule) }
  }

  app.post<RuleParams>(
    '/v1/rules/:clause/:rule/lower',
    {
      schema: {
        tags,
        summary: 'Let a rule watch only, or nothing at all; one that guards life or children waits for a second person',
        body: needing(lowering, 'reason'),
      },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, () => {
        demandStaff(principalOf(request), 'rule.lower')
        const { mode, reason = '' } = checkLowering(request.body ?? {}, '')
        return change(request, { kind: 'lower', to: mode, reason })
      }),
  )

  app.post<RuleParams>(
    '/v1/rules/:clause/:rule/raise',
    {
      schema: {
        tags,
        summary: 'Ask for a lowered rule to run as written again; a second person approves',
        body: needing(raising, 'reason'),
      },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, () => {
        demandStaff(principalOf(request), 'rule.raise')
        const { reason = '' } = checkRaising(request.body ?? {}, '')
        return change(request, { kind: 'raise', reason })
      }),
  )

  app.post<RuleParams>(
    '/v1/rules/:clause/:rule/approve',
    { schema: { tags, summary: 'Approve what was asked for a rule, as the second person' } },
    (request, reply) => answerOnce(desk, request, reply, () => change(request, { kind: 'approve' })),
  )

  app.post<RuleParams>(
    '/v1/rules/:clause/:rule/withdraw',
    { schema: { tags, summary: 'Withdraw what was asked for a rule' } },
    (request, reply) => answerOnce(desk, request, reply, () => change(request, { kind: 'withdraw' })),
  )
}
