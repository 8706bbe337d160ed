import { finish } from '@goodstanding/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEPTH_LIMIT, openJson, parseHashed, parseHashedInPieces, parseJson, scanJson } from './bodies.ts'
import { Problem } from './problems.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

/** The same value with its members in another order. */
function shuffled(value: unknown, chance: Iterator<number>): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, chance))
  if (typeof value !== 'object' || value === null) return value
  const drawn = Object.entries(value).map((entry) => ({ entry, at: Number(chance.next().value) }))
  return Object.fromEntries(
    drawn.sort((a, b) => a.at - b.at).map(({ entry: [name, held] }) => [name, shuffled(held, chance)]),
  )
}

describe('a JSON body', () => {
  it('is as deep as it nests, whatever its strings hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = bytes(JSON.stringify(value))
        expect(scanJson(openJson(text), 0, text.length).depth).toBe(depthOf(value))
      }),
    )
  })

  it('is read with a hash that spaces between values do not change, and everything else does', () => {
    const parsed = (text: string) => parseHashed(openJson(bytes(text)), 0, bytes(text).length)
    const hashOf = (text: string) => parsed(text).body
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(parsed(JSON.stringify(one)).value).toEqual(JSON.parse(JSON.stringify(one)))
        expect(hashOf(JSON.stringify(one, null, 2))).toEqual(hashOf(JSON.stringify(one)))
        if (JSON.stringify(one) !== JSON.stringify(other))
          expect(hashOf(JSON.stringify(one))).not.toEqual(hashOf(JSON.stringify(other)))
      }),
    )
    expect(hashOf('"ab\\\\cd"')).not.toEqual(hashOf('"ab\\\\cde"'))
    expect(hashOf('"a b"')).not.toEqual(hashOf('"ab"'))
    expect(hashOf('"会议"')).not.toEqual(hashOf('"会義"'))
  })

  it('is read with a hash that the order of members does not change, and that of items, places and names does', () => {
    const hashOf = (text: string) => ({ ...scanJson(openJson(bytes(text)), 0, bytes(text).length) })
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.infiniteStream(fc.nat(1_000)), (value, chance) => {
        expect(hashOf(JSON.stringify(shuffled(value, chance)))).toEqual(hashOf(JSON.stringify(value)))
      }),
    )
    const same = [
      ['{"a":1,"b":{"c":2,"d":[3]}}', '{ "b": {"d":[3],"c":2}, "a": 1 }'],
      ['[{"x":1,"y":2},{}]', '[{"y":2,"x":1},{}]'],
    ] as const
    for (const [one, other] of same) expect(hashOf(one)).toEqual(hashOf(other))
    const different = [
      ['{"a":1,"b":2}', '{"a":2,"b":1}'],
      ['{"a":[1,2]}', '{"a":[2,1]}'],
      ['{"a":{"c":1},"b":{}}', '{"a":{},"b":{"c":1}}'],
      ['{"a":{"b":1,"c":2}}', '{"a":{"b":1},"c":2}'],
      ['[{"a":1},{"b":2}]', '[{"b":2},{"a":1}]'],
      ['{"a":1}', '{"a":1,"a":1}'],
      ['{"a":{}}', '{"a":[]}'],
      ['{}', '[]'],
    ] as const
    for (const [one, other] of different) expect(hashOf(one)).not.toEqual(hashOf(other))
  })

  it('is read with a hash that other ways of writing the same strings and numbers do not change', () => {
    const hashOf = (text: string) => parseHashed(openJson(bytes(text)), 0, bytes(text).length).body
    const escaped = (text: string) =>
      text.replace(
        /[^\u0000-\u007f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
      )
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value)
        expect(hashOf(escaped(text))).toEqual(hashOf(text))
      }),
    )
    const same = [
      ['{"text":"会议 🙂"}', '{"text":"\\u4f1a\\u8bae \\uD83D\\uDE42"}'],
      ['{"link":"https://a.example/"}', '{"link":"https:\\/\\/a.example\\/"}'],
      ['{"text":"a\\n<b>"}', '{"text":"a\\u000A\\u003cb\\u003e"}'],
      ['{"at":52}', '{"at":52.0}'],
      ['{"at":[52,0.5]}', '{"at":[5.2e1,5E-1]}'],
      ['{"at":52.5}', '{"at":52.50}'],
      ['{"at":0,"to":true}', '{"to":true,"at":-0}'],
      ['{"at":1e-7}', '{"at":1e-07}'],
    ] as const
    for (const [one, other] of same) expect(hashOf(one)).toEqual(hashOf(other))
    const different = [
      ['{"text":"\\u4f1a"}', '{"text":"\\\\u4f1a"}'],
      ['{"at":52.05}', '{"at":52.5}'],
      ['{"at":"52.0"}', '{"at":"52"}'],
      ['{"at":520}', '{"at":52.0}'],
    ] as const
    for (const [one, other] of different) expect(hashOf(one)).not.toEqual(hashOf(other))
  })

  it('is read with the value and the hash of the same text without a byte order mark', () => {
    for (const text of ['{"a":[1,"b"]}', '"x"', '{"a":52.0}']) {
      const marked = bytes(`\ufeff${text}`)
      const { value, body } = parseHashed(openJson(bytes(text)), 0, bytes(text).length)
      expect(parseHashed(openJson(marked), 0, marked.length)).toMatchObject({ value, body })
      expect(finish(parseHashedInPieces(openJson(marked), 0, marked.length))).toMatchObject({ value, body })
    }
  })

  it('is scanned to its end whatever its brackets do', () => {
    const brackets = fc.stringMatching(/^[{}[\],:"0 \\]{0,200}$/)
    fc.assert(
      fc.property(brackets, (text) => {
        expect(() => scanJson(openJson(bytes(text)), 0, text.length)).not.toThrow()
      }),
    )
    const deep = '{"a":['.repeat(100_000)
    expect(scanJson(openJson(bytes(deep)), 0, deep.length).depth).toBe(200_000)
  })

  it('is refused in words when it is too deep, not JSON, or not UTF-8', () => {
    const deep = '['.repeat(DEPTH_LIMIT + 1) + ']'.repeat(DEPTH_LIMIT + 1)
    expect(() => parseJson(bytes(deep))).toThrow(/nests deeper/)
    expect(() => parseJson(bytes('{"a":'))).toThrow(/not valid JSON/)
    expect(() => parseJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(/UTF-8/)
    expect(parseJson(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('{"a":"会"}')]))).toEqual({ a: '会' })
  })
})

