import { describe, expect, it } from 'vitest'
import { type IncomingMail, parseMail } from './parse-mail.ts'

const HEAD = ['From: Ann <Ann@Outside.example>', 'To: abuse@operator.example', 'Subject: A report']

const raw = (head: readonly string[], body: string) => Buffer.from([...head, '', body].join('\r\n'))

async function parsed(head: readonly string[] = [], body = 'Words.'): Promise<IncomingMail> {
  const read = await parseMail(raw([...HEAD, ...head], body))
  expect.assert(read.ok)
  return read.mail
}

type Part = { readonly type: string; readonly head?: readonly string[]; readonly body: string }

/** A message of parts. */
const mixed = (parts: readonly Part[], type = 'multipart/mixed') =>
  parsed(
    [`Content-Type: ${type}; boundary=b1`],
    [
      ...parts.flatMap((part) => ['--b1', `Content-Type: ${part.type}`, ...(part.head ?? []), '', part.body]),
      '--b1--',
    ].join('\r\n'),
  )
const attached = (name: string) => [`Content-Disposition: attachment; filename="${name}"`]

describe('a message', () => {
  it('is who wrote it, about what, in which words', async () => {
    expect(await parsed(['Message-ID: <1@outside.example>', 'Date: Fri, 27 Nov 2026 10:00:00 +0000'])).toMatchObject({
      messageId: '<1@outside.example>',
      from: 'ann@outside.example',
      subject: 'A report',
      text: 'Words.',
      refersTo: [],
      automatic: null,
      asksForSilence: false,
      complaint: null,
      originals: [],
      files: [],
      failure: null,
    })
    const html = await parsed(['Content-Type: text/html'], '<p>One</p><p>Two</p>')
    expect(html.text).toBe('One\nTwo')
    const odd = await parsed([], `a\0b ${'x'.repeat(200_100)}`)
    expect([odd.text.slice(0, 4), odd.text.length]).toEqual(['a\ufffdb ', 200_000])
  })

  it('of a type that is none, or of text that is not known, is its words: nothing else is kept of them', async () => {
    for (const type of ['text', '', 'plain', 'text/enriched', 'text/x-other'])
      expect(await parsed([`Content-Type: ${type}`], 'They threaten me.'), type).toMatchObject({
        text: 'They threaten me.',
        files: [],
      })
    const beside = await mixed([
      { type: 'text/plain', body: 'See below.' },
      { type: 'text/markdown', body: '**They** threaten me.' },
      { type: 'text/markdown', head: attached('notes.md'), body: 'Notes' },
      { type: 'text/calendar', body: 'BEGIN:VCALENDAR' },
    ])
    expect([beside.text, beside.files.map(({ mediaType }) => mediaType)]).toEqual([
      'See below.\n\n**They** threaten me.',
      ['text/markdown', 'text/calendar'],
    ])
    const body = 'From: eve@evil.example\r\nContent-Type: text\r\n\r\nClick.'
    const about = await mixed([{ type: 'message/rfc822', body }])
    expect(about).toMatchObject({ originals: [{ text: 'From: eve@evil.example\n\nClick.' }], files: [] })
  })

  it('that says that it has parts, and has none, is its words as they stand, and as what is complained about too', async () => {
    const torn = [
      ['multipart/mixed', '--b1\r\nContent-Type: text/plain\r\n\r\nThey threaten me.\r\n--b1--'],
      ['multipart/alternative; boundary=other', 'They threaten me.'],
      ['Multipart/Mixed; boundary=""', 'They threaten me.'],
    ] as const
    for (const [type, body] of torn) {
      const shown = body.replaceAll('\r\n', '\n')
      expect((await parsed([`Content-Type: ${type}`], body)).text, type).toBe(shown)
      const original = ['From: eve@outside.example', `Content-Type: ${type}`, '', body].join('\r\n')
      const { originals } = await mixed([
        { type: 'text/plain', body: 'See below.' },
        { type: 'message/rfc822', head: ['Content-Transfer-Encoding: base64'], body: btoa(original) },
      ])
      expect(originals[0]?.text, type).toContain(shown)
    }
    const none = await parsed(['Content-Type: multipart/mixed; boundary=b1'], '--b1\r\n\r\n\r\n--b1--')
    expect(none.text).toBe('')
  })

  it('says where its links lead, which a forwarded page shows to nobody who reads its words', async () => {
    const page =
      '<p>Is this true? <a href="https://evil.example/pay">Your bank</a> <a href="mailto:a@x.example">a@x.example</a></p>'
    const html = await parsed(['Content-Type: text/html'], page)
    expect(html.text).toBe('Is this true? Your bank a@x.example\n\nhttps://evil.example/pay')
    const both = (plain: string) =>
      mixed(
        [
          { type: 'text/plain', body: plain },
          { type: 'text/html', body: page },
        ],
        'multipart/alternative',
      )
    expect((await both('Is this true?')).text).toBe('Is this true?\n\nhttps://evil.example/pay\nmailto:a@x.example')
    const named = 'Is this true? Your bank <https://evil.example/pay> a@x.example'
    expect((await both(named)).text).toBe(named)
    const long = await both('x'.repeat(250_000))
    expect([long.text.length, long.text.includes('https://evil.example/pay')]).toEqual([200_000, true])
  })

  it('is of nobody where it names nobody, and of its sender where it has no author', async () => {
    const nobody = { ok: false, words: 'The message names no sender.' }
    for (const head of ['Subject: x', 'From: Ann', 'From: <ann @x>', 'From: undisclosed-recipients:;'])
      expect(await parseMail(raw([head], 'x')), head).toEqual(nobody)
    const sent = await parseMail(raw(['Sender: list@x.example'], 'x'))
    expect(sent).toMatchObject({ ok: true, mail: { from: 'list@x.example' } })
    const group = await parseMail(raw(['From: Us: Bob <bob@x.example>, eve@x.example;'], 'x'))
    expect(group).toMatchObject({ ok: true, mail: { from: 'bob@x.example' } })
  })

  it('has one key whatever servers write on top, and another with other words, id or author', async () => {
    const id = 'Message-ID: <1@outside.example>'
    const { key } = await parsed([id])
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect((await parsed([id, 'Received: from a by b', 'X-Spam: no'])).key).toBe(key)
    const others = [parsed([id], 'Other.'), parsed(['Message-ID: <2@outside.example>']), parsed()]
    const from = await parseMail(raw(['From: bob@outside.example', id], 'Words.'))
    const keys = [key, ...(await Promise.all(others)).map((mail) => mail.key), from.ok ? from.mail.key : '']
    expect(new Set(keys).size).toBe(5)
    // Without any header's end, all of it is what it says.
    const [one, two] = [
      await parseMail(Buffer.from('From: a@x.example')),
      await parseMail(Buffer.from('From: a@x.example\r\nTo: b@x.example')),
    ]
    expect(one.ok && two.ok && one.mail.key !== two.mail.key).toBe(true)
  })

  it('has an id in any case, made from its key where it states none', async () => {
    const none = await parsed()
    expect(none.messageId).toBe(`<${none.key}@no-message-id.invalid>`)
    expect((await parsed(['Message-ID: no-brackets'])).messageId).toMatch(/@no-message-id\.invalid>$/)
    const longest = `<${'x'.repeat(250)}>`
    expect((await parsed([`Message-ID: ${longest}`])).messageId).toBe(longest)
    expect((await parsed([`Message-ID: <x${longest.slice(1)}`])).messageId).not.toContain('xx')
  })

  it('answers others: the nearest first, fifty at most', async () => {
    const refers = await parsed(['In-Reply-To: <c@x>', 'References: <a@x> <b@x>\r\n\t<c@x> nothing'])
    expect(refers.refersTo).toEqual(['<c@x>', '<c@x>', '<b@x>', '<a@x>'])
    const many = Array.from({ length: 60 }, (_, at) => `<${at}@x>`)
    const read = await parsed([`References: ${many.join('\r\n ')}`])
    expect([read.refersTo.length, read.refersTo[0], read.refersTo[49]]).toEqual([50, '<59@x>', '<10@x>'])
  })
})

