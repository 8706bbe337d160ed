import { describe, expect, it } from 'vitest'
import { makeLegible } from './make-legible.ts'
import { type IncomingMail, parseMail } from './parse-mail.ts'

const HEAD = ['From: ann@outside.example', 'To: abuse@operator.example']
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex')

/** 举报骗子 and 他我验证码 as GBK has them; no encoder of this platform writes that. */
const REPORT = bytes('bed9 b1a8 c6ad d7d3')
const ASKS = bytes('cbfb ced2 d1e9 d6a4 c2eb')
const ASKS_TEXT = '他我验证码'

async function parsed(...lines: readonly (string | Uint8Array)[]): Promise<IncomingMail> {
  const parts = [...HEAD, ...lines].flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')])
  const read = await parseMail(Buffer.concat(parts))
  expect.assert(read.ok)
  return read.mail
}
const subject = (value: Uint8Array): Buffer => Buffer.concat([Buffer.from('Subject: '), value])

describe('a letter that does not say in which encoding it is', () => {
  it('is read as GB 18030 where it looks so, head and body', async () => {
    const mail = await parsed(subject(REPORT), 'Content-Type: text/plain', '', ASKS)
    expect([mail.subject, mail.text]).toEqual(['举报骗子', ASKS_TEXT])
    const ascii = await parsed(subject(REPORT), 'Content-Type: text/plain; charset="us-ascii"', '', ASKS)
    expect([ascii.subject, ascii.text]).toEqual(['举报骗子', ASKS_TEXT])
  })

  it('is read as windows-1252 elsewhere, and as UTF-8 where it is', async () => {
    const western = bytes('47 72 fc df 65 20 84 78 93 20 80 35') // Grüße „x“ €5
    const mail = await parsed(subject(western), '', western)
    expect([mail.subject, mail.text]).toEqual(['Grüße „x“ €5', 'Grüße „x“ €5'])
    const plain = await parsed('Subject: 举报：骗子', '', '他问我')
    expect([plain.subject, plain.text]).toEqual(['举报：骗子', '他问我'])
  })

  it('has its head in the encoding of its body where that is named', async () => {
    const cyrillic = bytes('f6 c1 cc cf c2 c1') // Жалоба
    const mail = await parsed(subject(cyrillic), 'Content-Type: text/plain; charset=koi8-r', '', cyrillic)
    expect([mail.subject, mail.text]).toEqual(['Жалоба', 'Жалоба'])
  })

  it('is read as its bytes are where these are encoded', async () => {
    const utf8 = Buffer.from('他问我：骗子')
    const quoted = [...ASKS].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
    const of = async (head: readonly string[], body: string) => (await parsed('Subject: x', ...head, '', body)).text
    const inBase64 = 'Content-Transfer-Encoding: base64'
    expect(await of([inBase64], base64(ASKS))).toBe(ASKS_TEXT)
    expect(await of(['Content-Type: text/plain', inBase64], base64(ASKS))).toBe(ASKS_TEXT)
    const ascii = 'Content-Type: text/plain; charset="us-ascii"'
    expect(await of([ascii, inBase64], base64(utf8))).toBe('他问我：骗子')
    expect(await of([ascii, 'Content-Transfer-Encoding: quoted-printable'], `${quoted}=\r\n${quoted}`)).toBe(
      ASKS_TEXT + ASKS_TEXT,
    )
    const cyrillic = bytes('f6 c1 cc cf c2 c1')
    expect(await of(['Content-Type: text/plain; charset=koi8-r', inBase64], base64(cyrillic))).toBe('Жалоба')
  })

  it('is read as UTF-8 where it is that, by whatever name, and by the name of its code page', async () => {
    const head = 'Content-Type: text/plain; charset=utf8mb4'
    expect((await parsed(head, '', 'Über 骗子')).text).toBe('Über 骗子')
    expect((await parsed(head, 'Content-Transfer-Encoding: base64', '', base64(Buffer.from('骗子')))).text).toBe('骗子')
    // 联通 as GBK has it is good UTF-8 as well.
    const short = ['Content-Type: text/plain; charset=cp936', 'Content-Transfer-Encoding: base64', '']
    expect((await parsed(...short, base64(bytes('c1aacda8')))).text).toBe('联通')
  })

  it('has its subject read where whoever handed it on could not', async () => {
    const utf8 = Buffer.from('举报：骗子')
    const quoted = [...utf8].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
    for (const word of [`=?unknown-8bit?b?${base64(utf8)}?=`, `=?us-ascii?Q?${quoted}?=`])
      expect((await parsed(`Subject: ${word}`, '', 'x')).subject).toBe('举报：骗子')
    expect((await parsed(`Subject: =?unknown-8bit?B?${base64(REPORT)}?=`, '', 'x')).subject).toBe('举报骗子')
  })

  it('is left as it came where its parts say it themselves, or are encoded in what they say', () => {
    const part = 'Content-Type: text/plain; charset=gbk\r\n\r\n'
    const inParts = Buffer.concat([
      Buffer.from(`Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${part}`),
      Buffer.from([...ASKS, ...Buffer.from('\r\n--b--')]),
    ])
    const encoded = Buffer.from(
      `Subject: x\r\n${part.trim()}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(ASKS)}`,
    )
    const headless = Buffer.from('no head at all')
    for (const raw of [inParts, encoded, headless]) expect(Buffer.from(makeLegible(raw))).toEqual(raw)
  })
})

