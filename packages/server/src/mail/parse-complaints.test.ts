import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseFeedbackReport } from './parse-feedback-report.ts'
import { parseXarf } from './parse-xarf.ts'

describe('a report in ARF', () => {
  const needed = 'Feedback-Type: Abuse\r\nVersion: 1'

  it('has its type and all of its fields in their order, unfolded', () => {
    const text = `${needed}\r\nUser-Agent:SomeGenerator/1.0 \r\nOriginal-Rcpt-To: <a@x.example>\r\n\t<b@x.example>\r\n  <c@x.example>\n\nno field\n: none\nReported-URI:\nReported-Domain:\n x.example \n`
    expect(parseFeedbackReport(text)).toEqual({
      type: 'abuse',
      fields: [
        { name: 'Feedback-Type', value: 'Abuse' },
        { name: 'Version', value: '1' },
        { name: 'User-Agent', value: 'SomeGenerator/1.0' },
        { name: 'Original-Rcpt-To', value: '<a@x.example> <b@x.example> <c@x.example>' },
        { name: 'Reported-URI', value: '' },
        { name: 'Reported-Domain', value: 'x.example' },
      ],
    })
  })

  it('is none without its type', () => {
    for (const text of ['', 'Version: 1', 'Feedback-Type:\nVersion: 1', ' Version: 1'])
      expect(parseFeedbackReport(text), text).toBeNull()
    for (const text of ['FEEDBACK-TYPE: x\nVERSION:', 'Feedback-Type: X'])
      expect(parseFeedbackReport(text)).toMatchObject({ type: 'x' })
  })

  it('is bounded: a hundred fields, each of two thousand letters, folded or not', () => {
    const many = Array.from({ length: 150 }, (_, at) => `X-${at}: ${at}`)
    const read = parseFeedbackReport([needed, ...many].join('\n'))
    expect([read?.fields.length, read?.fields.at(-1)?.name]).toEqual([100, 'X-97'])
    const long = 'y'.repeat(3_000)
    const folds = ` ${'z'.repeat(70)}\n`.repeat(100)
    const values = parseFeedbackReport(`${needed}\nX-Long: ${long}\nX-Folded:\n${folds}X-After: a`)?.fields.slice(2)
    expect(values?.map(({ value }) => value.length)).toEqual([2_000, 2_000, 1])
    const name = 'n'.repeat(100)
    const named = parseFeedbackReport(`${needed}\n${name}: 1\n${name}n: 2`)?.fields.slice(2)
    expect(named).toEqual([{ name, value: '1' }])
  })
})

const whole = {
  xarf_version: '4.0.0',
  report_id: 'A1B2C3D4-0000-4000-8000-00000000000F',
  category: 'messaging',
  type: 'spam',
  source_identifier: '192.0.2.1',
  timestamp: '2026-11-27T10:00:00Z',
  reporter: { org: 'Provider', domain: 'provider.example' },
  sender: { org: 'Provider' },
  description: 'Bulk.',
}
const xarf = (more: object = {}) => parseXarf(JSON.stringify({ ...whole, ...more }))
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')

describe('a report in XARF', () => {
  it('has what it states, with its id in lower case', () => {
    expect(xarf()).toEqual({
      version: '4.0.0',
      reportId: 'a1b2c3d4-0000-4000-8000-00000000000f',
      category: 'messaging',
      type: 'spam',
      source: '192.0.2.1',
      timestamp: '2026-11-27T10:00:00Z',
      reporter: 'Provider, provider.example',
      description: 'Bulk.',
      evidence: [],
      faults: [],
    })
    expect(xarf({ xarf_version: '4.12.3' })?.version).toBe('4.12.3')
    expect(xarf({ reporter: { org: '', domain: 'p.example' } })?.reporter).toBe('p.example')
  })

  it('is none where it is no JSON, no object, or of no version 4', () => {
    for (const text of ['', '{', 'null', '[]', '"4.0.0"', '4']) expect(parseXarf(text), text).toBeNull()
    for (const xarf_version of ['3.0.0', '4', '4.0', '14.0.0', '4.0.0-rc', 4, null, undefined])
      expect(xarf({ xarf_version }), String(xarf_version)).toBeNull()
  })

  it('names what is missing or malformed, and loses nothing else', () => {
    const bare = parseXarf('{"xarf_version":"4.0.0","evidence":{}}')
    const required = ['/report_id', '/timestamp', '/source_identifier', '/category', '/type', '/reporter', '/sender']
    expect(bare).toMatchObject({ faults: required, evidence: [], reporter: '', reportId: '' })
    expect(xarf({ report_id: 'r-1', reporter: [], sender: 'me', type: 7 })).toMatchObject({
      faults: ['/report_id', '/type', '/reporter', '/sender'],
      reportId: 'r-1',
      category: 'messaging',
    })
    expect(xarf({ report_id: `${whole.report_id}0` })?.faults).toEqual(['/report_id'])
    const long = 'x'.repeat(2_000)
    const cut = xarf({ description: long, source_identifier: long, category: long, report_id: long })
    expect([cut?.description, cut?.source, cut?.category, cut?.reportId].map((text) => text?.length)).toEqual([
      1_000, 500, 100, 64,
    ])
  })

  it('brings its evidence, and says whether it is what its hash states', () => {
    const payload = base64('words')
    const hash = (by: string) => `${by}:${createHash(by).update('words').digest('hex')}`
    const evidence = [
      { content_type: 'Text/Plain', description: 'a', payload, hash: hash('sha256') },
      { payload, hash: hash('md5').toUpperCase() },
      { payload, hash: `sha256:${'0'.repeat(64)}` },
      { payload, hash: 'crc32:00' },
      { payload },
      'none',
      { payload: 7 },
      { payload: '' },
    ]
    const read = xarf({ evidence })
    expect(read?.evidence.map(({ agrees }) => agrees)).toEqual([true, true, false, null, null])
    expect(read?.evidence[0]).toMatchObject({ mediaType: 'text/plain', description: 'a', bytes: Buffer.from('words') })
    expect(read?.evidence[1]).toMatchObject({ mediaType: 'application/octet-stream', description: '' })
    expect(read?.faults).toEqual(['/evidence/5', '/evidence/6', '/evidence/7'])
  })

  it('brings fifty pieces at most, of five megabytes each', () => {
    const payload = base64('x')
    const read = xarf({ evidence: Array.from({ length: 52 }, () => ({ payload })) })
    expect([read?.evidence.length, read?.faults]).toEqual([50, ['/evidence/50', '/evidence/51']])
    const most = 5 * 1024 * 1024
    const sizes = [most, most + 1].map((length) => ({ payload: base64(Buffer.alloc(length)) }))
    const large = xarf({ evidence: sizes })
    expect([large?.evidence.map(({ bytes }) => bytes.length), large?.faults]).toEqual([[most], ['/evidence/1']])
  })
})
