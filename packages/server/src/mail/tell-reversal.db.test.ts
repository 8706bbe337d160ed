/** Whoever was told of an action is told when it was reversed, and whoever appealed what became of that; each once. */
import { type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { mailboxOf } from './mail-address.ts'
import { createMailPost, type MailPost } from './post-mail.ts'

const DAY = 86_400_000
const mailbox = mailboxOf('abuse@operator.example')!

let sink: MailSink
let world: TestCasework
let post: MailPost
let sofia: string
let omar: string
beforeAll(async () => {
  sink = await spawnMailSink()
  world = await openTestCasework({ outgoingMail: { mailbox, notices: 'sent' } })
  const route = { url: sink.url }
  post = createMailPost({ desk: world.casework.desk, mailbox, route, url: () => 'https://here.example' })
  await signIn()
})
afterAll(async () => {
  post.close()
  await world.close()
  await sink.close()
})

async function signIn(): Promise<void> {
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
}
async function lettersTo(person: string) {
  while (await post.send());
  return sink.mails.filter(({ to }) => to.includes(`${person}@acme.example`))
}
async function seat(person: string, roles: readonly string[] = []): Promise<void> {
  const mail = { email: `${person}@acme.example`, language: 'en' }
  const body = { organization: 'acme', kind: 'member', name: person, roles, ...mail }
  await world.call(world.service, 'PUT', `/v1/people/${person}`, body)
}

/** A case about what somebody sent, decided. */
async function decide(person: string, actions: readonly object[]) {
  const { body } = await world.send(person, 'MARKED')
  const id = String(body['case'])
  const answer = { clause: 'conduct.j', reason: 'Copies.', actions }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${id}/decide`, answer)
  expect(decided.status).toBe(200)
  return { id, action: String(decided.body['actions'][0].id), notice: String(decided.body['notices'][0]) }
}
const warn = (person: string) => ({ type: 'warn', subject: { type: 'account', id: person } })

describe('a reversal', () => {
  it.each([
    ['by itself', ({ action }: { action: string }) => [`/v1/actions/${action}/reverse`, { reason: 'Wrong account.' }]],
    ['with the decision', ({ id }: { id: string }) => [`/v1/cases/${id}/undo`, { reason: 'Wrong account.' }]],
  ] as const)('%s is told to whoever got the notice', async (how, asked) => {
    const person = `ann-${how.replaceAll(' ', '-')}`
    await seat(person)
    const decided = await decide(person, [warn(person)])
    expect(await lettersTo(person)).toHaveLength(1)
    const [path, body] = asked(decided)
    expect((await world.call(sofia, 'POST', path as string, body as object)).status).toBe(200)
    const [, letter, ...more] = await lettersTo(person)
    expect(more).toEqual([])
    expect(letter?.headers['subject']).toBe('What we gave you notice of was reversed')
    for (const words of [decided.notice, 'Action: a warning', `account ${person}`, 'conduct.j', 'Now: reversed on'])
      expect(letter?.text).toContain(words)
    expect(letter?.text).toContain(`https://here.example/notices/${decided.notice}?token=`)
    expect(letter?.text).not.toContain('Wrong account.')
  })

  it('of what an organization got notice of is told to its administrators', async () => {
    await seat('boss', ['admin'])
    const organization = { type: 'organization', id: 'acme' }
    const until = new Date(world.now() + DAY).toISOString()
    const limit = { type: 'limit', capability: 'message.external', subject: organization, until }
    const { action } = await decide('sender', [limit])
    await lettersTo('boss')
    const reversed = await world.call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'Wrong.' })
    expect(reversed).toMatchObject({ status: 200 })
    const letters = await lettersTo('boss')
    expect(letters.map(({ headers }) => headers['subject'])).toEqual([
      'A notice about your account',
      'What we gave you notice of was reversed',
    ])
  })

  it('is not told to whom an order keeps from knowing of the action: the notice says it in its time', async () => {
    await seat('gagged')
    const until = new Date(world.now() + 2 * DAY).toISOString()
    const request = {
      ...{ authority: 'Prosecutor', jurisdiction: 'DE', basis: 'StPO 95' },
      ...{ scope: { subjects: ['account/gagged'] }, gag: { order: 'G-1', until } },
    }
    expect((await world.call(await world.staff('cora', 'counsel'), 'POST', '/v1/legal-requests', request)).status).toBe(
      201,
    )
    const { action } = await decide('gagged', [warn('gagged')])
    await world.call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'Wrong.' })
    expect(await lettersTo('gagged')).toEqual([])
    await world.pass(2 * DAY + 60_000)
    const [notice, ...more] = await lettersTo('gagged')
    expect(more).toEqual([])
    expect(notice?.text).toContain('reversed on')
    await signIn()
  })
})

describe('the answer to an appeal', () => {
  it.each([
    ['uphold', 'Your appeal was answered: the decision stands.'],
    ['overturn', 'Your appeal was granted: the decision was reversed.'],
  ] as const)('%s is told once, by a letter of its own', async (outcome, sentence) => {
    const person = `ben-${outcome}`
    await seat(person)
    const { action, notice } = await decide(person, [warn(person)])
    await lettersTo(person)
    const filed = await world.call(world.member(person, 'acme'), 'POST', '/v1/appeals', { action, text: 'Not me.' })
    const appeal = String(filed.body['id'])
    const answer = { outcome, reason: 'We looked at it again.' }
    expect((await world.call(omar, 'POST', `/v1/appeals/${appeal}/decide`, answer)).status).toBe(200)
    const [, letter, ...more] = await lettersTo(person)
    expect(more).toEqual([])
    expect(letter?.headers['subject']).toBe(`Our answer to your appeal (${appeal})`)
    expect(letter?.text).toContain(sentence)
    expect(letter?.text).toContain(`https://here.example/notices/${notice}?token=`)
  })
})
