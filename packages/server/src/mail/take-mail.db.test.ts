import { createFold, guessLanguage } from '@goodstanding/detectors'
import { addMailDelivery, findReceivedMail } from '@goodstanding/ledger'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import { createFileDesk } from '../decide/file-desk.ts'
import { listenForMail } from './listen-for-mail.ts'
import { mailboxOf, ownMessageId, taggedAddress } from './mail-address.ts'
import { parseMail } from './parse-mail.ts'
import { MAILS_AN_HOUR, type MailTaker, takeMail, type Taken } from './take-mail.ts'

const HOUR = 3_600_000
const mailbox = mailboxOf('abuse@operator.example')!

let world: TestCasework
let taker: MailTaker
beforeAll(async () => {
  world = await openTestCasework({ outgoingMail: { mailbox, notices: 'sent' } })
  const { desk } = world.casework
  const parts = { scanner: null, pictures: null, classifier: null, hear: null, looker: null, recent: world.recentFiles }
  const files = createFileDesk({ db: desk.db, ...parts })
  taker = { desk, files, mailbox, read: parseMail, guessLanguage: () => 'en' }
})
afterAll(() => world.close())

const query = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  world.casework.desk.db.query<Row>(sql, values)

type Letter = {
  readonly from?: string
  readonly sender?: string
  readonly to?: string
  readonly id?: string
  readonly subject?: string
  readonly head?: readonly string[]
  readonly body?: string
}
let serial = 0
function take({ from = 'ann@outside.example', sender = from, to = mailbox.address, ...rest }: Letter): Promise<Taken> {
  serial += 1
  const { id = `<${serial}@outside.example>`, subject = 'A report', head = [], body = `Letter ${serial}` } = rest
  const lines = [`From: ${from}`, `To: ${mailbox.address}`, `Subject: ${subject}`, `Message-ID: ${id}`, ...head]
  return takeMail(taker, { sender, recipients: [to], raw: Buffer.from([...lines, '', body].join('\r\n')) })
}
const reportOf = (taken: Taken): string => (taken.kind === 'taken' ? (taken.report ?? '') : '')
const count = async (table: string) =>
  (await query<{ count: number }>(`select count(*) as count from ${table}`))[0]?.count

/** A machine's report in XARF. */
const machine = (report_id: string | undefined, description: string) => {
  const report = { xarf_version: '4.0.0', report_id, category: 'messaging', type: 'spam', description }
  return take({
    from: 'xarf@provider.example',
    head: ['Content-Type: multipart/mixed; boundary=b1', 'Auto-Submitted: auto-generated'],
    body: [
      '--b1',
      'Content-Type: application/json; name=xarf.json',
      'Content-Disposition: attachment; filename=xarf.json',
      '',
      JSON.stringify(report),
      '--b1--',
    ].join('\r\n'),
  })
}