describe('each part of a letter', () => {
  const parted = (
    types: readonly string[],
    bodies: readonly Uint8Array[],
    outer = 'Content-Type: multipart/mixed; boundary="b c"',
  ) =>
    Buffer.concat([
      Buffer.from(`From: a@x.example\r\n${outer}\r\n\r\nbefore\r\n`),
      ...types.flatMap((type, at) => [Buffer.from(`--b c\r\n${type}\r\n\r\n`), bodies[at]!, Buffer.from('\r\n')]),
      Buffer.from('--b c--\r\n'),
    ])
  const textOf = async (raw: Uint8Array) => {
    const read = await parseMail(raw)
    expect.assert(read.ok)
    return read.mail.text
  }

  it('is read by what its own bytes are where it does not say what they are', async () => {
    const utf8 = Buffer.from('Beschwerde über 骗子')
    const types = ['Content-Type: text/plain', 'Content-Type: text/plain; charset=us-ascii', 'X-None: said']
    expect(await textOf(parted(types, [ASKS, utf8, ASKS]))).toBe(`${ASKS_TEXT}\n\nBeschwerde über 骗子\n\n${ASKS_TEXT}`)
  })

  it('stays as it came where it says so, is encoded, is a file, or where nothing parts it', () => {
    const said = ['text/plain; charset=gbk', 'text/plain\r\nContent-Transfer-Encoding: base64', 'application/pdf'].map(
      (type) => `Content-Type: ${type}`,
    )
    for (const raw of [
      parted(said, [ASKS, ASKS, ASKS]),
      parted(['Content-Type: text/plain'], [ASKS], 'Content-Type: multipart/mixed'),
    ])
      expect(Buffer.from(makeLegible(raw))).toEqual(raw)
  })

  it('and a letter of one part is in UTF-8 where its bytes are, though it is said to be in ASCII or in nothing that is known', async () => {
    for (const charset of ['us-ascii', 'unknown-8bit', 'x-unknown'])
      expect(
        await textOf(Buffer.from(`From: a@x.example\r\nContent-Type: text/plain; charset=${charset}\r\n\r\nüber 骗子`)),
      ).toBe('über 骗子')
  })
})

describe('a subject in pieces', () => {
  it('is whole though a character is cut between them', async () => {
    const utf8 = Buffer.from('举报骗子的人')
    const pieces = [utf8.subarray(0, 7), utf8.subarray(7, 11), utf8.subarray(11)].map(
      (it) => `=?utf-8?B?${base64(it)}?=`,
    )
    expect((await parsed(`Subject: ${pieces.join('\r\n ')}`, '', 'x')).subject).toBe('举报骗子的人')
    const words = `=?gbk?B?${base64(REPORT)}?= =?utf-8?B?${base64(Buffer.from('的'))}?= =?utf-8?Q?_x?=`
    expect((await parsed(`Subject: ${words}`, '', 'x')).subject).toBe('举报骗子的 x')
  })

  it('is read piece by piece where each changes its state', async () => {
    const pieces = ['1b2442242b1b2842', '1b244224481b2842'].map((hex) => `=?ISO-2022-JP?B?${base64(bytes(hex))}?=`)
    expect((await parsed(`Subject: ${pieces.join('\r\n ')}`, '', 'x')).subject).toBe('かと')
  })
})

describe('the message complained about', () => {
  const original = Buffer.concat([
    Buffer.from(`From: =?gbk?B?${base64(REPORT)}?= <evil@bad.example>\r\nSubject: =?gbk?B?${base64(ASKS)}?=\r\n`),
    Buffer.from('Content-Type: text/plain; charset=gbk\r\n\r\n'),
    REPORT,
  ])
  const attached = (type: string, name: string, content: Uint8Array) =>
    parsed(
      ...['Content-Type: multipart/mixed; boundary=b', '', '--b', `Content-Type: ${type}`],
      ...[`Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64', ''],
      ...[base64(content), '--b--'],
    )
  const shown = `From: 举报骗子 <evil@bad.example>\nSubject: ${ASKS_TEXT}\n\n举报骗子`

  it('is shown with its head in words, by its type or the name of its file', async () => {
    const told = [
      await attached('message/rfc822', 'x', original),
      await attached('application/octet-stream', 'A.EML', original),
    ]
    for (const { originals, files } of told) {
      expect(originals).toEqual([{ text: shown, at: null }])
      expect(files).toEqual([])
    }
    const other = await attached('application/octet-stream', 'a.bin', original)
    expect([other.originals.length, other.files.length]).toEqual([0, 1])
  })

  it('is each of a mailbox', async () => {
    const second = Buffer.from('From: b@bad.example\nSubject: Two\n\nFrom here on it is said.\n')
    const box = Buffer.concat(
      [original, second].flatMap((mail) => [Buffer.from('From - Sat Nov 28 13:00:00 2026\n'), mail, Buffer.from('\n')]),
    )
    const { originals } = await attached('application/mbox', 'box', box)
    expect(originals.map(({ text }) => text)).toEqual([
      shown,
      'From: b@bad.example\nSubject: Two\n\nFrom here on it is said.',
    ])
    const many = Buffer.from('From x y\nSubject: s\n\nt\n'.repeat(60))
    const type = 'Content-Type: application/mbox\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    const raw = `From: a@x.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${type}${base64(many)}\r\n--b--`
    expect(await parseMail(Buffer.from(raw))).toMatchObject({
      ok: false,
      words: expect.stringContaining('attachments'),
    })
  })
})
