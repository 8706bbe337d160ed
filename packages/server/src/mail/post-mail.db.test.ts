import { type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { mailboxOf } from './mail-address.ts'
import { createMailPost, type MailPost } from './post-mail.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const mailbox = mailboxOf('abuse@operator.example')!

let sink: MailSink
let world: TestCasework
let post: MailPost
let admin: string
let counsel: string
let sofia: string
beforeAll(async () => {
  sink = await spawnMailSink()
  world = await openTestCasework({ outgoingMail: { mailbox, notices: 'sent' } })
  post = postBy(sink.url)
  admin = await world.staff('ida', 'installation-admin')
  for (const [person, roles, email] of [
    ['boss', ['admin'], 'boss@acme.example'],
    ['deputy', ['admin'], 'deputy@acme.example'],
    ['mute', ['admin'], null],
    ['li', [], null],
    ['gagged', [], 'gagged@acme.example'],
  ] as const)
    await world.call(world.service, 'PUT', `/v1/people/${person}`, {
      organization: 'acme',
      kind: 'member',
      name: person,
      roles,
      ...(email === null ? {} : { email, language: 'en' }),
    })
  await signIn()
})
afterAll(async () => {
  post.close()
  await world.close()
  await sink.close()
})

const postBy = (url: string) =>
  createMailPost({ desk: world.casework.desk, mailbox, route: { url }, url: () => 'https://here.example' })
async function signIn(): Promise<void> {
  sofia = await world.staff('sofia', 'senior')
  counsel = await world.staff('cora', 'counsel')
  admin = await world.staff('ida', 'installation-admin')
}
const to = (address: string) => sink.mails.filter((mail) => mail.to.includes(address))
async function deliver(): Promise<void> {
  while (await post.send());
}
async function deliveries(about: string): Promise<readonly Record<string, unknown>[]> {
  const { body } = await world.call(admin, 'GET', '/v1/mail-deliveries?limit=500')
  return (body['items'] as Record<string, unknown>[]).filter((delivery) => delivery['about'] === about)
}

describe('administrators who stay silent', () => {
  it('are reminded once, when half of the time is over: not the accused, not who has no address', async () => {
    const filed = await world.call(world.member('li', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'deputy-friend' },
      clause: 'conduct.j',
      text: 'Advertising.',
    })
    const report = String(filed.body['id'])
    await world.pass(11 * HOUR)
    await deliver()
    expect(to('boss@acme.example')).toEqual([])
    await world.pass(HOUR + MINUTE)
    await deliver()
    await world.pass(HOUR)
    await deliver()
    expect(to('boss@acme.example')).toEqual([expect.objectContaining({ text: expect.stringContaining(report) })])
    expect(to('deputy@acme.example')).toHaveLength(1)
    await signIn()
    expect(await deliveries(report)).toHaveLength(2)
  })

  it('are not reminded of a report that is about them, though they became one since, nor of their own', async () => {
    const rise = (roles: readonly string[]) =>
      world.call(world.service, 'PUT', '/v1/people/rising', {
        organization: 'acme',
        kind: 'member',
        name: 'rising',
        roles,
        email: 'rising@acme.example',
        language: 'en',
      })
    const reportBy = async (who: string, about: string) => {
      const body = { about: { account: about }, clause: 'conduct.j', text: 'Advertising.' }
      return (await world.call(who, 'POST', '/v1/reports', body)).body
    }
    await rise([])
    const about = await reportBy(world.member('li', 'acme'), 'rising')
    const own = await reportBy(world.member('boss', 'acme'), 'somebody')
    expect([about['status'], own['status']]).toEqual(['with-administrator', 'with-administrator'])
    await rise(['admin'])
    await world.pass(12 * HOUR + MINUTE)
    await deliver()
    const remindedOf = (report: unknown) =>
      ['boss', 'rising'].filter((name) => to(`${name}@acme.example`).some(({ text }) => text.includes(String(report))))
    expect(remindedOf(about['id'])).toEqual(['boss'])
    expect(remindedOf(own['id'])).toEqual(['rising'])
    await rise([])
  })

  it('are reminded of others though what one letter is about cannot be read: that is noted on it, and given up in time', async () => {
    const file = async (text: string) =>
      String(
        (
          await world.call(world.member('li', 'acme'), 'POST', '/v1/reports', {
            ...{ about: { account: 'somebody' }, clause: 'conduct.j', text },
          })
        ).body['id'],
      )
    const [damaged, sound] = [await file('One.'), await file('Another.')]
    const { db } = world.casework.desk
    const [kept] = await db.query<{ state: string }>('select state::text from report_view where id = $1', [damaged])
    const put = (state: string) => db.query('update report_view set state = $2::json where id = $1', [damaged, state])
    await world.pass(12 * HOUR + MINUTE)
    await put((kept?.state ?? '').replace(/("text":"[^"]{60})..../, '$1AAAA'))
    await deliver()
    expect(to('boss@acme.example').filter(({ text }) => text.includes(sound))).toHaveLength(1)
    await signIn()
    const noted = await deliveries(damaged)
    expect(noted).toMatchObject([{ status: 'waiting' }, { status: 'waiting' }])
    await db.query(`update outbox set created_at = created_at - interval '6 days'`)
    await world.pass(MINUTE)
    await deliver()
    await put(kept?.state ?? '')
    expect(await deliveries(damaged)).toMatchObject([{ status: 'failed' }, { status: 'failed' }])
  })

  it('are not reminded of what they have answered', async () => {
    const before = to('boss@acme.example').length
    const filed = await world.call(world.member('li', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'somebody' },
      clause: 'conduct.j',
      text: 'Advertising again.',
    })
    const boss = world.member('boss', 'acme', 'admin')
    await world.call(boss, 'POST', `/v1/reports/${String(filed.body['id'])}/dismiss`, { reason: 'It was a joke.' })
    await world.pass(13 * HOUR)
    await deliver()
    expect(to('boss@acme.example')).toHaveLength(before)
  })
})

