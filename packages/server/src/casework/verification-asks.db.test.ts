import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000
let world: TestCasework
let mei: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  const root = await world.staff('root', 'installation-admin')
  hook = (await world.call(root, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
}
const boss = (organization: string) => world.member('boss', organization, 'admin')
const paper = (hash: string) => ({ kind: 'document', value: hash.repeat(32) })
const act = (who: string, organization: string, verb: string, body: object) =>
  world.call(who, 'POST', `/v1/verifications/${organization}/${verb}`, body)
const read = async (organization: string) =>
  (await world.call(boss(organization), 'GET', `/v1/verifications/${organization}`)).body
const QUESTION = { text: { en: 'A licence that is still valid', zh: '仍在有效期内的营业执照' }, kind: 'document' }

async function apply(organization: string, hash: string) {
  return (await world.call(boss(organization), 'POST', '/v1/verifications', { evidence: [paper(hash)] })).body
}

describe('a reviewer who asks for more', () => {
  it('is answered by the administrator with proof and words, then decides; the own deadline waited', async () => {
    const { deadline } = await apply('one', '1a')
    const asked = await act(mei, 'one', 'ask', { items: [QUESTION, { text: 'Who signs for you?' }] })
    expect(asked).toMatchObject({ status: 200, body: { status: 'pending', waitsFor: 'applicant' } })
    expect(await read('one')).toMatchObject({
      asks: [
        { items: [QUESTION, { text: { en: 'Who signs for you?', zh: 'Who signs for you?' }, kind: null }], end: null },
      ],
    })
    expect(JSON.stringify((await read('one'))['asks'])).not.toContain('mei')
    await world.pass(2 * DAY)
    await signIn()
    const answered = await act(boss('one'), 'one', 'answer', { text: 'Ms. Li.', evidence: [paper('1b'), paper('1a')] })
    expect(answered.body).toMatchObject({
      waitsFor: 'reviewer',
      asks: [{ end: { kind: 'answered', text: 'Ms. Li.' } }],
    })
    expect(answered.body['evidence']).toHaveLength(2)
    expect(Date.parse(answered.body['deadline'])).toBe(Date.parse(deadline) + 2 * DAY)
    const verified = await act(mei, 'one', 'decide', { outcome: 'verify', evidence: [paper('1b')] })
    expect(verified.body).toMatchObject({ status: 'verified' })
  })

  it('is told to the service, thinly: that something is asked and until when, never what', async () => {
    await apply('two', '2a')
    await act(mei, 'two', 'ask', { items: [QUESTION] })
    await act(world.service, 'two', 'answer', { text: 'Sent by the service.' })
    const root = await world.staff('root', 'installation-admin')
    const { body } = await world.call(root, 'GET', `/v1/webhooks/${hook}/deliveries?limit=500`)
    const types = body['items'].flatMap(({ type, subject }: { type: string; subject: string }) =>
      subject === 'organization/two' ? [type] : [],
    )
    expect(types).toContain('verification.asked')
    expect(JSON.stringify(body)).not.toContain('licence')
    const auditor = await world.staff('ora', 'auditor')
    const { items } = (await world.call(auditor, 'GET', '/v1/audit/entries?limit=500')).body as never
    const acts = (items as { entry: { act: string; object: string } }[])
      .filter(({ entry }) => entry.object === 'organization/two')
      .map(({ entry }) => entry.act)
    expect(acts).toEqual(expect.arrayContaining(['verification.ask', 'verification.answer']))
  })

  it('who is not answered decides on what is there, with the deadline running again', async () => {
    await apply('three', '3a')
    const until = new Date(world.now() + 3 * DAY).toISOString()
    await act(mei, 'three', 'ask', { items: [QUESTION], until })
    await world.pass(3 * DAY)
    await signIn()
    expect(await read('three')).toMatchObject({ waitsFor: 'reviewer', asks: [{ end: { kind: 'unanswered' } }] })
    expect(await act(boss('three'), 'three', 'answer', { text: 'Late.' })).toMatchObject({
      status: 409,
      body: { kind: 'verification.not-asked' },
    })
    expect((await act(mei, 'three', 'decide', { outcome: 'refuse', reason: 'No valid licence.' })).body).toMatchObject({
      status: 'none',
    })
    // Whoever asked reads why, and by whom is nobody's business outside.
    const refused = await read('three')
    expect(refused).toMatchObject({ refused: { reason: 'No valid licence.', at: new Date(world.now()).toISOString() } })
    expect(JSON.stringify(refused)).not.toContain('mei')
    const other = await world.call(boss('four'), 'GET', '/v1/verifications/three')
    expect(other.status).toBe(404)
    expect(await apply('three', '3b')).not.toHaveProperty('refused')
  })

  it('asks once at a time, of an applicant, in words and until a day within reach', async () => {
    for (const [name, body] of [
      ['ask', { items: [QUESTION] }],
      ['decide', { outcome: 'refuse', reason: 'Not yours.' }],
    ] as const)
      expect(await act(mei, 'nobody', name, body)).toMatchObject({
        status: 404,
        body: { kind: 'verification.not-found' },
      })
    await apply('four', '4a')
    for (const body of [{}, { items: [] }, { items: [{ text: '' }] }, { items: [{ text: { en: 'Only' } }] }])
      expect((await act(mei, 'four', 'ask', body)).status).toBe(422)
    const far = new Date(world.now() + 91 * DAY).toISOString()
    expect(await act(mei, 'four', 'ask', { items: [QUESTION], until: far })).toMatchObject({
      status: 422,
      body: { kind: 'verification.until', pointer: '/until' },
    })
    await act(mei, 'four', 'ask', { items: [QUESTION] })
    expect(await act(mei, 'four', 'ask', { items: [QUESTION] })).toMatchObject({
      status: 409,
      body: { kind: 'verification.asked' },
    })
    // One that was answered is there: what was answered stands against another answer.
    const refusing = { outcome: 'refuse', reason: 'Not yours.' }
    expect((await act(mei, 'four', 'decide', refusing)).status).toBe(200)
    expect(await act(mei, 'four', 'decide', refusing)).toMatchObject({
      status: 409,
      body: { kind: 'verification.state' },
    })
  })

  it('is answered for the own organization alone, by its administrators or the service', async () => {
    await apply('five', '5a')
    await act(mei, 'five', 'ask', { items: [QUESTION] })
    expect((await act(boss('four'), 'five', 'answer', { text: 'x' })).status).toBe(404)
    expect((await act(world.member('bob', 'five'), 'five', 'answer', { text: 'x' })).status).toBe(403)
    expect((await act(boss('five'), 'five', 'ask', { items: [QUESTION] })).status).toBe(403)
    await world.restart()
    expect((await act(boss('five'), 'five', 'answer', { text: 'It comes by mail.' })).status).toBe(200)
  })
})
