import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { analyseFile } from '../analyse-file.ts'
import { unpackMacro } from './read-macros.ts'
import { oleOf } from './open-test-ole.ts'
import { readOle } from './read-ole.ts'

/** A module as Office packs it, without repeating anything, behind what Office compiled it to. */
function moduleOf(code: string): Uint8Array {
  const text = strToU8(`Attribute VB_Name = "Module1"\r\n${code}\r\n`)
  const container = [1]
  for (let from = 0; from < text.length; from += 3_600) {
    const part = text.subarray(from, from + 3_600)
    const tokens: number[] = []
    for (let at = 0; at < part.length; at += 8) tokens.push(0, ...part.subarray(at, at + 8))
    const header = (tokens.length - 1) | 0xb000
    container.push(header & 0xff, header >> 8, ...tokens)
  }
  return Uint8Array.from([9, 1, 7, 1, 0, ...container])
}

const PLAIN = 'Sub Fill()\r\n  Range("A1").Value = Now\r\n  CreateObject("Scripting.Dictionary").Add 1, 2\r\nEnd Sub'
const look = (name: string, bytes: Uint8Array) =>
  analyseFile({ name, mediaType: null, size: null, sha256: null, bytes })
const book = (code: string) =>
  zipSync({ '[Content_Types].xml': strToU8('<T/>'), 'xl/vbaProject.bin': oleOf({ 'VBA/Module1': moduleOf(code) }) })
const macros = (name: string, bytes: Uint8Array) => {
  const { macro, macroReach } = look(name, bytes)
  return { macro, macroReach }
}

describe('macros', () => {
  it('are unpacked as Office packs them', () => {
    const read = (hex: string): string =>
      Array.from(
        unpackMacro(
          Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16)),
          0,
        ) ?? [],
        (byte) => String.fromCharCode(byte),
      ).join('')
    // The examples of MS-OVBA 3.2.
    expect(
      read(
        '01 2f b0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6a 01 38 08 61 6b 6c 00 30 6d 6e 6f 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7a 00 3c',
      ),
    ).toBe('#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa')
    expect(read('01 03 b0 02 61 45 00')).toBe('a'.repeat(73))
  })
  it('that stay within their document reach for nothing', () => {
    expect(macros('plan.xlsm', book(PLAIN))).toEqual({ macro: true, macroReach: null })
    const old = oleOf({ 'Macros/VBA/ThisDocument': moduleOf(PLAIN), WordDocument: new Uint8Array(5_000) })
    expect(macros('letter.doc', old)).toEqual({ macro: true, macroReach: null })
    expect(macros('long.xlsm', book(PLAIN.repeat(60)))).toEqual({ macro: true, macroReach: null })
  })
  it.each([
    ['Shell', 'Sub AutoOpen()\r\n  Shell "calc.exe", 1\r\nEnd Sub'],
    ['Shell', 'Set x = CreateObject("WScript.Shell")'],
    ['web', 'Set x = CreateObject("MSXML2.XMLHTTP")'],
    ['web', 'Declare PtrSafe Function URLDownloadToFileA Lib "urlmon" (ByVal a As Long) As Long'],
    ['memory', 'Declare Function VirtualAlloc Lib "kernel32" (ByVal a As Long) As Long'],
    ['own code', 'ThisWorkbook.VBProject.VBComponents.Import "x.bas"'],
    ['hidden words', 'x = Chr(112) & Chr(111) & Chr(119) & Chr(101) & Chr(114) & Chr(115)'],
    ['web', 'Set x = CreateObject("MSXML2" _\r\n  & ".x") : y = "ServerXMLHTTP"'],
  ])('reach for %s: %s', (reach, code) =>
    expect(macros('plan.xlsm', book(`${PLAIN}\r\n${code}`))).toEqual({ macro: true, macroReach: reach }),
  )
  it('that nobody can read are told so', () => {
    const unread = { macro: true, macroReach: 'unread' }
    expect(macros('a.xlsm', zipSync({ 'xl/vbaProject.bin': strToU8('x') }))).toEqual(unread)
    const stomped = oleOf({ 'VBA/Module1': moduleOf(PLAIN), 'VBA/Module2': new Uint8Array(900) })
    expect(macros('a.xlsm', zipSync({ 'xl/vbaProject.bin': stomped }))).toEqual(unread)
    expect(macros('a.xlsm', zipSync({ 'xl/macrosheets/sheet1.xml': strToU8('<x/>') }))).toEqual(unread)
    // A workbook that begins, and lists a sheet of macros in the language before VBA.
    const sheets = Uint8Array.from([
      9,
      8,
      2,
      0,
      0,
      6,
      0x85,
      0,
      8,
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      1,
      0,
      ...new Array<number>(80).fill(0),
    ])
    expect(macros('a.xls', oleOf({ Workbook: sheets }))).toEqual(unread)
    expect(macros('a.slk', strToU8('ID;PWXL;N;E\r\nC;Y1;X1;KFALSE;EHALT()\r\n'))).toEqual(unread)
  })
  it('are none where a document only could have some', () => {
    expect(macros('a.docm', zipSync({ 'word/document.xml': strToU8('<w/>') })).macro).toBe(false)
    expect(macros('a.slk', strToU8('ID;PWXL;N\r\nC;Y1;X1;K1\r\n')).macro).toBe(false)
  })
})

