/** The operator's mailbox: what outsiders write becomes reports, is answered, and is never taken twice or lost. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { makeTestFolder, type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAILBOX, sayLines, writeTo, type Writer } from './mail/write-to.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const MINUTE = 60_000

// biome-ignore lint: tests read answers freely
type Answered = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

let sink: MailSink
let server: LocalServer
let writer: Writer
let place = ''
let admin = ''
let senior = ''
beforeAll(async () => {
  sink = await spawnMailSink()
  server = await startServer({
    GOODSTANDING_MAIL_LISTEN: '127.0.0.1:0',
    GOODSTANDING_MAIL_ADDRESS: MAILBOX,
    GOODSTANDING_SMTP_URL: sink.url,
    GOODSTANDING_MAIL_NOTICES: 'on',
  })
  place = server.running.mail ?? ''
  writer = writeTo(place)
  admin = await signIn()
  senior = await staffToken('sofia', 'senior')
}, MINUTE)
afterAll(async () => {
  writer.close()
  await server.close()
  await sink.close()
})

async function ask(method: string, path: string, body?: unknown, token?: string): Promise<Answered> {
  const answer = await server.ask(method, path, {
    ...(body === undefined ? {} : { body }),
    ...(token === undefined ? {} : { token }),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as Answered
}

async function signIn(): Promise<string> {
  const { token } = await ask('POST', '/v1/sign-in', { token: server.running.signInToken })
  return String(token)
}

async function staffToken(id: string, ...roles: string[]): Promise<string> {
  await ask('POST', '/v1/staff', { id, name: id, email: `${id}@operator.example`, roles }, admin)
  const { token } = await ask('POST', `/v1/staff/${id}/tokens`, {}, admin)
  return String(token)
}

const reportIn = (words: string): string => /rep_[0-9a-f-]{36}/.exec(words)?.[0] ?? `none in "${words}"`

async function readReport(id: string): Promise<Answered> {
  return ask('GET', `/v1/reports/${id}`, undefined, senior)
}

describe('a letter from an outsider', () => {
  it('becomes a report to the operator by a sender that nobody verified, and is answered in its language', async () => {
    const sent = await writer.send({
      from: 'Ann <ann@outside.example>',
      subject: 'A person threatens me',
      text: 'Since yesterday somebody from your service writes to me that they know where I live.',
    })
    expect(sent.code).toBe(250)
    const report = await readReport(reportIn(sent.words))
    expect(report).toMatchObject({
      status: 'with-operator',
      reporter: { kind: 'mail', organization: null, sender: 'unverified' },
      text: expect.stringContaining('they know where I live'),
    })
    expect(JSON.stringify(report)).not.toContain('ann@outside.example')
    const receipt = await sink.until(({ to }) => to.includes('ann@outside.example'))
    expect(receipt.headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      from: MAILBOX,
      to: 'ann@outside.example',
      subject: `We have your report (${report['id']})`,
      'message-id': expect.stringMatching(/^<mail_[0-9a-f-]{36}\.[a-z2-7]{26}@operator\.example>$/),
      'reply-to': expect.stringMatching(/^abuse\+t[a-z2-7]{26}@operator\.example$/),
    })
    expect(receipt.from).toMatch(/^abuse\+d[a-z2-7]{26}@operator\.example$/)
    expect(receipt.text).not.toContain('举报')
    expect(receipt.text).not.toContain('where I live')
  })

  it('leaves no address in the database', async () => {
    await writer.send({ from: 'hidden@outside.example', text: 'Please look at this.' })
    await sink.until(({ to }) => to.includes('hidden@outside.example'))
    const { db } = server.running
    for (const table of [
      'mail_thread',
      'mail_delivery',
      'received_mail',
      'outbox',
      'ledger',
      'report_view',
      'audit_log',
    ])
      expect(await db.query(`select 1 from ${table} t where t::text like '%hidden@outside.example%'`), table).toEqual(
        [],
      )
  })

  it('in Chinese is answered in Chinese, in another language in both', async () => {
    await writer.send({ from: 'li@outside.example', subject: '举报', text: '有人在群里反复发送赌博广告，请处理。' })
    await writer.send({
      from: 'jan@outside.example',
      subject: 'Meldung',
      text: 'Ich habe das nicht gesehen, aber mein Kollege wird jeden Tag von einem Konto beleidigt.',
    })
    const chinese = await sink.until(({ to }) => to.includes('li@outside.example'))
    expect(chinese.text).toContain('我们已收到您的举报')
    expect(chinese.text).not.toContain('Your report')
    const both = await sink.until(({ to }) => to.includes('jan@outside.example'))
    expect(both.text).toContain('Your report has reached us')
    expect(both.text).toContain('我们已收到您的举报')
  })

  it('gets the outcome when its case is decided, once', async () => {
    const sent = await writer.send({ from: 'olga@outside.example', text: 'This account sells stolen cards.' })
    const id = reportIn(sent.words)
    const { case: caseId } = await readReport(id)
    await ask('POST', `/v1/cases/${String(caseId)}/claim`, {}, senior)
    const decision = { outcome: 'no-violation', reason: 'No such account was found.' }
    await ask('POST', `/v1/cases/${String(caseId)}/decide`, decision, senior)
    const outcome = await sink.until(({ headers }) => headers['subject'] === `Our answer to your report (${id})`)
    expect(outcome).toMatchObject({ to: ['olga@outside.example'], text: expect.stringContaining('found no breach') })
    expect(sink.mails.filter(({ to }) => to.includes('olga@outside.example'))).toHaveLength(2)
  })

  it('keeps its words when it is HTML, and its odd characters when nobody can store them', async () => {
    const html = await writer.send({ html: '<style>p{}</style><p>They &amp; I</p><p>were <b>robbed</b></p>', text: '' })
    expect((await readReport(reportIn(html.words)))['text']).toContain('They & I\nwere robbed')
    const odd = await writer.send({ text: 'half a pair \ud83d and a zero \u0000 here' })
    expect(odd.code).toBe(250)
    expect((await readReport(reportIn(odd.words)))['text']).toContain('half a pair')
  })
})

describe('a conversation', () => {
  it('goes on in one report, by the address of the receipt, by its id, and by the first letter', async () => {
    const from = 'tom@outside.example'
    const first = await writer.send({
      from,
      subject: 'Harassment',
      text: 'First words.',
      messageId: '<first@outside.example>',
    })
    const id = reportIn(first.words)
    const receipt = await sink.until(({ to }) => to.includes(from))
    const answers = [
      { to: receipt.headers['reply-to'] ?? '', text: 'By its address.' },
      { to: (receipt.headers['reply-to'] ?? '').toUpperCase(), text: 'By its address, shouted.' },
      { inReplyTo: receipt.headers['message-id'] ?? '', text: 'By the id of the receipt.' },
      { inReplyTo: '<first@outside.example>', text: 'By the first letter.' },
    ]
    for (const answer of answers) expect(reportIn((await writer.send({ from, ...answer })).words)).toBe(id)
    const { talk } = await readReport(id)
    expect((talk as { text: string }[]).map(({ text }) => text.split('\n').at(-1))).toEqual(
      answers.map(({ text }) => text),
    )
    expect(sink.mails.filter(({ to }) => to.includes(from))).toHaveLength(1)
  })

  it("is joined by nobody who only knows the id of somebody else's letter, or makes a token up", async () => {
    const from = 'eve@outside.example'
    const own = await writer.send({ from, inReplyTo: '<first@outside.example>', text: 'Let me in.' })
    const guessed = await writer.send({
      from,
      to: `abuse+t${'a'.repeat(26)}@operator.example`,
      text: 'Let me in here.',
    })
    expect(new Set([reportIn(own.words), reportIn(guessed.words)]).size).toBe(2)
    expect((await readReport(reportIn(own.words)))['talk']).toEqual([])
  })

  it('that goes on after the answer is a new report that names the old one', async () => {
    const from = 'pia@outside.example'
    const first = reportIn(
      (await writer.send({ from, text: 'They do it again.', messageId: '<p1@outside.example>' })).words,
    )
    const { case: caseId } = await readReport(first)
    await ask('POST', `/v1/cases/${String(caseId)}/claim`, {}, senior)
    await ask(
      'POST',
      `/v1/cases/${String(caseId)}/decide`,
      { outcome: 'no-violation', reason: 'Nothing found.' },
      senior,
    )
    const again = await writer.send({ from, inReplyTo: '<p1@outside.example>', text: 'And again.' })
    expect(reportIn(again.words)).not.toBe(first)
    expect((await readReport(reportIn(again.words)))['text']).toContain(first)
  })
})

describe('a letter that comes twice', () => {
  it('is one report: the same id and words, whatever servers wrote on top', async () => {
    const raw = (hops: string) =>
      `${hops}From: twin@outside.example\r\nTo: ${MAILBOX}\r\nMessage-ID: <twin@outside.example>\r\nSubject: Twice\r\n\r\nThe same words.\r\n`
    const from = 'twin@outside.example'
    const sent = await Promise.all([
      writer.send({ from, raw: raw('') }),
      writer.send({ from, raw: raw('') }),
      writer.send({ from, raw: raw('Received: from a by b\r\n') }),
    ])
    expect(sent.map(({ code }) => code)).toEqual([250, 250, 250])
    expect(new Set(sent.map(({ words }) => reportIn(words))).size).toBe(1)
    const other = await writer.send({ from, raw: raw('').replace('same words', 'other words') })
    expect(reportIn(other.words)).not.toBe(reportIn(sent[0].words))
  })
})

describe('what no person wrote', () => {
  it.each([
    ['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['bulk mail', { headers: { Precedence: 'bulk' } }],
    ['mail of a list', { headers: { 'List-Id': '<talk.outside.example>' } }],
    ['mail from nobody', { sender: '' }],
    ['mail from the mailbox itself', { from: MAILBOX }],
  ])('is ignored: %s', async (_what, letter) => {
    const sent = await writer.send({ from: 'robot@outside.example', ...letter })
    expect(sent).toEqual({ code: 250, words: 'OK' })
  })

  it('may be of a person where it only asks for no automatic reply: it is taken', async () => {
    const headers = { 'X-Auto-Response-Suppress': 'OOF' }
    expect(reportIn((await writer.send({ from: 'quiet@outside.example', headers })).words)).toMatch(/^rep_/)
  })

  it('is ignored: our own receipt, when a server loops it back', async () => {
    const receipt = await sink.until(({ to }) => to.includes('ann@outside.example'))
    const sent = await writer.send({ messageId: receipt.headers['message-id'] ?? '', text: 'loop' })
    expect(sent).toEqual({ code: 250, words: 'OK' })
  })
})

describe('attachments', () => {
  it('are looked at, listed hashes bring their clause, and all are kept as evidence by hash', async () => {
    const secret = Buffer.from('a file that somebody listed')
    const sha256 = createHash('sha256').update(secret).digest('hex')
    await server.put('registers/hashes/h1', { sha256, clause: 'content.f', label: 'known' })
    const sent = await writer.send({
      text: 'They sent me these.',
      attachments: [
        { filename: 'test.com', content: EICAR },
        { filename: 'photo.bin', content: secret },
      ],
    })
    const report = await readReport(reportIn(sent.words))
    expect(report['clause']).toBe('content.f')
    const items = report['evidence'] as { suppliedBy: string; versions: { text: string; files: string[] }[] }[]
    expect(items.map(({ versions }) => versions[0]?.text)).toEqual([
      expect.stringMatching(/test\.com.*anti-virus test file/),
      expect.stringMatching(/photo\.bin.*listed under content\.f/),
    ])
    expect(items[1]).toMatchObject({ suppliedBy: 'reporter', versions: [{ files: [sha256] }] })
  })
})

const ARF = (type: string) =>
  `From: fbl@provider.example
To: ${MAILBOX}
Subject: FW: Cheap pills
Auto-Submitted: auto-generated
Message-ID: <${type}@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

--b1
Content-Type: text/plain

A subscriber complained about this message.

--b1
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Loop/1.0
Version: 1
Original-Mail-From: <seller@operator.example>
Source-IP: 192.0.2.7

--b1
Content-Type: message/rfc822
Content-Disposition: inline

From: Seller <seller@operator.example>
To: u@provider.example
Subject: Cheap pills
Content-Type: text/plain

Buy them now, no recipe needed.
--b1--
`.replace(/\n/g, '\r\n')

describe('complaints of machines', () => {
  it('in ARF become reports with the original as evidence, and no machine is written back to', async () => {
    const sent = await writer.send({ from: 'fbl@provider.example', raw: ARF('abuse') })
    const report = await readReport(reportIn(sent.words))
    expect(report['text']).toContain('Feedback-Type: abuse')
    expect(report['text']).toContain('Source-IP: 192.0.2.7')
    expect(JSON.stringify(report['evidence'])).toContain('no recipe needed')
    await writer.send({ from: 'last@outside.example', text: 'A letter after it.' })
    await sink.until(({ to }) => to.includes('last@outside.example'))
    expect(sink.mails.some(({ to }) => to.includes('fbl@provider.example'))).toBe(false)
  })

  const xarf = (more: object) => ({
    xarf_version: '4.0.0',
    report_id: '550e8400-e29b-41d4-a716-446655440000',
    timestamp: '2026-11-24T09:00:00Z',
    reporter: { org: 'Provider', contact: 'abuse@provider.example', domain: 'provider.example' },
    sender: { org: 'Provider', contact: 'abuse@provider.example', domain: 'provider.example' },
    source_identifier: 'spammer-7',
    category: 'messaging',
    type: 'spam',
    description: 'Unsolicited messages to subscribers',
    evidence: [
      {
        content_type: 'text/plain',
        description: 'The message',
        payload: Buffer.from('Win a prize').toString('base64'),
      },
    ],
    ...more,
  })
  const post = (body: object) =>
    writer.send({
      from: 'xarf@provider.example',
      text: 'See the attached report.',
      attachments: [{ filename: 'xarf.json', contentType: 'application/json', content: JSON.stringify(body) }],
    })

  it('in XARF become reports about the account they name, once for each of their ids', async () => {
    await server.put('people/spammer-7', { organization: 'acme', kind: 'member', name: 'Spammer' })
    const sent = await post(xarf({}))
    const report = await readReport(reportIn(sent.words))
    expect(report).toMatchObject({ about: { account: 'spammer-7' }, severity: 2 })
    expect(report['text']).toContain('XARF 4.0.0: messaging/spam')
    expect(JSON.stringify(report['evidence'])).toContain('Win a prize')
    expect(reportIn((await post(xarf({ description: 'sent again' }))).words)).toBe(report['id'])
  })

  it('of abuse of children are of the gravest severity; what is malformed is named and not lost', async () => {
    const grave = await post(
      xarf({ report_id: '550e8400-e29b-41d4-a716-446655440001', category: 'content', type: 'csam', evidence: [] }),
    )
    expect(await readReport(reportIn(grave.words))).toMatchObject({ severity: 4, status: 'with-operator' })
    const broken = await post(xarf({ report_id: 'not-a-uuid', source_identifier: 7, evidence: [{ payload: 5 }] }))
    expect(broken.code).toBe(250)
    expect((await readReport(reportIn(broken.words)))['text']).toContain('/report_id /source_identifier /evidence/0')
  })
})

describe('the door', () => {
  it('refuses other mailboxes, what is too large, and what cannot be read, each by its code', async () => {
    expect(await writer.send({ to: 'somebody@operator.example' })).toMatchObject({ code: 550 })
    expect(await writer.send({ to: 'abuse@elsewhere.example' })).toMatchObject({ code: 550 })
    const large = Buffer.alloc(11 * 1024 * 1024, 65)
    expect(await writer.send({ attachments: [{ content: large }] })).toMatchObject({ code: 552 })
    expect(await writer.send({ raw: 'Subject: nobody\r\n\r\nwrote this\r\n' })).toMatchObject({ code: 554 })
    const nested = Array.from(
      { length: 80 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    )
    expect(await writer.send({ raw: `From: a@b.example\r\n${nested.join('')}x` })).toMatchObject({ code: 554 })
    const stated = await sayLines(place, ['EHLO x', `MAIL FROM:<a@b.example> SIZE=99999999`, 'QUIT'])
    expect(stated[2]).toMatch(/^552/)
  })

  it('asks whoever writes too much to come again later, and takes nothing of it meanwhile', async () => {
    const from = 'flood@outside.example'
    const codes: number[] = []
    for (let at = 0; at < 62; at++) {
      const sent = await writer.send({ from, headers: { Precedence: 'bulk' }, text: `No ${at}` })
      codes.push(sent.code)
    }
    expect(codes.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 250))
    const report = await writer.send({ from, text: 'A person now' })
    expect(report).toMatchObject({ code: 450, words: expect.stringContaining('4.7.1') })
  })
})

describe('STARTTLS', () => {
  it('is offered when a certificate is configured, and mail comes through it', { timeout: MINUTE }, async () => {
    const folder = makeTestFolder()
    const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=operator.example']
    execFileSync('openssl', [...made, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
    const secure = await startServer({
      GOODSTANDING_MAIL_LISTEN: '127.0.0.1:0',
      GOODSTANDING_MAIL_ADDRESS: MAILBOX,
      GOODSTANDING_MAIL_CERTIFICATE: certificate,
      GOODSTANDING_MAIL_KEY: key,
    })
    try {
      const [host = '', port = ''] = (secure.running.mail ?? '').split(':')
      const transport = createTransport({
        host,
        port: Number(port),
        requireTLS: true,
        tls: { rejectUnauthorized: false },
      })
      const { response } = await transport.sendMail({ from: 'ann@outside.example', to: MAILBOX, text: 'In private.' })
      expect(response).toMatch(/^250 OK rep_/)
    } finally {
      await secure.close()
    }
  })
})
