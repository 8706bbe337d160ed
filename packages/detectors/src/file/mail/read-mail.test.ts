import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesOf, look } from '../open-test-file.ts'
import { oleOf } from '../office/open-test-ole.ts'
import { readMail } from './read-mail.ts'

const PROGRAM = new Uint8Array(400)
PROGRAM.set(bytesOf('MZ'))
PROGRAM.set([0x80], 60)
PROGRAM.set(bytesOf('PE\0\0'), 0x80)
const base64 = (bytes: Uint8Array): string => (btoa(String.fromCharCode(...bytes)).match(/.{1,76}/g) ?? []).join('\r\n')

const part = (head: string, body: string): string => `${head}\r\n\r\n${body}\r\n`
const attached = (name: string, bytes: Uint8Array): string =>
  part(
    `Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n ${name}\r\nContent-Transfer-Encoding: base64`,
    base64(bytes),
  )
const mailOf = (...parts: readonly string[]): string =>
  `From: a@first.example\r\nSubject: Invoice\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="b=1"\r\n\r\nFor old programs.\r\n` +
  `${[part('Content-Type: text/plain', 'Dear all'), ...parts].map((one) => `--b=1\r\n${one}`).join('')}--b=1--\r\n`
const namesIn = (mail: string): readonly string[] => readMail(bytesOf(mail)).files.map(({ name }) => name)

describe('a mail as a file', () => {
  it.each([
    ['plain', 'filename=run.exe', 'run.exe'],
    ['in quotes', 'filename="a \\"b\\"; c.exe"', 'a "b"; c.exe'],
    ['in another charset', "filename*=utf-8''%E5%8F%91%E7%A5%A8.exe", '发票.exe'],
    ['in pieces', 'filename*0*=iso-8859-1\'\'M%E4rz;\r\n filename*1=" 2026";\r\n filename*2=.exe', 'März 2026.exe'],
    ['in encoded words', 'filename="=?utf-8?B?5Y+R56Wo?= =?utf-8?Q?=E5=8F=91_2.exe?="', '发票发 2.exe'],
  ])('says the names of what was put in: %s', (_, said, name) => {
    const mail = mailOf(attached(said, PROGRAM))
    expect(namesIn(mail)).toEqual([name])
    expect(look('mail.eml', mail).archive?.executable).toBe(name)
  })

  it('holds a program whatever it is called, in whichever way it is written', () => {
    const plain = mailOf(attached('filename=notes.bin', PROGRAM))
    expect(look('mail.eml', plain)).toMatchObject({ type: 'mail', archive: { entries: 1, executable: 'notes.bin' } })
    expect(look('mail', plain, 'message/rfc822').archive?.executable).toBe('notes.bin')
    expect(look('mail.eml', plain.replaceAll('\r\n', '\n')).archive?.executable).toBe('notes.bin')
    expect(look('mail.eml', plain.slice(0, -8)).archive?.executable).toBe('notes.bin')
    const quoted = String.fromCharCode(...PROGRAM).replace(
      /[^a-zA-Z]/g,
      (sign) => `=${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    const lines = quoted.replace(/(.{60}(?:=..)?)(?=[^=])/g, '$1=\r\n')
    const head = 'Content-Type: application/x; name=a.bin\r\nContent-Transfer-Encoding: quoted-printable'
    expect(look('mail.eml', mailOf(part(head, lines))).archive?.executable).toBe('a.bin')
  })

  it('holds what lies in the mails, archives and pages in it', () => {
    const inner = mailOf(attached('filename=run.exe', PROGRAM))
    const forwarded = mailOf(part('Content-Type: message/rfc822', inner))
    expect(look('mail.eml', forwarded).archive?.executable).toBe('run.exe')
    expect(look('mail.eml', mailOf(attached('filename=old.eml', bytesOf(inner)))).archive?.executable).toBe('run.exe')
    const zip = zipSync({ 'run.exe': PROGRAM })
    expect(look('mail.eml', mailOf(attached('filename=a.zip', zip))).archive).toMatchObject({
      executable: 'run.exe',
      depth: 1,
    })
    const twice = mailOf(attached('filename=b.zip', zipSync({ 'a.zip': zip })))
    expect(look('mail.eml', twice).archive).toMatchObject({ executable: 'run.exe', depth: 2 })
    expect(look('a.zip', zipSync({ 'mail.eml': bytesOf(inner) })).archive?.executable).toBe('run.exe')
    const page = bytesOf('<p>Sign in</p><form method=post action="https://drop.example"><input type=password></form>')
    expect(look('mail.eml', mailOf(attached('filename=invoice.html', page))).script).toBe('asks for a password')
    const unnamed = part('Content-Type: application/zip\r\nContent-Transfer-Encoding: base64', base64(zip))
    expect(look('mail.eml', mailOf(unnamed)).archive?.executable).toBe('run.exe')
  })

  it('with letters and pictures alone is nothing, and its words are no attachment', () => {
    const honest = mailOf(
      part('Content-Type: text/html', '<p>Dear all</p><script>1</script>'),
      attached('filename=plan.pdf', bytesOf('%PDF-1.7 << /Type /Catalog >>')),
    )
    expect(look('mail.eml', honest)).toMatchObject({
      script: null,
      pageScript: null,
      executable: null,
      typeMismatch: null,
      archive: { entries: 1, executable: null, bomb: null, closed: null, depth: 1 },
    })
    expect(look('notes.txt', honest).archive).toBeNull()
  })

  it.each([
    ['mails in one another', (): string => 'Content-Type: message/rfc822\r\n\r\n'.repeat(50_000)],
    [
      'parts in one another',
      (): string =>
        Array.from(
          { length: 20_000 },
          (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
        ).join(''),
    ],
    ['boundaries alone', (): string => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(400_000)}`],
    ['a head without an end', (): string => `Subject: ${'=?utf-8?Q?a?= '.repeat(200_000)}`],
    ['a parameter in pieces', (): string => `Content-Disposition: attachment${'; filename*1="a'.repeat(100_000)}`],
  ])('comes to an end: %s', (_, made) => expect(readMail(bytesOf(made())).files.length).toBeLessThanOrEqual(1_000))

  it('of more parts than are read says so', () => {
    const words = Array.from({ length: 1_200 }, () => part('Content-Type: text/plain', 'Dear all'))
    expect(look('mail.eml', mailOf(...words, attached('filename=run.exe', PROGRAM))).archive?.closed).toBe(
      'more parts than are looked into',
    )
    const deep = Array.from({ length: 20 }, () => 'Content-Type: message/rfc822\r\n\r\n').join('')
    expect(look('mail.eml', deep).archive?.closed).toBe('more parts than are looked into')
  })
})

