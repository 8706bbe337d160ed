import fc from 'fast-check'
import { strToU8, zlibSync } from 'fflate'
import { encode as encodeJpeg } from 'jpeg-js'
import { encode as encodePng } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { analyseFile } from '../file/index.ts'
import { contradictClaim, type FileTraces, readTraces } from './index.ts'

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)
const pdf = (body: string) => strToU8(`%PDF-1.7\n${body}\ntrailer << /Info 9 0 R >>\n%%EOF`, true)

/** A JPEG with an EXIF block whose first fields are `Software` and `DateTime`, and whose deeper one says when it was taken. */
function photo({ software, changed, created }: { software: string; changed: string; created: string }): Uint8Array {
  const texts = [software, changed, created].map((text) => strToU8(`${text}\0`, true))
  const tiff = new Uint8Array(26 + 24 + 18 + texts.reduce((sum, { length }) => sum + length, 0))
  const view = new DataView(tiff.buffer)
  tiff.set(strToU8('MM\0*', true))
  view.setUint32(4, 8)
  view.setUint16(8, 3)
  let data = 26 + 24 + 18
  const field = (at: number, tag: number, text: Uint8Array) => {
    view.setUint16(at, tag)
    view.setUint16(at + 2, 2)
    view.setUint32(at + 4, text.length)
    view.setUint32(at + 8, data)
    tiff.set(text, data)
    data += text.length
  }
  field(10, 0x0131, texts[0]!)
  field(22, 0x0132, texts[1]!)
  view.setUint16(34, 0x8769)
  view.setUint16(36, 4)
  view.setUint32(38, 1)
  view.setUint32(42, 50)
  view.setUint16(50, 1)
  field(52, 0x9003, texts[2]!)
  const plain = encodeJpeg({ width: 8, height: 8, data: new Uint8Array(256).fill(120) }, 80).data
  const segment = new Uint8Array(10 + tiff.length)
  segment.set([0xff, 0xe1, (tiff.length + 8) >> 8, (tiff.length + 8) & 255])
  segment.set(strToU8('Exif\0\0', true), 4)
  segment.set(tiff, 10)
  return Uint8Array.from([...plain.subarray(0, 2), ...segment, ...plain.subarray(2)])
}

