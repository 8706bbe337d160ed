import { type Act, PERMISSIONS, permissionOf, type Role, ROLES } from '@goodstanding/casework'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

/** Each act's way in. Ids are of nothing: whoever may act meets 404 or 422, and whoever may not meets 403 before it. */
const DOORS: Partial<Record<Act, readonly ['GET' | 'POST', string, object?]>> = {
  'report.file': ['POST', '/v1/reports', { text: 'x', about: {} }],
  'report.confirm': ['POST', '/v1/reports/nothing/confirm', { statement: 'x' }],
  'report.dismiss': ['POST', '/v1/reports/nothing/dismiss', { reason: 'x' }],
  'report.ask': ['POST', '/v1/reports/nothing/ask', { question: 'x' }],
  'report.reply': ['POST', '/v1/reports/nothing/reply', { text: 'x' }],
  'report.escalate': ['POST', '/v1/reports/nothing/escalate', {}],
  'report.withdraw': ['POST', '/v1/reports/nothing/withdraw', {}],
  'complaint.file': ['POST', '/v1/complaints', { about: {} }],
  'complaint.read': ['GET', '/v1/complaints'],
  'case.read': ['GET', '/v1/cases'],
  'case.claim': ['POST', '/v1/cases/nothing/claim'],
  'case.release': ['POST', '/v1/cases/nothing/release'],
  'case.note': ['POST', '/v1/cases/nothing/note', { text: 'x' }],
  'case.wait': ['POST', '/v1/cases/nothing/wait', { for: 'x', until: '2100-01-01T00:00:00Z' }],
  'case.decide': ['POST', '/v1/cases/nothing/decide', { outcome: 'no-violation', reason: 'x' }],
  'batch.read': ['GET', '/v1/batches'],
  'batch.undo': ['POST', '/v1/batches/nothing/undo', { reason: 'x' }],
  'action.read': ['GET', '/v1/actions'],
  'action.reverse': ['POST', '/v1/actions/nothing/reverse', { reason: 'x' }],
  'legal-request.handle': ['POST', '/v1/legal-requests/nothing/validate', {}],
  'legal-request.hold': ['POST', '/v1/legal-requests/nothing/hold', {}],
  'legal-request.produce': ['POST', '/v1/legal-requests/nothing/produce', {}],
  'legal-request.review': ['POST', '/v1/legal-requests/nothing/review', { reason: 'x' }],
  'verification.apply': ['POST', '/v1/verifications', { evidence: [] }],
  'verification.decide': ['GET', '/v1/verifications'],
  'evidence.read': ['GET', '/v1/evidence/nothing?purpose=x'],
  'erasure.request': ['POST', '/v1/erasures', {}],
  'erasure.decide': ['POST', '/v1/erasures/nothing/approve', {}],
  'audit.export': ['GET', '/v1/audit/export'],
  'audit.read': ['GET', '/v1/audit/entries'],
  'audit.verify': ['GET', '/v1/audit/checkpoint'],
  'webhook.manage': ['GET', '/v1/webhooks'],
  'mail.read': ['GET', '/v1/mail-deliveries'],
}

let world: TestCasework
const tokens = new Map<Role, string>()
beforeAll(async () => {
  world = await openTestCasework()
  for (const role of ROLES) {
    if (role === 'service') tokens.set(role, world.service)
    else if (role === 'member' || role === 'external') tokens.set(role, world.member(`a-${role}`, 'acme', role))
    else if (role === 'administrator') tokens.set(role, world.member('a-boss', 'acme', 'admin'))
    else tokens.set(role, await world.staff(`a-${role}`, role))
  }
})
afterAll(() => world.close())

describe('the table of permissions', () => {
  for (const [act, door] of Object.entries(DOORS)) {
    it(`is kept by ${act}, for every role`, async () => {
      const [method, url, body] = door
      for (const role of ROLES) {
        const answer = await call(role, { method, url, body })
        const may = permissionOf(act as Act, role) !== null
        if (may) expect([role, answer]).not.toEqual([role, 403])
        else expect([role, answer]).toEqual([role, 403])
        expect(answer).toBeLessThan(500)
      }
      expect((await world.call(null, method, url, body)).status).toBe(401)
    })
  }

  it('names no act here that it does not know', () => {
    for (const act of Object.keys(DOORS)) expect(PERMISSIONS).toHaveProperty([act])
  })
})

async function call(role: Role, door: { method: 'GET' | 'POST'; url: string; body: object | undefined }) {
  const answer = await world.app.inject({
    method: door.method,
    url: door.url,
    headers: {
      authorization: `Bearer ${tokens.get(role) ?? ''}`,
      ...(door.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(door.body === undefined ? {} : { payload: JSON.stringify(door.body) }),
  })
  return answer.statusCode
}
