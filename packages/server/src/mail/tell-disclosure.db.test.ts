/** Whoever an authority was given records about reads it by mail: in the words of the disclosure, when no order forbids it, and anew after a review. */
import { type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { mailboxOf } from './mail-address.ts'
import { createMailPost, type MailPost } from './post-mail.ts'

const DAY = 86_400_000
const mailbox = mailboxOf('abuse@operator.example')!
const SUBJECT = 'What we told an authority'

let sink: MailSink
let world: TestCasework
let post: MailPost
beforeAll(async () => {
  sink = await spawnMailSink()
  world = await openTestCasework({ outgoingMail: { mailbox, notices: 'sent' } })
  const route = { url: sink.url }
  post = createMailPost({ desk: world.casework.desk, mailbox, route, url: () => 'https://here.example' })
  for (const [person, roles] of [
    ['boss', ['admin']],
    ['ann', []],
    ['gagged', []],
    ['hasty', []],
  ] as const) {
    const mail = { email: `${person}@acme.example`, language: 'en' }
    const body = { organization: 'acme', kind: 'member', name: person, roles, ...mail }
    await world.call(world.service, 'PUT', `/v1/people/${person}`, body)
  }
})
afterAll(async () => {
  post.close()
  await world.close()
  await sink.close()
})

async function lettersTo(person: string): Promise<readonly string[]> {
  while (await post.send());
  const theirs = sink.mails.filter(({ to }) => to.includes(`${person}@acme.example`))
  return theirs.filter(({ headers }) => headers['subject'] === SUBJECT).map(({ text }) => text)
}
async function receive(subject: string, more: object = {}): Promise<string> {
  const request = { authority: 'Prosecutor', country: 'DE', basis: 'StPO 95', scope: { subjects: [subject] }, ...more }
  const received = await world.call(await world.staff('carl', 'counsel'), 'POST', '/v1/legal-requests', request)
  expect(received.status).toBe(201)
  return String(received.body['id'])
}
const step = async (who: string, id: string, name: string, body: object = {}) => {
  const done = await world.call(await world.staff(who, 'counsel'), 'POST', `/v1/legal-requests/${id}/${name}`, body)
  expect(done.status).toBe(200)
}
const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
async function produce(id: string): Promise<void> {
  await step('carl', id, 'validate', { checked: CHECKED })
  await step('cora', id, 'approve')
  await step('carl', id, 'produce')
}

it('tells the subject, and the administrators of an organization, each once', async () => {
  await produce(await receive('account/ann'))
  await produce(await receive('organization/acme'))
  const message = async (subject: string) => {
    const { body } = await world.call(world.service, 'GET', `/v1/disclosures?subject=${subject}`)
    return String(body['items'][0].message.en)
  }
  for (const [person, subject] of [
    ['ann', 'account/ann'],
    ['boss', 'organization/acme'],
  ] as const) {
    const [letter, ...more] = await lettersTo(person)
    expect(letter?.trim()).toBe(await message(subject))
    expect(more).toEqual([])
  }
})

it('tells nobody before the order that forbids it is over', async () => {
  const until = new Date(world.now() + 2 * DAY).toISOString()
  await produce(await receive('account/gagged', { gag: { order: 'G-1', until } }))
  expect(await lettersTo('gagged')).toEqual([])
  await world.pass(2 * DAY + 60_000)
  expect(await lettersTo('gagged')).toHaveLength(1)
})

it('tells what the review of an emergency found: in one letter where the first had not left', async () => {
  const emergency = { emergency: true, reason: 'A life is in danger tonight.' }
  const finding = { finding: 'justified', reason: 'There was no time.' }
  const first = await receive('account/hasty')
  await step('carl', first, 'produce', emergency)
  expect(await lettersTo('hasty')).toEqual([expect.stringContaining('a second person must review it')])
  await world.pass(1_000)
  await step('cora', first, 'review', finding)
  expect(await lettersTo('hasty')).toEqual([expect.anything(), expect.stringContaining('found it justified')])
  const second = await receive('account/hasty')
  await step('carl', second, 'produce', emergency)
  await world.pass(1_000)
  await step('cora', second, 'review', finding)
  await lettersTo('hasty')
  expect((await lettersTo('hasty')).slice(2)).toEqual([expect.stringContaining('found it justified')])
})