describe('a member that stands twice', () => {
  const read = (text: string) => parseJson(bytes(text))
  /** Names that look like one another written, and like what stands around them. */
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.constantFrom('', '__proto__', '{', ',"a":', '0', '/~'),
  )
  const value = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('1', 'null', '"{,}"', '"\\\\"', '{}', '[]'),
      fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(' ,')}]`),
      fc
        .uniqueArray(fc.tuple(name, tie('any')), { maxLength: 4, selector: ([one]) => one })
        .map((members) => `{ ${members.map(([one, held]) => `${JSON.stringify(one)} :${held}`).join(', ')} }`),
    ),
  })).any

  it('is refused wherever it stands, and pointed at', () => {
    fc.assert(
      fc.property(value, name, value, (outer, twice, inner) => {
        expect(read(outer)).toEqual(JSON.parse(outer))
        const member = `${JSON.stringify(twice)}:${inner}`
        const text = `[${outer},{"before":{},"in":[{${member},"${twice === 'z' ? 'y' : 'z'}":1,${member}}]}]`
        const pointer = `/1/in/0/${twice.replaceAll('~', '~0').replaceAll('/', '~1')}`
        expect(() => read(text)).toThrow(
          expect.objectContaining({ kind: 'body.invalid', errors: [expect.objectContaining({ pointer })] }),
        )
      }),
    )
  })

  it('is one however it is written', () => {
    for (const text of ['{"text":"a","t\\u0065xt":"b"}', '{"text":1,"text":1}', '{"a":{"text":1,"a":2,"text":3}}'])
      expect(() => read(text), text).toThrow(/text: stands twice/)
    expect(read('{"text":"a","Text":"b","\\\\text":"c"}')).toMatchObject({ text: 'a' })
  })

  it('is refused without a place in what is large', () => {
    const large = `{"a":1,"b":"${'x'.repeat(300_000)}","a":2}`
    expect(() => read(large)).toThrow(/A member stands twice/)
    expect(() => finish(parseHashedInPieces(openJson(bytes(large)), 0, large.length))).toThrow(/A member stands twice/)
  })
})

it('a body that is read in pieces is the value, the hash and the refusal that it is at once', () => {
  const outcome = (read: () => unknown): unknown => {
    try {
      return read()
    } catch (fault) {
      return fault instanceof Problem ? [fault.kind, fault.message] : fault
    }
  }
  for (const text of ['{"a":[1,{"b":"c"}]}', '{"a":52.0}', '{"a":', '"\\u4f1a"', '['.repeat(65), '1']) {
    const json = openJson(bytes(text))
    const size = bytes(text).length
    expect(outcome(() => finish(parseHashedInPieces(json, 0, size)))).toEqual(outcome(() => parseHashed(json, 0, size)))
  }
})