describe('the traces in a file', () => {
  it('are read from the dictionary of a PDF, in both ways of writing texts', () => {
    const bytes = pdf(
      String.raw`9 0 obj << /CreationDate (D:20240131120000+08'00') /ModDate (D:20240302) /Producer (A \(B\) 2) /Creator <FEFF00430061006E00760061> /Title (Licence) >> endobj`,
    )
    expect(readTraces(bytes, 'pdf')).toEqual({
      created: Date.parse('2024-01-31T04:00:00Z'),
      changed: day('2024-03-02'),
      software: ['A (B) 2', 'Canva'],
      title: 'Licence',
    })
  })

  it('are read from an object stream, and from XMP', () => {
    const packed = zlibSync(strToU8('9 0 << /CreationDate (D:20230506000000Z) /Producer (iText 7) >>'))
    const bytes = Uint8Array.from([
      ...strToU8('%PDF-1.7\n9 0 obj << /Type /ObjStm /N 1 /First 4 >> stream\n'),
      ...packed,
      ...strToU8('\nendstream\n%%EOF'),
    ])
    expect(readTraces(bytes, 'pdf')).toMatchObject({ created: day('2023-05-06'), software: ['iText 7'] })
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmp:CreateDate="2022-02-03T00:00:00Z" xmp:CreatorTool="Adobe Photoshop 25.1"/></x:xmpmeta>'
    expect(readTraces(pdf(xmp), 'pdf')).toMatchObject({
      created: day('2022-02-03'),
      software: ['Adobe Photoshop 25.1'],
    })
  })

  it('are read from pictures', () => {
    const taken = photo({ software: 'GIMP 2.10', changed: '2024:03:02 10:00:00', created: '2024:03:01 09:00:00' })
    expect(readTraces(taken, 'jpeg')).toEqual({
      created: Date.parse('2024-03-01T09:00:00Z'),
      changed: Date.parse('2024-03-02T10:00:00Z'),
      software: ['GIMP 2.10'],
      title: null,
    })
    const drawn = encodePng({
      width: 2,
      height: 2,
      data: new Uint8Array(16),
      channels: 4,
      text: { Software: 'Inkscape', 'Creation Time': '2024:05:06 07:08:09' },
    })
    expect(readTraces(drawn, 'png')).toMatchObject({
      created: Date.parse('2024-05-06T07:08:09Z'),
      software: ['Inkscape'],
    })
  })

  it('are none where a file says nothing, and part of what is kept of a file', () => {
    expect(readTraces(pdf('<< /Type /Catalog >>'), 'pdf')).toBeNull()
    expect(readTraces(strToU8('PK'), 'zip')).toBeNull()
    const bytes = pdf('<< /Producer (Word) >>')
    const input = { name: 'a.pdf', mediaType: null, size: null, sha256: null, bytes }
    expect(analyseFile(input).traces).toMatchObject({ software: ['Word'] })
    expect(analyseFile({ ...input, bytes: null }).traces).toBeNull()
  })

  it('never make it throw, whatever the bytes', () => {
    const seeds = [
      ['jpeg', photo({ software: 'x', changed: 'y', created: 'z' })],
      ['pdf', pdf("<< /CreationDate (D:20240131120000+08'00') >> /Type /ObjStm stream\n")],
      ['png', encodePng({ width: 2, height: 2, data: new Uint8Array(16), channels: 4, text: { Software: 'x' } })],
    ] as const
    const edits = fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom(...seeds), edits, fc.nat(2_000), ([type, seed], changes, length) => {
        const bytes = Uint8Array.from(seed.subarray(0, length))
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
        const traces = readTraces(bytes, type)
        expect(JSON.parse(JSON.stringify(traces))).toEqual(traces)
      }),
    )
  })
})

describe('a claim about a document', () => {
  const claim = { issued: day('2024-01-10'), expires: day('2027-01-10') }
  const now = day('2026-11-25')
  const traces = (more: Partial<FileTraces>): FileTraces => ({
    created: null,
    changed: null,
    software: [],
    title: null,
    ...more,
  })
  const scoreOf = (more: Partial<FileTraces>) => contradictClaim(traces(more), claim, now)?.score ?? 0

  it.each([
    ['edited as a picture', { created: day('2024-01-10'), software: ['Adobe Photoshop 25.1 (Windows)'] }],
    ['written years later', { created: day('2026-05-01'), software: ['Microsoft® Word 2021'] }],
    ['made before it was issued', { created: day('2019-05-01'), software: ['HP Scan'] }],
    ['made tomorrow', { created: now + 5 * 86_400_000 }],
    ['a template', { created: day('2024-01-10'), title: '营业执照模板' }],
  ])('is contradicted by a file that was %s', (_what, more) => {
    expect(scoreOf(more)).toBeGreaterThanOrEqual(0.7)
  })

  it.each([
    ['issued as a file that day', { created: day('2024-01-11'), software: ['iText® 7.1.9'] }],
    [
      'scanned years later',
      { created: day('2026-05-01'), software: ['Canon iR-ADV C3525', 'Adobe PSL 1.3e for Canon'] },
    ],
    ['photographed with a phone', { created: day('2026-05-01'), software: ['Apple', 'iPhone 15'] }],
    ['silent', {}],
  ])('is not contradicted by a file that was %s', (_what, more) => {
    expect(scoreOf(more)).toBe(0)
  })

  it('says why in the names of the fields', () => {
    const early = traces({ created: day('2019-05-01'), software: ['HP Scan'] })
    expect(contradictClaim(early, claim, now)?.why).toBe('created: 2019-05-01 < issuedOn: 2024-01-10')
  })
  it('is a little contradicted by a file that was made later, nobody says how', () => {
    expect(scoreOf({ created: day('2026-05-01'), software: ['iText® 7.1.9'] })).toBe(0.55)
  })
})
