import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ARCHIVE_LIMITS, budgetFor } from './archive-limits.ts'
import { analyseFile } from './index.ts'

function look(name: string, bytes: Uint8Array | string) {
  const content = typeof bytes === 'string' ? strToU8(bytes) : bytes
  return analyseFile({ name, mediaType: null, size: null, sha256: null, bytes: content })
}

/** Little-endian changes of the only entry's place in the list of a zip: `[offset, bytes, value]`. */
function withList(bytes: Uint8Array, edits: readonly (readonly [number, 2 | 4, number])[], entry = 0): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = view.getUint32(bytes.length - 6, true)
  for (let passed = 0; passed < entry; passed++)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  for (const [offset, size, value] of edits)
    if (size === 2) view.setUint16(at + offset, value, true)
    else view.setUint32(at + offset, value, true)
  return bytes
}

/** Each of these took seconds to for ever, on the thread that answers everybody: a pattern tried every way to read them. */
describe('a file that is long to read is read once', () => {
  it.each([
    ['comments that end nowhere', 'a.txt', '<!---->'.repeat(2_000)],
    ['spaces before an address', 'a.svg', `<svg href=${' '.repeat(1_000_000)}x`],
    ['elements that never end', 'a.svg', `<svg>${'<foreignobject '.repeat(250_000)}`],
    ['a name of spaces', `a${' '.repeat(1_000_000)}~`, 'x'],
  ])('%s', (_, name, bytes) => expect(look(name, bytes).script).toBeNull())
  it('names in an archive, and its links that never end', () => {
    const names = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`${at}${' '.repeat(60_000)}x`, strToU8('x')]),
    )
    expect(look('a.zip', zipSync(names)).archive).toMatchObject({ entries: 20, executable: null })
    const links = {
      'word/document.xml': strToU8('<x/>'),
      'word/_rels/a.rels': strToU8('<Relationship '.repeat(500_000)),
    }
    const lies = withList(zipSync(links), [[24, 4, 100]], 1)
    expect(look('a.docx', lies).script).toBeNull()
  })
})

describe('a drawing', () => {
  it.each([
    ['behind many comments', `${'<!-- x -->\n'.repeat(500)}<svg><script>1</script></svg>`],
    [
      'behind a document type with a part of its own',
      '<!DOCTYPE svg [ <!ENTITY a "b"> ]>\n<svg><script>1</script></svg>',
    ],
    ['under a prefix', '<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>1</x:script></x:svg>'],
    ['without a space before it', '<svg/onload=run()>'],
    ['when it gets into focus', '<svg><a tabindex="0" onfocusin="run()"/></svg>'],
    ['in an address', '<svg><a href="javascript:run()"/></svg>'],
    ['in an address with letters as numbers', '<svg><a href="&#106;ava&#x73;cript:run()"/></svg>'],
    ['in an address across lines', '<svg><a xlink:href="java\n\tscript:run()"/></svg>'],
  ])('carries a script: %s', (_, text) =>
    expect(look('a.svg', text)).toMatchObject({ type: 'svg', script: expect.any(String) }),
  )
  it('carries one in UTF-16 too', () => {
    const text = '\ufeff<svg><script>1</script></svg>'
    const bytes = new Uint8Array(text.length * 2)
    for (let at = 0; at < text.length; at++) bytes.set([text.charCodeAt(at) & 0xff, text.charCodeAt(at) >> 8], at * 2)
    expect(look('a.svg', bytes)).toMatchObject({ type: 'svg', script: '<script>' })
  })
  it.each([
    '<svg><title>JavaScript: the parts / once = 1</title><path d="M0 0"/></svg>',
    '<svg><style>.button{fill:#0a0}</style><a href="https://a.example/script"/></svg>',
    '<!-- <script> --> nothing',
  ])('carries none: %s', (text) => expect(look('a.svg', text).script).toBeNull())
})

it('an archive may unpack to so much for each of its own bytes: many small bombs in one message are as dear as one', () => {
  expect(budgetFor(60_000).inflated).toBeLessThan(2_000_000)
  expect(budgetFor(5_000_000).inflated).toBe(ARCHIVE_LIMITS.inflated)
})