describe('a notice that an order delays', () => {
  it('is mailed on its date and not before', async () => {
    await signIn()
    const until = new Date(world.now() + 10 * DAY).toISOString()
    const asked = await world.call(counsel, 'POST', '/v1/legal-requests', {
      authority: 'Prosecutor',
      jurisdiction: 'DE',
      basis: 'StPO 95',
      scope: { subjects: ['account/gagged'] },
      gag: { order: 'G-1', until },
    })
    expect(asked.status).toBe(201)
    const held = await world.send('gagged', 'MARKED')
    const caseId = String(held.body['case'])
    await world.call(sofia, 'POST', `/v1/cases/${caseId}/claim`, {})
    const decided = await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, {
      clause: 'conduct.j',
      reason: 'Copies.',
      actions: [{ type: 'warn', subject: { type: 'account', id: 'gagged' } }],
    })
    expect(decided.status).toBe(200)
    await world.pass(9 * DAY)
    await deliver()
    expect(to('gagged@acme.example')).toEqual([])
    await world.pass(DAY + MINUTE)
    await deliver()
    const [notice, ...more] = to('gagged@acme.example')
    expect(notice?.text).toContain('a warning')
    expect(more).toEqual([])
  })
})

describe('somebody of whom no usable address was stated', () => {
  it('stands in the log as whom a letter did not reach, and gets none', async () => {
    await signIn()
    for (const [person, email] of [
      ['garbled', 'garbled at acme.example'],
      ['spaced', ' \t'],
    ])
      await world.call(world.service, 'PUT', `/v1/people/${person}`, {
        ...{ organization: 'acme', kind: 'member', name: person, email },
      })
    const before = sink.mails.length
    for (const person of ['garbled', 'spaced']) {
      const { body } = await world.send(person, 'MARKED')
      const decided = await world.call(sofia, 'POST', `/v1/cases/${String(body['case'])}/decide`, {
        ...{ clause: 'conduct.j', reason: 'Copies.' },
        actions: [{ type: 'warn', subject: { type: 'account', id: person } }],
      })
      expect(decided.status).toBe(200)
      await deliver()
      const { body: page } = await world.call(admin, 'GET', '/v1/mail-deliveries?limit=500')
      const told = (page['items'] as Record<string, unknown>[]).filter(
        ({ recipient }) => recipient === `account/${person}`,
      )
      expect(told.map(({ kind, status, answer }) => ({ kind, status, answer }))).toEqual(
        person === 'spaced'
          ? []
          : [
              {
                ...{ kind: 'notice', status: 'failed' },
                answer: 'The email that was stated of them is no address that mail can be sent to.',
              },
            ],
      )
    }
    expect(sink.mails).toHaveLength(before)
  })
})

describe('an invitation', () => {
  it('is sent to nobody who has left the staff since', async () => {
    await signIn()
    await world.staff('leaver', 'moderator')
    expect((await world.call(admin, 'DELETE', '/v1/staff/leaver')).status).toBe(204)
    await deliver()
    expect(to('leaver@operator.example')).toEqual([])
    expect(await deliveries('leaver')).toMatchObject([{ kind: 'invitation', status: 'dropped' }])
  })
})