describe('a document runs a command', () => {
  const letter = (xml: string) =>
    zipSync({ '[Content_Types].xml': strToU8('<T/>'), 'word/document.xml': strToU8(`<w:document>${xml}</w:document>`) })
  const fields = (...parts: readonly string[]) =>
    letter(parts.map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`).join(''))
  const link = (attributes: string) =>
    zipSync({ 'xl/externalLinks/externalLink1.xml': strToU8(`<externalLink><ddeLink ${attributes}/></externalLink>`) })
  const native = (name: string, content: string) => {
    const names = `${name}\0C:\\x\\${name}\0`
    const path = `C:\\t\\${name}\0`
    const size = String.fromCharCode(path.length)
    return oleOf({
      'ObjectPool/_1/\u0001Ole10Native': strToU8(
        `\0\0\0\0\u0002\0${names}\0\0\u0003\0${size}\0\0\0${path}\u0009\0\0\0${content}`,
        true,
      ),
    })
  }
  const hex = (text: string) =>
    Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const rtf = (kind: string) =>
    strToU8(
      `{\\rtf1{\\object\\objemb{\\*\\objdata 01050000 02000000\n${hex(`${String.fromCharCode(kind.length + 1)}\0\0\0${kind}\0`)}0000}}}`,
    )
  it.each([
    ['a.docx', fields('DD', 'EAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')],
    ['a.docx', letter('<w:fldSimple w:instr="DDE &quot;cmd&quot; &quot;/c calc&quot;"/>')],
    ['a.xlsx', link('ddeService="cmd" ddeTopic="/c calc"')],
    ['a.csv', strToU8("name,sum\r\nx,=cmd|' /C calc'!A0\r\n")],
    ['a.rtf', rtf('Equation.3')],
    ['a.doc', native('setup.exe', 'x')],
    ['a.doc', native('notes.txt', `MZ${'\0'.repeat(62)}`)],
    ['a.docx', zipSync({ 'word/embeddings/oleObject1.bin': native('run.lnk', 'x') })],
  ])('%s', (name, bytes) => expect(look(name, bytes).script).not.toBeNull())
  it.each([
    ['a.docx', fields('DDE Excel "C:\\\\Reports\\\\May.xlsx" "Sheet1!R1C1"')],
    ['a.docx', fields('PAGE ', ' HYPERLINK "https://x.example/cmd.exe"')],
    ['a.xlsx', link('ddeService="Excel" ddeTopic="C:\\Reports\\May.xlsx"')],
    ['a.csv', strToU8('name|sum\r\nx|=A1+B1|cmd\r\n-5|+4\r\n')],
    ['a.rtf', rtf('Word.Document.8')],
    ['a.doc', native('notes.txt', 'hello')],
  ])('and none: %s', (name, bytes) => expect(look(name, bytes).script).toBeNull())
})

describe('a compound file', () => {
  const whole = oleOf({
    'VBA/Module1': moduleOf(PLAIN),
    'A/B/C': new Uint8Array(6_000).fill(7),
    WordDocument: strToU8('x'),
  })
  it('gives its streams, small and large, by their paths', () => {
    const found = readOle(whole)?.map(({ path, size, read }) => [path.join('/'), size, read(1e6).length])
    expect(found?.sort()).toEqual([
      ['A/B/C', 6_000, 6_000],
      ['VBA/Module1', moduleOf(PLAIN).length, moduleOf(PLAIN).length],
      ['WordDocument', 1, 1],
    ])
  })
  it('that is damaged is read as far as it goes, within a bound', () => {
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice(0, length)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        for (const { read } of readOle(bytes) ?? []) expect(read(1e6).length).toBeLessThanOrEqual(bytes.length + 512)
        look('a.doc', bytes)
      }),
    )
  })
})

describe('a shortcut', () => {
  const shortcut = (line: string) =>
    analyseFile({
      ...{ name: 'report.url', mediaType: null, size: null, sha256: null },
      bytes: strToU8(`[InternetShortcut]\r\nURL=https://acme.example\r\n${line}\r\n`),
    }).script
  it.each(['URL=file://203.0.113.9/share/report.exe', 'IconFile=\\\\203.0.113.9\\icon.ico', 'URL=search-ms:query=a'])(
    'that leads to a folder elsewhere is active: %s',
    (line) => expect(shortcut(line)).toBe('shortcut elsewhere'),
  )
  it.each(['', 'IconFile=C:\\Windows\\icon.ico', 'IconFile=https://acme.example/favicon.ico'])(
    'to the web is not: %s',
    (line) => expect(shortcut(line)).toBeNull(),
  )
})