describe('a message that no person wrote', () => {
  it.each([
    [['Auto-Submitted: Auto-Replied'], 'auto-submitted'],
    [['Auto-Submitted: nothing'], 'auto-submitted'],
    [['Precedence: Bulk'], 'precedence'],
    [['Precedence: auto_reply'], 'precedence'],
    [['X-Auto-Response-Suppress: All'], null],
    [['X-Autoreply: yes'], 'x-autoreply'],
    [['X-Autorespond: yes'], 'x-autorespond'],
    [['List-Id: <l.x.example>'], 'list-id'],
    [['X-Failed-Recipients: a@x.example'], 'x-failed-recipients'],
    [['Content-Type: multipart/report; report-type=delivery-status; boundary=b'], 'delivery-report'],
    [['Content-Type: Multipart/Report; boundary=b'], 'delivery-report'],
    [['Auto-Submitted: no'], null],
    [['Auto-Submitted: NO (a person)'], null],
    [['Precedence: first-class'], null],
    [['Precedence: bulky'], null],
    [['Content-Type: multipart/report; report-type="Feedback-Report"; boundary=b'], null],
    [['Content-Type: multipart/report; report-type=feedback-report; boundary=b'], null],
    [['Content-Type: multipart/reported; boundary=b'], null],
  ])('says so: %j', async (head, reason) => {
    expect((await parsed(head, '--b\r\n\r\nx\r\n--b--')).automatic).toBe(reason)
  })

  it.each([
    ['All', true],
    ['DR, OOF, AutoReply', true],
    ['AutoReply', true],
    ['a-word-of-later', true],
    ['DR, RN, NRN', false],
    ['None', false],
    ['', false],
  ])('is not one that only asks for no automatic answer: %s', async (words, asksForSilence) => {
    expect(await parsed([`X-Auto-Response-Suppress: ${words}`])).toMatchObject({ automatic: null, asksForSilence })
  })

  it('says that a letter of ours came back for good, in the words of the other server', async () => {
    const status = (...said: readonly string[]) =>
      mixed(
        [{ type: 'message/delivery-status', body: ['Reporting-MTA: dns; x.example', '', ...said].join('\r\n') }],
        'multipart/report',
      )
    const lines = ['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 no such user'] as const
    const failed = await status(...lines)
    const worldwide = [{ type: 'message/global-delivery-status', body: lines.join('\r\n') }]
    expect(await mixed(worldwide, 'multipart/report')).toMatchObject({ failure: failed.failure, files: [] })
    expect(failed).toMatchObject({ failure: '5.1.1 smtp; 550 no such user', files: [], automatic: 'delivery-report' })
    expect((await status('ACTION: FAILED')).failure).toBe('failed')
    expect((await status('action: failed', 'status: 5.123.456')).failure).toBe('5.123.456')
    const folded = await status('Action: failed', 'Diagnostic-Code: smtp; 550 Recipient', '    rejected')
    expect(folded.failure).toBe('smtp; 550 Recipient rejected')
    const long = await status('Action: failed', `Diagnostic-Code: ${'x'.repeat(400)}`)
    expect(long.failure).toBe('x'.repeat(300))
    for (const action of ['Action: delayed', 'X-Action: failed', 'Action: failedly', 'Action: relayed'])
      expect((await status(action, 'Status: 5.1.1')).failure, action).toBeNull()
  })
})

