import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEPTH_LIMIT, linesOf, nestsDeeperThan, parseJson } from './bodies.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

describe('a JSON body', () => {
  it('may nest up to the limit and no deeper, whatever its strings hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.integer({ min: 1, max: 8 }), (value, limit) => {
        expect(nestsDeeperThan(bytes(JSON.stringify(value)), limit)).toBe(depthOf(value) > limit)
      }),
    )
  })

  it('is refused in words when it is too deep, not JSON, or not UTF-8', () => {
    const deep = '['.repeat(DEPTH_LIMIT + 1) + ']'.repeat(DEPTH_LIMIT + 1)
    expect(() => parseJson(bytes(deep))).toThrow(/nests deeper/)
    expect(() => parseJson(bytes('{"a":'))).toThrow(/not valid JSON/)
    expect(() => parseJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow(/UTF-8/)
  })
})

describe('an NDJSON body', () => {
  it('keeps its lines apart, with either line ending and without the empty ones', () => {
    const lines = linesOf(bytes('{"a":1}\r\n\n{"b":2}\n{"c":3}')).map((line) => new TextDecoder().decode(line))
    expect(lines).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
  })
})