describe('a page of notes', () => {
  const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
  const noteWith = (content: string) => {
    const data = strToU8(content, true)
    const head = new Uint8Array(20)
    new DataView(head.buffer).setUint32(0, data.length, true)
    const parts = [
      bytesOf('e4525c7b8cd8a74daeb15378d02996d3'),
      new Uint8Array(1_008),
      bytesOf('e716e3bd65261145a4c48d4d0b7a9eac'),
      head,
      data,
    ]
    return analyseFile({
      name: 'a.one',
      mediaType: null,
      size: null,
      sha256: null,
      bytes: Uint8Array.from(parts.flatMap((part) => [...part])),
    })
  }
  const program = `MZ${'\0'.repeat(58)}d${'\0'.repeat(39)}PE\0\0`
  it.each([
    ['a program', program],
    ['a page that is an application', '<html><hta:application id="a"/><body>'],
    ['a script', 'Set s = CreateObject("WScript.Shell")'],
    ['commands', '@echo off\r\nstart calc'],
  ])('in which one put %s acts', (_, content) => expect(noteWith(content).script).toMatch(/in a note$/))
  it.each(['%PDF-1.7 x', '\u0089PNG x', 'start with the budget'])('with other files waits for nobody: %s', (content) =>
    expect(noteWith(content).script).toBeNull(),
  )
  it('that was cut off is passed over', () =>
    expect(
      analyseFile({
        name: 'a.one',
        mediaType: null,
        size: null,
        sha256: null,
        bytes: bytesOf('e4525c7b8cd8a74daeb15378d02996d3e716e3bd65261145a4c48d4d0b7a9eac'),
      }).script,
    ).toBeNull())
})