describe('a mail server that is away', () => {
  it('is tried again for five days, longer apart each time; then the message has failed', async () => {
    const gone = postBy('smtp://127.0.0.1:9')
    await world.staff('late', 'moderator')
    for (let tries = 0; tries < 40; tries++) {
      while (await gone.send());
      await world.pass(6 * HOUR)
    }
    gone.close()
    await signIn()
    const [invitation] = await deliveries('late')
    expect(invitation).toMatchObject({ kind: 'invitation', status: 'failed' })
    expect(Number(invitation?.['attempts'])).toBeGreaterThan(15)
    await deliver()
    expect(to('late@operator.example')).toEqual([])
  })

  it('and takes its time over one message gets it once, and others beside it', async () => {
    let release: () => void = () => undefined
    const looked = new Promise<void>((resolve) => (release = resolve))
    const got: string[] = []
    const slow = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo.map(({ address }) => address).join()
        stream.resume()
        stream.on('end', () => got.push(to))
        if (to.startsWith('looked')) void looked.then(() => done())
        else stream.on('end', () => done())
      },
    })
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', () => listening()))
    const one = postBy(`smtp://127.0.0.1:${(slow.server.address() as AddressInfo).port}`)
    await world.staff('looked', 'moderator')
    await one.send()
    await world.staff('beside', 'moderator')
    await one.send()
    expect(got).toEqual(['looked@operator.example', 'beside@operator.example'])
    expect(await deliveries('looked')).toMatchObject([{ status: 'waiting' }])
    release()
    await one.idle()
    one.close()
    await new Promise<void>((closed) => slow.close(() => closed()))
    await deliver()
    expect(to('looked@operator.example')).toEqual([])
    expect(await deliveries('looked')).toMatchObject([{ status: 'sent', attempts: 1 }])
  })

  it('and takes our password no more gets every message once the password is right again, and the log hears why they wait', async () => {
    let password = 'first'
    const got: string[] = []
    const strict = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: (given, _session, done) => {
        if (given.password === password) done(null, { user: 'aup' })
        else done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }))
      },
      onData: (stream, { envelope }, done) => {
        stream.resume()
        stream.on('end', () => {
          got.push(envelope.rcptTo.map(({ address }) => address).join())
          done()
        })
      },
    })
    await new Promise<void>((listening) => strict.listen(0, '127.0.0.1', () => listening()))
    const told: unknown[] = []
    const url = `smtp://aup:first@127.0.0.1:${(strict.server.address() as AddressInfo).port}`
    const { desk } = world.casework
    const tell = (...words: readonly unknown[]) => told.push(words)
    const one = createMailPost({ desk, mailbox, route: { url }, url: () => 'https://here.example', tell })
    password = 'second'
    await world.staff('locked', 'moderator')
    while (await one.send());
    await one.idle()
    expect(told).toEqual([['send mail', expect.stringMatching(/^A letter waits, .*535.*Authentication failed/)]])
    await signIn()
    expect(await deliveries('locked')).toMatchObject([{ status: 'waiting' }])
    password = 'first'
    await world.pass(HOUR)
    while (await one.send());
    await one.idle()
    one.close()
    await new Promise<void>((closed) => strict.close(() => closed()))
    expect(got).toEqual(['locked@operator.example'])
  })

  it('and answers with a character that no database keeps gets each message once', async () => {
    let got = 0
    const odd = createServer((socket) => {
      socket.write('220 odd.example\r\n')
      let held = ''
      socket.on('error', () => undefined)
      socket.on('data', (bytes) => {
        held += bytes.toString()
        const isData = held.includes('DATA\r\n')
        if (isData && !held.includes('\r\n.\r\n')) {
          if (held.endsWith('DATA\r\n')) socket.write('354 go\r\n')
          return
        }
        got += isData ? 1 : 0
        held = ''
        socket.write(isData ? '250 kept as \u0000\u001b[31m\r\n' : '250 ok\r\n')
      })
    })
    await new Promise<void>((listening) => odd.listen(0, '127.0.0.1', () => listening()))
    const one = postBy(`smtp://127.0.0.1:${(odd.address() as AddressInfo).port}`)
    await world.staff('odd', 'moderator')
    for (let turn = 0; turn < 2; turn += 1) {
      while (await one.send());
      await one.idle()
      await world.pass(HOUR)
    }
    one.close()
    await new Promise<void>((closed) => odd.close(() => closed()))
    expect(got).toBe(1)
    await signIn()
    expect(await deliveries('odd')).toMatchObject([{ status: 'sent', answer: '250 kept as \ufffd\ufffd[31m' }])
  })

  it('and answers late takes back nothing that another node has sent meanwhile', async () => {
    let release: (fault: Error) => void = () => undefined
    const late = new Promise<Error>((resolve) => (release = resolve))
    let got = 0
    const slow = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => (got += 1))
        void late.then(done)
      },
    })
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', () => listening()))
    const one = postBy(`smtp://127.0.0.1:${(slow.server.address() as AddressInfo).port}`)
    await world.staff('twice', 'moderator')
    const sending = one.send()
    await expect.poll(() => got, { timeout: 10_000 }).toBe(1)
    await world.casework.desk.db.query('update outbox set lease_until = now()') // as if its time were over
    await deliver()
    release(Object.assign(new Error('Try again later.'), { responseCode: 451 }))
    await sending
    await one.idle()
    one.close()
    await new Promise<void>((closed) => slow.close(() => closed()))
    await signIn()
    expect(await deliveries('twice')).toMatchObject([{ status: 'sent', attempts: 1 }])
  })

  it('comes back, and gets every message once', async () => {
    const gone = postBy('smtp://127.0.0.1:9')
    await world.staff('prompt', 'moderator')
    while (await gone.send());
    gone.close()
    await world.pass(HOUR)
    await deliver()
    await deliver()
    expect(to('prompt@operator.example')).toHaveLength(1)
    await signIn()
    expect(await deliveries('prompt')).toMatchObject([{ status: 'sent', attempts: 2 }])
  })
})
