/** Whoever reported by mail is told when what they were answered holds no longer: once, and never what was overtaken before it left. */
import { type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { createFileDesk } from '../decide/file-desk.ts'
import { mailboxOf } from './mail-address.ts'
import { parseMail } from './parse-mail.ts'
import { createMailPost, type MailPost } from './post-mail.ts'
import { type MailTaker, takeMail } from './take-mail.ts'

const mailbox = mailboxOf('abuse@operator.example')!
let sink: MailSink
let world: TestCasework
let taker: MailTaker
let post: MailPost
let sofia: string
beforeAll(async () => {
  sink = await spawnMailSink()
  world = await openTestCasework({ outgoingMail: { mailbox, notices: 'sent' } })
  const { desk } = world.casework
  const parts = { scanner: null, pictures: null, classifier: null, hear: null, looker: null, recent: world.recentFiles }
  const files = createFileDesk({ db: desk.db, ...parts })
  taker = { desk, files, mailbox, read: parseMail, guessLanguage: () => 'en' }
  post = createMailPost({ desk, mailbox, route: { url: sink.url }, url: () => 'https://here.example' })
  sofia = await world.staff('sofia', 'senior')
})
afterAll(async () => {
  post.close()
  await world.close()
  await sink.close()
})

/** A report by mail that was acted on; the id of the action. */
async function actOn(sender: string): Promise<string> {
  const head = [`From: ${sender}`, `To: ${mailbox.address}`, 'Subject: Abuse', `Message-ID: <${sender}>`]
  const raw = Buffer.from([...head, '', 'Somebody of yours writes to me.'].join('\r\n'))
  const taken = await takeMail(taker, { sender, recipients: [mailbox.address], raw })
  const report = taken.kind === 'taken' ? taken.report : null
  const { case: caseId } = (await world.call(sofia, 'GET', `/v1/reports/${report}`)).body
  const decided = await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'warn', subject: { type: 'account', id: 'u1' } }],
    reason: 'Looked at.',
  })
  return decided.body['actions'][0].id
}
async function reverse(action: string): Promise<void> {
  await world.pass(1_000)
  await world.call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'It was somebody else.' })
}
async function withStatus(status: string): Promise<number> {
  return (await world.casework.desk.db.query('select id from mail_delivery where status = $1', [status])).length
}
/** What arrived at an address, once all that left has. */
async function answersTo(address: string): Promise<readonly string[]> {
  // What one reader is told about one thing goes out one message a turn.
  do await post.send()
  while ((await withStatus('waiting')) > 0)
  const sent = await withStatus('sent')
  await sink.until(() => sink.mails.length === sent)
  const isAnswer = ({ to, headers }: (typeof sink.mails)[number]): boolean =>
    to.includes(address) && headers['subject']?.startsWith('Our answer') === true
  return sink.mails.filter(isAnswer).map(({ text }) => text)
}

it('is told that what was done is undone', async () => {
  const action = await actOn('ann@outside.example')
  const [first = '', ...none] = await answersTo('ann@outside.example')
  expect([first, none]).toEqual([expect.stringContaining('and acted on it'), []])
  await reverse(action)
  const [, second, ...more] = await answersTo('ann@outside.example')
  expect(more).toEqual([])
  expect(second).toContain('what we did has been undone')
  expect(second).not.toContain('somebody else')
})

it('gets one answer where the first had not left', async () => {
  await reverse(await actOn('bea@outside.example'))
  const answers = await answersTo('bea@outside.example')
  expect(answers).toHaveLength(1)
  expect(answers[0]).toContain('what we did has been undone')
})
