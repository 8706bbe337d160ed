/** Mail that goes out: tried for as long as it takes, once in effect, and told how it fared; and nothing that was taken in is lost. */
import { rmSync } from 'node:fs'
import {
  makeTestFolder,
  type MailSink,
  openTestDatabase,
  spawnMailSink,
  type TestDatabase,
} from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAILBOX, writeTo } from './mail/write-to.ts'
import { type SpawnedServer, spawnServer } from './server/spawn-server.ts'

const MINUTE = 60_000
const LATE = 50

// biome-ignore lint: tests read answers freely
type Answered = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely

let sink: MailSink
let folder = ''
let database: TestDatabase
let server: SpawnedServer
let admin = ''

const place = (): string => String(server.ready['mail'])
async function start(): Promise<void> {
  server = await spawnServer({
    GOODSTANDING_DATA: folder,
    GOODSTANDING_DATABASE_URL: database.url,
    GOODSTANDING_MAIL_LISTEN: '127.0.0.1:0',
    GOODSTANDING_MAIL_ADDRESS: MAILBOX,
    GOODSTANDING_SMTP_URL: sink.url,
    GOODSTANDING_MAIL_NOTICES: 'on',
  })
}
beforeAll(async () => {
  sink = await spawnMailSink()
  folder = makeTestFolder()
  database = await openTestDatabase()
  await start()
  const token = new URL(String(server.ready['signIn'])).searchParams.get('token')
  admin = String((await ask('POST', '/v1/sign-in', { token }, null))['token'])
}, MINUTE)
afterAll(async () => {
  await server.end('SIGTERM')
  await database.close()
  await sink.close()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(method: string, path: string, body?: unknown, token?: string | null): Promise<Answered> {
  const answer = await server.ask(method, path, {
    ...(body === undefined ? {} : { body }),
    ...(token === undefined ? {} : { token }),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as Answered
}

type Delivery = {
  readonly id: string
  readonly kind: string
  readonly about: string
  readonly status: string
  readonly attempts: number
  readonly answer: string
}

async function deliveriesAbout(about: string): Promise<readonly Delivery[]> {
  const { items } = await ask('GET', '/v1/mail-deliveries?limit=500', undefined, admin)
  return (items as Delivery[]).filter((delivery) => delivery.about === about)
}

/** Asks until something holds; the clock of the server moves it. */
async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let tried = 0; ; tried++) {
    const value = await read()
    if (holds(value)) return value
    if (tried > 2 * LATE) throw new Error(`It did not come to that: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function write(from: string, text = 'Something is wrong.'): Promise<string> {
  const writer = writeTo(place())
  const sent = await writer.send({ from, text })
  writer.close()
  expect(sent.code).toBe(250)
  return /rep_[0-9a-f-]{36}/.exec(sent.words)?.[0] ?? ''
}

describe('mail that goes out', () => {
  it('is tried again after a temporary refusal, and not after one for good; addresses stay out of the log', {
    timeout: 3 * MINUTE,
  }, async () => {
    const [later, refused] = [await write('later@outside.example'), await write('refused@outside.example')]
    const failed = await until(
      () => deliveriesAbout(refused),
      ([delivery]) => delivery?.status === 'failed',
    )
    expect(failed).toEqual([
      expect.objectContaining({
        kind: 'receipt',
        attempts: 1,
        answer: expect.stringContaining('r***@outside.example'),
      }),
    ])
    const waiting = await until(
      () => deliveriesAbout(later),
      ([delivery]) => (delivery?.attempts ?? 0) > 0,
    )
    expect(waiting[0]).toMatchObject({ status: 'waiting', answer: expect.stringContaining('450') })
    const { status } = await server.ask('GET', '/v1/mail-deliveries')
    expect(status).toBe(403)
  })

  it('that comes back is noted, by the address that it comes back to', async () => {
    const report = await write('gone@outside.example')
    const receipt = await sink.until(({ to }) => to.includes('gone@outside.example'))
    await until(
      () => deliveriesAbout(report),
      ([delivery]) => delivery?.status === 'sent',
    )
    const writer = writeTo(place())
    const raw = `From: postmaster@outside.example\r\nTo: ${receipt.from}\r\nMessage-ID: <dsn@outside.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.outside.example\r\n\r\nFinal-Recipient: rfc822; gone@outside.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 gone@outside.example left\r\n--b--\r\n`
    expect(await writer.send({ sender: '', to: receipt.from, raw })).toEqual({ code: 250, words: 'OK' })
    writer.close()
    expect(await deliveriesAbout(report)).toEqual([
      expect.objectContaining({ status: 'bounced', answer: '5.1.1 smtp; 550 g***@outside.example left' }),
    ])
  })

  it('invites staff by a link that works once', async () => {
    const person = { id: 'nora', name: 'Nora', email: 'nora@operator.example', roles: ['moderator'] }
    await ask('POST', '/v1/staff', person, admin)
    const invitation = await sink.until(({ to }) => to.includes('nora@operator.example'))
    expect(invitation.text).toContain('as: Moderator.')
    expect(invitation.text).toContain('角色：审核员。')
    const token = /\/sign-in\?token=(gsi_[\w-]+)/.exec(invitation.text)?.[1]
    expect(await ask('POST', '/v1/sign-in', { token }, null)).toMatchObject({ person: { id: 'nora' } })
    expect((await server.ask('POST', '/v1/sign-in', { body: { token }, token: null })).status).toBe(401)
    await ask('PATCH', '/v1/staff/nora', { roles: ['senior'] }, admin)
    expect(await deliveriesAbout('nora')).toHaveLength(1)
  })

  it('tells a subject by mail what was done, in their language, with nothing of anybody else', async () => {
    await server.put('people/zhao', {
      organization: 'acme',
      kind: 'member',
      name: 'Zhao',
      email: 'zhao@acme.example',
      language: 'zh-Hans',
    })
    const reporter = { organization: 'acme', id: 'who-told', kind: 'member' }
    const filed = await ask('POST', '/v1/reports', {
      reporter,
      about: { account: 'zhao' },
      clause: 'conduct.j',
      text: 'Advertising all day.',
    })
    await ask('POST', '/v1/staff', { id: 'sol', name: 'Sol', email: 'sol@operator.example', roles: ['senior'] }, admin)
    const { token } = await ask('POST', '/v1/staff/sol/tokens', {}, admin)
    const caseId = String(filed['case'])
    await ask('POST', `/v1/cases/${caseId}/claim`, {}, String(token))
    const decision = { clause: 'conduct.j', reason: 'Copies to strangers.', actions: [{ type: 'warn' }] }
    await ask('POST', `/v1/cases/${caseId}/decide`, decision, String(token))
    const notice = await sink.until(({ to }) => to.includes('zhao@acme.example'))
    expect(notice.headers['subject']).toContain('=?UTF-8?')
    expect(notice.text).toContain('警告')
    expect(notice.text).toMatch(/https?:\/\/\S+\/notices\/ntc_[\w-]+\?token=apt_[\w-]+/)
    expect(notice.text).not.toContain('You can appeal')
    expect(notice.text).not.toContain('who-told')
  })
})

describe('a server that is killed', () => {
  it('between sending and noting it sends the same message again, under the same id, and notes it once', {
    timeout: 5 * MINUTE,
  }, async () => {
    const from = 'slow@outside.example'
    const report = await write(from)
    const first = await sink.until(({ to }) => to.includes(from))
    await server.end('SIGKILL')
    await start()
    await database.db.query(`update outbox set lease_until = now() where topic = 'mail'`) // as if its minutes were over
    const [before] = await deliveriesAbout(report)
    expect(before).toMatchObject({ status: 'waiting' })
    const copies = () => sink.mails.filter(({ to }) => to.includes(from))
    await until(
      () => deliveriesAbout(report),
      ([delivery]) => delivery?.status === 'sent' || copies().length > 1,
    )
    expect(copies().map(({ headers, text }) => [headers['message-id'], headers['date'], text])).toEqual(
      Array.from({ length: 2 }, () => [first.headers['message-id'], first.headers['date'], first.text]),
    )
  })

  it('has every report that it had answered with 250, and one for each letter that was sent again', {
    timeout: 5 * MINUTE,
  }, async () => {
    const letters = Array.from({ length: 40 }, (_, at) => ({
      from: `writer${at}@outside.example`,
      messageId: `<load${at}@outside.example>`,
      text: `Letter ${at}`,
    }))
    const reports = new Map<number, string>()
    const unsure = new Set(letters.keys())
    for (let round = 0; unsure.size > 0 && round < 6; round++) {
      const writer = writeTo(place())
      const sending = [...unsure].map(async (at) => {
        const sent = await writer.send(letters[at] ?? {}).catch(() => ({ code: 0, words: '' }))
        if (sent.code !== 250) return
        unsure.delete(at)
        const report = sent.words.slice(3)
        expect(reports.get(at) ?? report).toBe(report)
        reports.set(at, report)
      })
      if (round < 3) {
        await new Promise((resolve) => setTimeout(resolve, 60 + 40 * round))
        await server.end('SIGKILL')
      }
      await Promise.all(sending)
      writer.close()
      if (round < 3) await start()
    }
    expect(unsure.size).toBe(0)
    const { items } = await ask('GET', '/v1/reports?limit=500', undefined)
    const texts = (items as { id: string; text: string }[]).filter(({ text }) => text.includes('Letter '))
    expect(texts).toHaveLength(letters.length)
    expect(new Set(texts.map(({ id }) => id))).toEqual(new Set(reports.values()))
  })
})