describe('a letter', () => {
  it('that two connections bring at once is one report, and both are told which', async () => {
    const before = await count('report_view')
    const letter = { id: '<twice@outside.example>', body: 'The same words.' }
    const both = await Promise.all([take(letter), take(letter)])
    expect(both[0]).toMatchObject({ kind: 'taken', outcome: 'report', report: expect.stringMatching(/^rep_/) })
    expect(both[1]).toEqual(both[0])
    expect(await count('report_view')).toBe((before ?? 0) + 1)
    expect(await take(letter)).toEqual(both[0])
  })

  it('that goes on with a report is added to it, in the name of its sender, and is in the log', async () => {
    const report = reportOf(await take({ id: '<first@outside.example>', from: 'bo@outside.example' }))
    const goingOn = { from: 'bo@outside.example', head: ['In-Reply-To: <first@outside.example>'], body: 'More of it.' }
    expect(await take(goingOn)).toEqual({ kind: 'taken', outcome: 'reply', report })
    const read = await world.call(await world.staff('sofia', 'senior'), 'GET', `/v1/reports/${report}`)
    expect(JSON.stringify(read.body)).toContain('More of it.')
    const [entry] = await query<{ by: string }>(
      `select entry ->> 'by' as by from audit_log where entry ->> 'act' = 'report.add' and entry ->> 'object' = $1`,
      [`report/${report}`],
    )
    expect(entry?.by).toMatch(/^mail\/\w/)
    const other = await take({ from: 'cy@outside.example', head: ['In-Reply-To: <first@outside.example>'] })
    expect(other).toMatchObject({ outcome: 'report', report: expect.not.stringContaining(report) })
  })

  it('of a file alone is a report; one that says nothing at all is refused for good, and not sent again for days', async () => {
    const nothing = { kind: 'refused', status: 554, words: expect.stringContaining('5.6.0') }
    expect(await take({ subject: '', body: '' })).toEqual(nothing)
    expect(await take({ subject: ' \u200b', body: '\u3164' })).toEqual(nothing)
    const parts = [
      '--b3',
      'Content-Type: application/octet-stream',
      'Content-Disposition: attachment; filename=seen.bin',
    ]
    const head = ['Content-Type: multipart/mixed; boundary=b3']
    const filed = await take({ subject: '', head, body: [...parts, '', 'seen', '--b3--'].join('\r\n') })
    expect(reportOf(filed)).toMatch(/^rep_/)
  })

  it('that asks for no automatic answer is a report: its receipt is left, and what people decide is told', async () => {
    const head = ['X-Auto-Response-Suppress: DR, OOF, AutoReply']
    const report = reportOf(await take({ from: 'quiet@outside.example', head }))
    expect(report).toMatch(/^rep_/)
    const mails = () => query<{ kind: string }>('select kind from mail_delivery where about = $1', [report])
    expect(await mails()).toEqual([])
    await world.call(await world.staff('sofia', 'senior'), 'POST', `/v1/cases/${await caseOf(report)}/decide`, {
      ...{ outcome: 'no-violation', reason: 'No.' },
    })
    expect(await mails()).toEqual([{ kind: 'outcome' }])
  })

  it('of very many pages with a link in them is a report', async () => {
    const fold = createFold(null)
    const lines = ['From: eve@outside.example', `To: ${mailbox.address}`, 'Message-ID: <pages@outside.example>', '']
    const body = `See https://bad.example/login and this:\r\n${'They write the same to everybody.\r\n'.repeat(3_000)}`
    const taken = await takeMail(
      { ...taker, guessLanguage: (text) => guessLanguage(fold(text), null) },
      { sender: 'eve@outside.example', recipients: [mailbox.address], raw: Buffer.from([...lines, body].join('\r\n')) },
    )
    expect(taken).toMatchObject({ kind: 'taken', outcome: 'report' })
  })

  it('that answers a letter of ours goes on with its report, and not where its secret is made up', async () => {
    const report = reportOf(await take({ from: 'di@outside.example' }))
    const [sent] = await query<{ id: string; token: string }>('select id, token from mail_delivery where about = $1', [
      report,
    ])
    const own = (token: string | undefined) => ownMessageId(mailbox, { id: sent?.id ?? '', token: token ?? '' })
    const answer = (id: string) => take({ from: 'elsewhere@outside.example', head: [`In-Reply-To: ${id}`] })
    expect(await answer(own('a'.repeat(26)))).toMatchObject({ outcome: 'report' })
    expect(await answer(own(sent?.token))).toEqual({ kind: 'taken', outcome: 'reply', report })
  })

  it('that goes on when its report is over is a new one that names the old', async () => {
    const report = reportOf(await take({ id: '<over@outside.example>', from: 'fay@outside.example' }))
    await world.call(await world.staff('sofia', 'senior'), 'POST', `/v1/cases/${await caseOf(report)}/decide`, {
      ...{ outcome: 'no-violation', reason: 'No.' },
    })
    const again = await take({ from: 'fay@outside.example', head: ['In-Reply-To: <over@outside.example>'] })
    expect(again).toMatchObject({ outcome: 'report' })
    const read = await world.call(await world.staff('sofia', 'senior'), 'GET', `/v1/reports/${reportOf(again)}`)
    expect(read.body['text']).toContain(`(${report})`)
  })

  it('that answers a notice is a report that names it, and names nothing where the secret of the letter is made up', async () => {
    const id = 'mail_01a23805-8a84-7617-b018-6236230c88c2'
    const [token, about] = ['b'.repeat(26), 'ntc_01a23805-8a84-7616-aa7e-fa18bbc9c57e']
    const told = {
      ...{ id, dedupe: id, kind: 'notice' as const },
      recipient: 'account/eve',
      about,
      token,
      at: world.now(),
    }
    expect(await addMailDelivery(world.casework.desk.db, told)).toBe(true)
    const textOf = async (secret: string) => {
      const head = [`In-Reply-To: ${ownMessageId(mailbox, { id, token: secret })}`]
      const taken = await take({ from: 'eve@outside.example', head, body: 'That was my own bank.' })
      expect(taken).toMatchObject({ outcome: 'report' })
      const senior = await world.staff('sofia', 'senior')
      return String((await world.call(senior, 'GET', `/v1/reports/${reportOf(taken)}`)).body['text'])
    }
    expect(await textOf(token)).toContain(`That was my own bank.\n\n(${about})`)
    expect(await textOf('a'.repeat(26))).not.toContain(about)
  })

  it('of a sender who writes too much is put off, until an hour is over', async () => {
    const sent: Taken[] = []
    const address = 'flood@outside.example'
    const bounced = { from: address, head: ['Auto-Submitted: auto-replied'] }
    for (let at = 0; at < MAILS_AN_HOUR; at += 1) sent.push(await take(bounced))
    expect(new Set(sent.map((taken) => (taken.kind === 'taken' ? taken.outcome : taken.status)))).toEqual(
      new Set(['ignored']),
    )
    expect(await take({ from: address })).toMatchObject({ kind: 'refused', status: 450 })
    await world.pass(HOUR)
    expect(await take({ from: address })).toMatchObject({ kind: 'taken', outcome: 'report' })
  })

  it('that was reported too often is put off too: nothing is kept of it', async () => {
    const address = 'rash@outside.example'
    const first = await take({ from: address })
    const [row] = await query<{ id: string }>('select reporter as id from report_view where id = $1', [reportOf(first)])
    let put: Taken | null = null
    for (let at = 0; at < MAILS_AN_HOUR && put?.kind !== 'refused'; at += 1)
      put = await take({ from: address, id: `<rash-${at}@x>` })
    expect(put, row?.id).toMatchObject({ kind: 'refused', status: 450, words: expect.stringContaining('4.7.1') })
  })
})

