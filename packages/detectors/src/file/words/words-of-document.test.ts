import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync, strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oleOf } from '../office/open-test-ole.ts'
import { bytesOf, tarOf, type TestTarEntry } from '../open-test-file.ts'
import { typeByName } from '../opens-as.ts'
import { wordsOfDocument } from './words-of-document.ts'

/** Made by LibreOffice, Chromium, ReportLab and MuPDF, packed by gzip. */
const packed: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('./document-samples.json', import.meta.url), 'utf8'),
)
const SAMPLES = Object.entries(packed).map(
  ([name, base64]) => [name, gunzipSync(new Uint8Array(Buffer.from(base64, 'base64')))] as const,
)

const wordsOf = (name: string, content: string | Uint8Array): string | null => {
  const bytes = typeof content === 'string' ? bytesOf(content) : content
  return wordsOfDocument(bytes, typeByName(bytes, name))
}

const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))

/** A record of slides. */
function record(kind: number, body: Uint8Array, version = 0): Uint8Array {
  const bytes = new Uint8Array(8 + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, version, true)
  view.setUint16(2, kind, true)
  view.setUint32(4, body.length, true)
  bytes.set(body, 8)
  return bytes
}

const LETTER = 'Dear all, the first meeting is moved to Thursday & Friday.\n各位同事：会议改到周四。'
const LINE = 'Dear all, the first meeting is moved to Thursday.'
const SHEET = '项目\n金额\n第一季度会议费用\nSecond quarter travel\nA note with, comma and <brackets> & more'

