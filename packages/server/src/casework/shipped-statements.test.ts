import { type ActionTaken, NO_CASE, type NoticeContents, renderNotice, validateStatement } from '@goodstanding/casework'
import type { ActionId, ActionType, NoticeId, OrganizationId, PersonId } from '@goodstanding/model'
import { compilePolicy, readPolicy } from '@goodstanding/policy'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPolicyDirectory } from '../policy/read-policy-directory.ts'
import { SHIPPED_POLICY } from '../shipped.ts'
import { termsOf } from './clause-terms.ts'
import { stateAction } from './state-action.ts'

const NOW = Date.UTC(2026, 10, 24)
const DAY = 86_400_000
const RESTRICTING: readonly (readonly [ActionType, 'account' | 'organization' | 'content'])[] = [
  ['limit', 'account'],
  ['suspend', 'organization'],
  ['terminate', 'account'],
  ['remove', 'content'],
  ['revoke-verification', 'organization'],
]

let compiled: ReturnType<typeof compilePolicy>
beforeAll(async () => {
  const read = readPolicy(await readPolicyDirectory(SHIPPED_POLICY))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  compiled = compilePolicy(read.value, { mode: 'interpreted' })
})

function taken(clause: string, type: ActionType, subject: 'account' | 'organization' | 'content'): ActionTaken {
  const { policy } = compiled
  const found = termsOf(policy, clause)
  return {
    kind: 'active',
    by: { kind: 'person', id: 'mei' as PersonId },
    second: null,
    takenAt: NOW,
    terms: {
      id: 'act_1' as ActionId,
      type,
      subject: { type: subject, id: 'x', organization: 'acme' as OrganizationId },
      capability: type === 'limit' ? 'message.external' : null,
      until: type === 'limit' ? NOW + 7 * DAY : null,
      clause: found.id,
      severity: found.severity,
      policy: { id: policy.id, version: policy.version },
      reason: 'Seen.',
      facts: 'Seen.',
      violation: 'v',
      holder: null,
      case: null,
      exportWindow: 'usual',
      withoutPriorNotice: null,
      followUp: null,
      earlyRelease: null,
    },
  }
}

describe('every clause that ships', () => {
  it('states the reasons of every action as the EU database takes them', () => {
    const desk = { policy: () => compiled }
    const wrong = [...compiled.policy.clauses.keys()].flatMap((clause) =>
      RESTRICTING.flatMap(([type, subject]) => {
        const statement = stateAction(desk, taken(clause, type, subject), NO_CASE, ['CONTENT_TYPE_OTHER'])
        const problems = statement === null ? ['there is none'] : validateStatement({ ...statement })
        return problems.length === 0 ? [] : [{ clause, type, problems }]
      }),
    )
    expect(compiled.policy.clauses.size).toBeGreaterThan(60)
    expect(wrong).toEqual([])
  })

  it('says in its notice what is wrong, and not what was done: the same words stand beside a hold, a refusal and a suspension', () => {
    const done =
      /\b(held|on hold|refused|blocked|flagged|stopped|took back|suspended)\b|not (sent|imported)|暂缓|被拒绝|拦截|撤下|中止|阻止|未发出|标记|等待(审核|处理)/
    const told = [...compiled.policy.clauses.values()].flatMap(({ id, notice }) =>
      [notice.en, notice.zh].filter((words) => done.test(words)).map((words) => [id, words]),
    )
    expect(told).toEqual([])
  })

  it('has a ladder that rises, and a notice in both languages that leaves no place unfilled', () => {
    for (const id of compiled.policy.clauses.keys()) {
      const clause = termsOf(compiled.policy, id)
      const points = clause.ladder.map((step) => step.points)
      expect([id, points]).toEqual([id, [...new Set(points)].toSorted((a, b) => a - b)])
      expect(points.length).toBeGreaterThan(0)
      const { terms, takenAt } = taken(id, 'limit', 'account')
      const contents: NoticeContents = {
        id: 'ntc_1' as NoticeId,
        action: terms.id,
        subject: terms.subject,
        type: terms.type,
        capability: terms.capability,
        clause,
        policy: terms.policy,
        facts: { en: 'Seen.', zh: '已查看。' },
        decidedBy: 'person',
        detectedBy: 'machine',
        takenAt,
        until: terms.until,
        withoutPriorNotice: null,
        earlyRelease: null,
        appealWindowMs: compiled.policy.appealWindowMs,
      }
      const message = renderNotice(contents, NOW + 180 * DAY)
      for (const text of [message.en, message.zh]) {
        expect(text).toContain(id)
        expect(text).not.toMatch(/[{}]|undefined|null/)
      }
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})