const caseOf = async (report: string) =>
  (await query<{ id: string }>('select case_id as id from report_view where id = $1', [report]))[0]?.id

describe('what no person wrote', () => {
  it('is kept as ignored, with the reason: our own letters, answers of machines, and what comes from nobody', async () => {
    const cases = [
      [{ from: mailbox.address }, 'own-address'],
      [{ id: ownMessageId(mailbox, { id: `mail_${'0'.repeat(36)}`, token: 'a'.repeat(26) }) }, 'own-message'],
      [{ head: ['Auto-Submitted: auto-replied'] }, expect.stringMatching(/./)],
      [{ sender: '' }, 'null-sender'],
    ] as const
    for (const [letter, why] of cases) {
      const before = await query<{ key: string }>(`select encode(key, 'hex') as key from received_mail`)
      expect(await take(letter)).toEqual({ kind: 'taken', outcome: 'ignored', report: null })
      const known = new Set(before.map(({ key }) => key))
      const after = await query<{ key: string }>(`select encode(key, 'hex') as key from received_mail`)
      const [fresh] = after.filter(({ key }) => !known.has(key))
      expect(await findReceivedMail(world.casework.desk.db, fresh?.key ?? '')).toMatchObject({
        outcome: 'ignored',
        why,
      })
    }
  })

  it('is a report where a machine complains, though nobody sent it; each without an id of its own is another one', async () => {
    const [one, other] = [await machine(undefined, 'One.'), await machine(undefined, 'Another.')]
    expect([one, other]).toMatchObject([{ outcome: 'report' }, { outcome: 'report' }])
    expect(reportOf(other)).not.toBe(reportOf(one))
    const [known, same] = [await machine('r-1', 'One.'), await machine('r-1', 'Again.')]
    expect(same).toEqual(known)
    const threads = await query<{ address: string | null }>('select address from mail_thread where report = any($1)', [
      [reportOf(one), reportOf(other), reportOf(known)],
    ])
    expect(threads).toEqual([{ address: null }, { address: null }, { address: null }])
  })

  it('answers no machine that complains, though its letter does not say that one wrote it: feedback loops do not', async () => {
    const taken = await take({
      from: 'fbl@provider.example',
      head: ['Content-Type: multipart/report; report-type=feedback-report; boundary=b1'],
      body: [
        ...['--b1', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'Version: 1', ''],
        ...['--b1', 'Content-Type: message/rfc822', '', 'From: spam@bad.example', '', 'Win a prize', '--b1--'],
      ].join('\r\n'),
    })
    const report = reportOf(taken)
    expect(report).toMatch(/^rep_/)
    expect(await query('select address from mail_thread where report = $1', [report])).toEqual([{ address: null }])
    expect(await query('select id from mail_delivery where about = $1', [report])).toEqual([])
  })

  it('says once that a letter of ours came back, however often it is told', async () => {
    const report = reportOf(await take({ from: 'gus@outside.example' }))
    const [sent] = await query<{ id: string; token: string }>('select id, token from mail_delivery where about = $1', [
      report,
    ])
    await query(`update mail_delivery set status = 'sent' where id = $1`, [sent?.id])
    const to = taggedAddress(mailbox, { kind: 'd', token: sent?.token ?? '' })
    const failure = {
      ...{ from: 'daemon@outside.example', sender: '', to, id: '<back@outside.example>' },
      head: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b2'],
      body: [
        '--b2',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; x',
        '',
        'Final-Recipient: rfc822; gus@outside.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 No gus here',
        '',
        '--b2--',
      ].join('\r\n'),
    }
    const back = { kind: 'taken', outcome: 'bounce', report: null }
    expect(await take(failure)).toEqual(back)
    const [after] = await query<{ status: string; answer: string }>(
      'select status, answer from mail_delivery where id = $1',
      [sent?.id],
    )
    expect(after).toMatchObject({ status: 'bounced', answer: expect.stringContaining('550') })
    await query(`update mail_delivery set status = 'sent' where id = $1`, [sent?.id])
    expect(await take(failure)).toEqual(back)
    expect(await query(`select status from mail_delivery where id = $1`, [sent?.id])).toEqual([{ status: 'sent' }])
  })
})

it('a sender who leaves in the middle of letters makes one line, not one for each', async () => {
  const lines: unknown[] = []
  const door = await listenForMail({ host: '127.0.0.1', port: 0, tls: null }, taker, (line) => lines.push(line))
  const leave = () =>
    new Promise<void>((resolve) => {
      const says = ['EHLO x', 'MAIL FROM:<a@x.example>', `RCPT TO:<${mailbox.address}>`, 'DATA', 'From: a@x.example']
      const socket = connect(door.port, '127.0.0.1')
      socket.on('data', () => {
        const line = says.shift()
        socket.write(`${line}\r\n`, () => {
          if (says.length === 0) socket.destroy()
        })
      })
      socket.on('close', () => resolve())
    })
  await leave()
  await expect.poll(() => lines.length).toBe(1)
  for (let at = 0; at < 4; at += 1) await leave()
  await door.close()
  expect(lines).toEqual([
    expect.objectContaining({ level: 'warn', fault: expect.stringContaining('Connection closed') }),
  ])
})