describe('the words of a document', () => {
  it.each([
    ['letter.docx', LETTER],
    ['letter.doc', LETTER],
    ['letter.rtf', LETTER],
    ['sheet.xlsx', SHEET],
    ['sheet.xls', SHEET],
    // Lines of a paragraph go on, and two letters written as one are two.
    ['chrome.pdf', LINE],
    ['office.pdf', LINE],
    ['mupdf.pdf', '各位同事：会议改到周四。\nHello there, moved.'],
    ['reportlab.pdf', '各位同事：会议改到周四。 Dear all, the meeting is moved. Second line (with brackets).'],
  ])('are read as programs write them: %s', (name, words) => {
    expect(SAMPLES.filter(([sample]) => sample === name).map(([, bytes]) => wordsOf(name, bytes))).toEqual([words])
  })

  it.each([
    [
      'a.docx',
      zipOf({
        'word/comments.xml': '<w:p><w:r><w:t>Aside</w:t></w:r></w:p>',
        'word/document2.xml':
          '<w:p><w:r><w:t>Meet</w:t></w:r><w:r><w:t xml:space="preserve"> me&#33;</w:t><w:instrText>HYPERLINK</w:instrText><w:delText>gone</w:delText></w:r></w:p><w:p><w:t>At</w:t><w:tab/><w:t>noon</w:t></w:p>',
      }),
      'Meet me!\nAt noon\ngone\nAside',
    ],
    [
      'a.pptx',
      zipOf({
        'ppt/slides/slide10.xml': '<a:p><a:r><a:t>ten</a:t></a:r></a:p>',
        'ppt/slides/slide2.xml': '<a:p><a:r><a:t>two</a:t></a:r></a:p>',
      }),
      'two\nten',
    ],
    [
      'a.xlsx',
      zipOf({
        'xl/sharedStrings.xml': '<sst><si><t>Name</t><rPh><phoneticPr/></rPh></si></sst>',
        'xl/worksheets/sheet1.xml':
          '<c t="s"><v>0</v></c><c><v>13800138000</v></c><c t="inlineStr"><is><t>Own</t></is></c>',
      }),
      'Name\n13800138000\nOwn',
    ],
    [
      'a.odt',
      zipOf({
        'content.xml':
          '<office:automatic-styles>style</office:automatic-styles><office:body><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>One</text:h><text:p>two<text:s/>three<text:line-break/>four &amp; five</text:p></office:body>',
      }),
      'gone\nOne\ntwo three\nfour & five',
    ],
    ['a.ppt', oleOf({ 'PowerPoint Document': record(0x03e8, record(0x0fa0, wide('标题\rtwo')), 0xf) }), '标题\ntwo'],
    [
      'a.msg',
      oleOf({
        '__properties_version1.0': new Uint8Array(32),
        '__substg1.0_0037001F': wide('About'),
        '__substg1.0_1000001F': wide('Meet me.'),
      }),
      'About\nMeet me.',
    ],
    [
      'a.html',
      '<!DOCTYPE html><html><head><title>none</title><style>p{}</style></head><body><h1>One</h1><p>tw<b>o</b> &lt;three&gt;&nbsp;<!-- none --><script>"<p>none"</script></p><p>会&#x8bae;</p></body></html>',
      'One\ntwo <three>\n会议',
    ],
    // What ends nowhere hides nothing that a browser shows.
    ['a.html', '<html><head><p>Meet <svg>me<p>no<!-- none -->on', 'Meet\nme\nnoon'],
    ['a.html', new Uint8Array([...bytesOf('<html><meta charset="gbk"><p>'), 0xbb, 0xe1, 0xd2, 0xe9]), '会议'],
    [
      'a.eml',
      'Subject: =?utf-8?B?5Lya6K6u?=\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nMeet =E4=BC=9A\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Meet as a page</p>\r\n--b--\r\n',
      '会议\nMeet 会\nMeet as a page',
    ],
    ['a.eml', 'Subject: a\r\nContent-Type: text/html\r\n\r\n<p>Meet <i>me</i></p>', 'a\nMeet me'],
    [
      'a.rtf',
      "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}{\\*\\generator none;}{\\info{\\title none}}\\uc1\\u20250 ?\\'d2\\'e9 {\\b bold} \\{a\\}\\par{\\field{\\*\\fldinst HYPERLINK none}{\\fldrslt shown}}}",
      '会议 bold {a}\nshown',
    ],
    [
      'packed.tgz',
      gzipSync(
        tarOf([
          { name: 'a/note.txt', content: 'Meet me' },
          { name: 'b.tgz', content: 'none' },
          { name: 'page.html', content: '<p>there</p>' },
        ]),
      ),
      'Meet me\nthere',
    ],
    [
      'packed.tar',
      tarOf([
        { name: 'note.md', content: 'Meet me' },
        { name: 'code.ts', content: 'none' },
      ]),
      'Meet me',
    ],
    ['note.txt.gz', gzipSync(bytesOf('Meet me'), { filename: 'note.txt' }), 'Meet me'],
    [
      'packed.zip',
      zipOf({ 'note.txt': 'Meet me', 'b/page.html': '<html><p>there</p></html>', 'code.ts': 'const none = 1' }),
      'Meet me\nthere',
    ],
  ])('are what people read in it: %s', (name, content, words) => {
    expect(wordsOf(name, content)).toBe(words)
  })

  it('are one text of a page whose content was parted within it', () => {
    const stream = (text: string): string => `<< /Length ${text.length} >> stream\n${text}\nendstream`
    const objects = [
      '<< /Type /Page /Contents [3 0 R 4 0 R] /Parent 2 0 R >>',
      '<< /Type /Pages /Kids [1 0 R] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
      stream('BT /F1 12 Tf 72 700 Td (Meet me) Tj'),
      stream('0 -14 Td (at noon, we man-) Tj 0 -14 Td (age.) Tj ET'),
    ]
    const pdf = `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj ${object} endobj\n`).join('')}`
    expect(wordsOf('a.pdf', pdf)).toBe('Meet me at noon, we manage.')
  })

  it.each([
    ['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['a.txt', 'plain text is read by its name'],
    ['a.zip', zipOf({ 'code.ts': 'const a = 1' })],
    ['a.tgz', gzipSync(tarOf([{ name: 'code.ts', content: 'const a = 1' }]))],
    ['a.txt.gz', gzipSync(bytesOf('Meet me'))],
    ['a.tgz', gzipSync(tarOf(new Array<TestTarEntry>(65).fill({ name: 'note.txt', content: 'Meet me' })))],
    ['a.docx', zipOf({ 'word/document.xml': '<w:p></w:p>' })],
  ])('are none of %s', (name, content) => {
    expect(wordsOf(name, content)).toBeNull()
  })

  it('are no more than are read, whatever stands there', () => {
    const page = `<html>${'<p> </p>'.repeat(50_000)}<p>${'word '.repeat(50_000)}`
    expect(wordsOf('a.html', page)?.length).toBe(40_000)
    const markup = '<w:p><w:t>a</w:t></w:p>'.repeat(60_000)
    expect(wordsOf('a.docx', zipOf({ 'word/document.xml': markup }))?.length).toBeLessThanOrEqual(40_000)
  })

  it('are read of damaged ones as far as they go', () => {
    const sample = fc.constantFrom(...SAMPLES)
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(sample, damage, fc.double({ min: 0, max: 1, noNaN: true }), ([name, bytes], changes, kept) => {
        const damaged = bytes.slice(0, Math.ceil(bytes.length * (kept > 0.5 ? 1 : kept * 2)))
        for (const [at, byte] of changes) damaged[at % Math.max(1, damaged.length)] = byte
        const words = wordsOf(name, damaged)
        expect(words === null || words.length > 0).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
