import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const CLAUSE = 'conduct/i-harassment.yaml'
let world: TestCasework
let editor: string
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  editor = await world.staff('ed', 'policy-editor')
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

async function violate(account: string): Promise<string> {
  const reporter = world.member('x-ext', 'acme', 'external')
  const filed = await world.call(reporter, 'POST', '/v1/reports', {
    about: { account },
    clause: 'conduct.i',
    text: 'x',
  })
  const decided = await world.call(sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'warn' }],
    reason: 'Because.',
  })
  return decided.body['actions'][0].id
}

const stricter = `title: { en: A clause, zh: 条款 }
summary: { en: No., zh: 禁止。 }
watched: { en: Messages., zh: 消息。 }
decided: { by: [report], en: People., zh: 人工。 }
severity: 3
rules: []
ladder: [{ points: 4, action: limit, capability: message.internal, for: P7D }, { points: 8, action: suspend }]
notice: { en: N, zh: 知 }
noExamples: { en: People decide., zh: 人工。 }
examples: []
`

describe('a rehearsal of a changed ladder', () => {
  it('shows what it would have done to everyone, without doing it', async () => {
    await violate('li')
    await violate('bo')
    await world.pass(60_000)
    const twice = await violate('bo')
    const before = await world.call(world.service, 'GET', '/v1/standing/account/bo')
    const answer = await world.call(editor, 'POST', '/v1/policy/rehearse', { files: { [CLAUSE]: stricter } })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        subjects: 2,
        violations: 3,
        subjectsAffected: 1,
        stricter: 1,
        milder: 0,
        recommended: { limit: { current: 3, changed: 2 }, suspend: { current: 0, changed: 1 } },
        clauses: [{ clause: 'conduct.i', stricter: 1, milder: 0, same: 2 }],
      },
    })
    const samples: readonly { action: string }[] = answer.body['samples']
    expect(samples.find(({ action }) => action === twice)).toMatchObject({
      subject: { type: 'account', id: 'bo' },
      taken: 'warn',
      current: { action: 'limit', points: 8 },
      changed: { action: 'suspend', until: null },
      differs: 'stricter',
    })
    expect(samples).toHaveLength(1)
    expect((await world.call(world.service, 'GET', '/v1/standing/account/bo')).body).toEqual(before.body)
    expect((await world.send('bo', 'Hello')).body).toMatchObject({ effect: 'allow' })
  })

  it('finds nothing between the policy and itself, and tells only the span that is asked for', async () => {
    const same = await world.call(editor, 'POST', '/v1/policy/rehearse', {})
    expect(same.body).toMatchObject({ violations: 3, subjectsAffected: 0, samples: [] })
    const later = { files: { [CLAUSE]: stricter }, from: new Date(world.now() + 1).toISOString() }
    expect((await world.call(editor, 'POST', '/v1/policy/rehearse', later)).body).toMatchObject({ violations: 0 })
  })

  it('refuses a ladder that is wrong, with its line, and everybody but policy editors', async () => {
    const bad = stricter.replace('suspend', 'suspned')
    const refused = await world.call(editor, 'POST', '/v1/policy/rehearse', { files: { [CLAUSE]: bad } })
    expect(refused).toMatchObject({ status: 422, body: { kind: 'policy.invalid' } })
    expect(refused.body['problems'][0]).toMatchObject({ file: CLAUSE, line: 7 })
    expect((await world.call(sofia, 'POST', '/v1/policy/rehearse', {})).status).toBe(403)
  })

  it('is an entry of the audit log', async () => {
    const auditor = await world.staff('ada', 'auditor')
    const entries = await world.call(auditor, 'GET', '/v1/audit/entries?limit=500')
    expect(JSON.stringify(entries.body)).toContain('policy.rehearse')
  })
})