describe('a mail as Outlook saves it', () => {
  const wide = (text: string): Uint8Array =>
    Uint8Array.from(Array.from(text).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]))
  const message = (
    name: Readonly<Record<string, Uint8Array>>,
    content: Uint8Array,
    storage = '__attach_version1.0_#00000000',
  ) =>
    oleOf({
      '__properties_version1.0': new Uint8Array(32),
      '__substg1.0_0037001F': wide('Invoice'),
      [`${storage}/__substg1.0_37010102`]: content,
      ...Object.fromEntries(
        Object.entries(name).map(([property, value]) => [`${storage}/__substg1.0_${property}`, value]),
      ),
    })

  it('holds what was put in, by its long name before its short one', () => {
    const names = { '3704001F': wide('RUN~1.EXE'), '3707001F': wide('发票.exe') }
    expect(look('mail.msg', message(names, PROGRAM))).toMatchObject({
      typeMismatch: null,
      archive: { entries: 1, executable: '发票.exe' },
    })
    expect(look('mail.msg', message({ '3704001E': bytesOf('run.exe') }, new Uint8Array(9))).archive?.executable).toBe(
      'run.exe',
    )
  })

  it('holds what lies in the messages and archives in it', () => {
    const within = '__attach_version1.0_#00000000/__substg1.0_3701000D/__attach_version1.0_#00000000'
    expect(look('mail.msg', message({ '3707001F': wide('a.bin') }, PROGRAM, within)).archive?.executable).toBe('a.bin')
    const zip = zipSync({ 'run.exe': PROGRAM })
    const packed = message({ '3707001F': wide('a.zip') }, zip)
    expect(look('mail.msg', packed).archive?.executable).toBe('run.exe')
    expect(look('mails.zip', zipSync({ 'mail.msg': packed })).archive?.executable).toBe('run.exe')
    expect(look('mail.msg', oleOf({ '__properties_version1.0': new Uint8Array(32) })).archive).toBeNull()
  })
})

it('an archive of many documents is no bomb, and one of more than are looked into says so', () => {
  const letter = zipSync({ '[Content_Types].xml': bytesOf('<T/>'), 'word/document.xml': bytesOf('<w>Dear all</w>') })
  const letters = (count: number) =>
    look(
      'letters.zip',
      zipSync(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.docx`, letter])), { level: 0 }),
    )
  expect(letters(300).archive).toMatchObject({ entries: 300, bomb: null, closed: null })
  expect(letters(1_100).archive).toMatchObject({ bomb: null, closed: 'more archives than are looked into' })
})