describe('what is attached', () => {
  const original = 'From: eve@evil.example\r\nTo: ann@outside.example\r\nSubject: Win\r\nX-Other: no\r\n\r\nClick.'

  it('is kept by name and bytes', async () => {
    const read = await mixed([
      { type: 'text/plain', body: 'See this.' },
      { type: 'application/pdf', head: attached('a.pdf'), body: 'bytes' },
      { type: 'text/plain', head: attached('notes.txt'), body: 'notes' },
    ])
    expect(read.text).toBe('See this.')
    const told = read.files.map(({ mediaType, bytes, note }) => [mediaType, Buffer.from(bytes).toString().trim(), note])
    expect(told).toEqual([
      ['application/pdf', 'bytes', ''],
      ['text/plain', 'notes', ''],
    ])
    expect(read.files[1]?.name).toBe('notes.txt')
  })

  it('is the message complained about, in words, and what that brings', async () => {
    const inner = [
      ...['From: eve@evil.example', 'Date: Fri, 27 Nov 2026 10:00:00 +0000', 'Message-Id: <9@evil.example>'],
      ...['X-Other: no', 'Content-Type: multipart/mixed; boundary=b2', '', '--b2', '', 'Click.', '--b2'],
      ...['Content-Type: application/x-exe', ...attached('win.exe'), '', 'MZ', '--b2--'],
    ].join('\r\n')
    const read = await mixed([
      { type: 'message/rfc822', body: inner },
      { type: 'text/rfc822-headers', body: 'From: mallory@evil.example' },
    ])
    expect(read.originals).toMatchObject([
      {
        text: 'From: eve@evil.example\nDate: Fri, 27 Nov 2026 10:00:00 +0000\nMessage-Id: <9@evil.example>\n\nClick.',
        at: '2026-11-27T10:00:00.000Z',
      },
      { text: expect.stringMatching(/^From: mallory@evil\.example\s*$/), at: null },
    ])
    expect(read.files).toMatchObject([
      { name: 'win.exe', mediaType: 'application/x-exe', note: 'from the original message' },
    ])
    const global = await mixed([{ type: 'message/global', body: original }])
    expect(global.originals).toMatchObject([
      { text: 'From: eve@evil.example\nTo: ann@outside.example\nSubject: Win\n\nClick.', at: null },
    ])
  })

  it('is the message in the message that was forwarded as well', async () => {
    const forwarded = `From: bo@outside.example\r\nContent-Type: message/rfc822\r\n\r\n${original}`
    const read = await mixed([{ type: 'message/rfc822', body: forwarded }])
    expect(read.originals.map(({ text }) => text)).toEqual([
      'From: bo@outside.example\n\n',
      'From: eve@evil.example\nTo: ann@outside.example\nSubject: Win\n\nClick.',
    ])
    expect(read.files).toEqual([])
    const deep = Array.from({ length: 9 }).reduce<string>(
      (inner) => `From: bo@outside.example\r\nContent-Type: message/rfc822\r\n\r\n${inner}`,
      original,
    )
    const cut = await mixed([{ type: 'message/rfc822', body: deep }])
    expect([cut.originals.length, cut.files.map(({ mediaType }) => mediaType)]).toEqual([4, ['message/rfc822']])
  })

  it('has of the message complained about both forms where they differ, and where its links lead', async () => {
    const wordsOf = async (plain: string | null, html: string): Promise<string | undefined> => {
      const parts = [...(plain === null ? [] : [['text/plain', plain]]), ['text/html', html]]
      const body = [
        ...['From: eve@evil.example', 'Content-Type: multipart/alternative; boundary=b2', ''],
        ...parts.flatMap(([type = '', words = '']) => ['--b2', `Content-Type: ${type}`, '', words]),
        '--b2--',
      ].join('\r\n')
      const [original] = (await mixed([{ type: 'message/rfc822', body }])).originals
      return original?.text.split('\n\n').slice(1).join(' | ')
    }
    const link = '<a href="https://evil.example/pay?a=1&amp;b=2">Pay</a>'
    expect(await wordsOf('See you on Monday.', `<p>You owe us.</p>${link}`)).toBe(
      'See you on Monday. | (HTML) | You owe us.\nPay | https://evil.example/pay?a=1&b=2',
    )
    expect(await wordsOf('You owe us. Pay', `<p>You owe us.</p>${link}`)).toBe(
      'You owe us. Pay | https://evil.example/pay?a=1&b=2',
    )
    expect(await wordsOf(null, `<p>You owe us.</p><a href="/here">Pay</a>`)).toBe('You owe us.\nPay')
    const padded = await wordsOf('x '.repeat(150_000), `<p>You owe us.</p>${link}`)
    expect(padded).toContain('You owe us.')
    expect(padded).toContain('https://evil.example/pay?a=1&b=2')
  })

  it('is kept as it is where the message complained about cannot be read', async () => {
    const body = `X-Long: ${'x'.repeat(300_000)}\r\n\r\nx`
    const read = await mixed([{ type: 'message/rfc822', body }])
    expect(read.originals).toEqual([])
    expect(read.files).toMatchObject([{ name: 'message.eml', mediaType: 'message/rfc822', note: '' }])
    const itself = await parseMail(raw([...HEAD, `X-Long: ${'x'.repeat(300_000)}`], 'x'))
    expect(itself).toMatchObject({ ok: false, words: expect.stringContaining('its header is too large') })
  })

  it('is no more than fifty things, of the message and of those in it', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, () => ({ type: 'application/pdf', head: attached('a.pdf'), body: 'x' }))
    expect((await mixed(many(50))).files).toHaveLength(50)
    const inside = [
      ...['From: a@x.example', 'Content-Type: multipart/mixed; boundary=b2', ''],
      ...many(30).flatMap(({ type, head, body }) => ['--b2', `Content-Type: ${type}`, ...head, '', body]),
      '--b2--',
    ].join('\r\n')
    const part = ['--b1', 'Content-Type: message/rfc822', '', inside].join('\r\n')
    const read = (count: number) =>
      parseMail(raw([...HEAD, 'Content-Type: multipart/mixed; boundary=b1'], `${`${part}\r\n`.repeat(count)}--b1--`))
    expect(await read(1)).toMatchObject({ ok: true })
    expect(await read(2)).toEqual({ ok: false, words: 'The message has more than 50 attachments.' })
  })
})

describe('a complaint of a machine', () => {
  const REPORT = 'multipart/report; report-type=feedback-report'
  const arf = { type: 'message/feedback-report', body: 'Feedback-Type: fraud\r\nVersion: 1\r\n' }
  const xarf = (more: object = {}) => JSON.stringify({ xarf_version: '4.0.0', type: 'spam', ...more })

  it('is XARF where it comes in the form of ARF, as its binding to mail has it, and nothing that was said beside it is lost', async () => {
    const attachedXarf = (type: string): Part => ({
      type: 'application/json',
      head: attached('xarf.json'),
      body: xarf({ type }),
    })
    const envelope = { ...arf, body: 'Feedback-Type: xarf\r\nUser-Agent: A/1.0\r\nVersion: 1\r\n' }
    for (const parts of [
      [envelope, attachedXarf('spam')],
      [attachedXarf('spam'), envelope],
    ]) {
      const read = await mixed([{ type: 'text/plain', body: 'See.' }, ...parts], REPORT)
      expect(read).toMatchObject({ complaint: { format: 'xarf', report: { type: 'spam' } }, text: 'See.', files: [] })
    }
    const both = await mixed([arf, attachedXarf('spam'), attachedXarf('fraud')], REPORT)
    expect(both).toMatchObject({ complaint: { format: 'xarf' }, files: [{ name: 'xarf.json' }] })
    expect(both.text).toBe('Feedback-Type: fraud\nVersion: 1')
    const twice = await mixed([arf, { ...arf, body: 'Feedback-Type: abuse\r\n' }], REPORT)
    expect(twice).toMatchObject({ complaint: { report: { type: 'fraud' } }, text: 'Feedback-Type: abuse' })
    expect((await mixed([envelope], REPORT)).complaint).toMatchObject({ format: 'arf' })
  })

  it('is known in ARF and in XARF, by its media type, its name, or where the words are nothing else', async () => {
    const complaintIn = async (part: Part) => (await mixed([part])).complaint
    expect(await complaintIn(arf)).toMatchObject({ format: 'arf', report: { type: 'fraud' } })
    expect(await complaintIn({ ...arf, body: 'Feedback-Type: fraud\r\n' })).toMatchObject({ format: 'arf' })
    const unreadable = await mixed([{ ...arf, body: 'nothing that is known' }])
    expect([unreadable.complaint, unreadable.text]).toEqual([null, 'nothing that is known'])
    const headers = await mixed([arf, { type: 'message/global-headers', body: 'Subject: 骗子' }])
    expect([headers.originals[0]?.text.trim(), headers.files]).toEqual(['Subject: 骗子', []])
    for (const [type, head] of [
      ['application/json', []],
      ['application/xarf+json', []],
      ['application/octet-stream', attached('report.json')],
    ] as const)
      expect(await complaintIn({ type, head, body: xarf() }), type).toMatchObject({ format: 'xarf' })
    const other = await mixed([{ type: 'application/octet-stream', head: attached('report.bin'), body: xarf() }])
    expect([other.complaint, other.files.length]).toEqual([null, 1])
    const plain = await mixed([{ type: 'application/json', head: attached('a.json'), body: '{}' }])
    expect([plain.complaint, plain.files.length]).toEqual([null, 1])
    expect((await parsed([], xarf())).complaint).toMatchObject({ format: 'xarf', report: { type: 'spam' } })
    const beside = await mixed([
      { type: 'text/plain', body: xarf() },
      { type: 'application/pdf', head: attached('a.pdf'), body: 'x' },
    ])
    expect(beside.complaint).toBeNull()
  })

  it('is the first of several, which are kept as files, and what it brings is evidence', async () => {
    const first = await mixed([
      { type: 'application/json', body: xarf({ type: 'first' }) },
      { type: 'application/json', body: xarf({ type: 'second' }) },
      arf,
    ])
    expect(first.complaint).toMatchObject({ format: 'xarf', report: { type: 'first' } })
    expect(first.files).toMatchObject([{ mediaType: 'application/json' }])
    const base64 = (text: string) => Buffer.from(text).toString('base64')
    const message = base64('From: eve@evil.example\r\n\r\nClick.')
    const evidence = [
      { content_type: 'message/rfc822', payload: message },
      { content_type: 'text/email', payload: message },
      { content_type: 'text/plain', description: 'A log', payload: base64('line') },
      { content_type: 'text/csv', payload: base64('a;b\n') },
      { content_type: 'image/png', description: 'A picture', payload: base64('png'), hash: `md5:${'0'.repeat(32)}` },
      { content_type: 'image/gif', payload: base64('gif'), hash: `md5:${'0'.repeat(32)}` },
      { content_type: 'image/webp', description: 'Another', payload: base64('webp') },
    ]
    const read = await parsed([], xarf({ evidence }))
    const words = 'From: eve@evil.example\n\nClick.'
    expect(read.originals.map(({ text }) => text)).toEqual([words, words, 'A log\n\nline', 'a;b'])
    expect(read.files.map(({ mediaType, note }) => [mediaType, note])).toEqual([
      ['image/png', 'A picture; not what its stated hash says'],
      ['image/gif', 'not what its stated hash says'],
      ['image/webp', 'Another'],
    ])
  })
})
