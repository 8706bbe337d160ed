import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { answerEvents } from './answer-events.ts'
import { boundsOfItems, demandValues, linesOf } from './json-bounds.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('an array', () => {
  it('keeps the texts of its items apart', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), fc.constantFrom(0, 2), (items, indent) => {
        const text = bytes(JSON.stringify(items, null, indent))
        const bounds = boundsOfItems(text)
        const found = Array.from({ length: bounds.length / 2 }, (_, at) =>
          JSON.parse(new TextDecoder().decode(text.subarray(bounds[2 * at], bounds[2 * at + 1]))),
        )
        expect(found).toEqual(JSON.parse(JSON.stringify(items)))
      }),
    )
  })
})

describe('more than a call takes', () => {
  it('is not looked for to its end', () => {
    expect(boundsOfItems(bytes(`[${'1,'.repeat(500)}1]`), 10)).toHaveLength(22)
    expect(boundsOfItems(bytes('[1,2,3]'), 3)).toHaveLength(6)
    expect(linesOf(bytes('{}\n\r\n'.repeat(500)), 10)).toHaveLength(11)
    expect(linesOf(bytes('\n'.repeat(5_000)), 10)).toHaveLength(0)
    // What JSON takes for no white space is no empty line, and no JSON.
    expect(linesOf(bytes('\u0002\n\u000b\n \n'))).toHaveLength(2)
  })

  it('is refused before any of it is read', () => {
    const answering = { answer: String, fault: () => undefined, requestId: () => '', language: () => 'en' as const }
    const tooMany = expect.objectContaining({ kind: 'batch.too-large' })
    expect(() => answerEvents('batch', bytes(`[${'1,'.repeat(1_001)}`), answering)).toThrow(tooMany)
    expect(() => answerEvents('lines', bytes('{\n'.repeat(1_001)), answering)).toThrow(tooMany)
    const wide = bytes(`[[${'[],'.repeat(2_000_000)}`)
    const refused = Promise.resolve(answerEvents('batch', wide, answering))
    return expect(refused).rejects.toMatchObject({ kind: 'body.too-large' })
  })
})

describe('an NDJSON body', () => {
  it('keeps its lines apart, with either line ending and without the empty ones', () => {
    const lines = linesOf(bytes('{"a":1}\r\n\n{"b":2}\n \t\r\n{"c":3}')).map((line) => new TextDecoder().decode(line))
    expect(lines).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
  })

  it('of blank lines is passed over without looking for the end of each', () => {
    const blank = bytes(`${' \n\t\r\n'.repeat(1_000)}{}`)
    const looked = vi.spyOn(blank, 'indexOf')
    expect(linesOf(blank)).toHaveLength(1)
    expect(looked).toHaveBeenCalledTimes(1)
  })
})

describe('the values of a text', () => {
  it('are members, items and what holds them, strings skipped', () => {
    const text = bytes('{"a":[1,2,"x,[{\\",y"],"b":{}}')
    expect(() => {
      demandValues(text, 6)
    }).not.toThrow()
    expect(() => {
      demandValues(text, 5)
    }).toThrow(expect.objectContaining({ kind: 'body.too-large' }))
  })
})

describe('one item that is too much', () => {
  const answering = {
    answer: ({ value }: { readonly value: unknown }) => JSON.stringify(value),
    fault: () => undefined,
    requestId: () => '',
    language: () => 'en' as const,
  }
  it.each([
    ['nests too deep', '['.repeat(65) + ']'.repeat(65), 'body.too-deep'],
    ['nests deeper than a stack', '['.repeat(100_000) + ']'.repeat(100_000), 'body.too-deep'],
    ['holds too many values', `[${'1,'.repeat(500_000)}1]`, 'body.too-large'],
  ])('%s: refused in its place, whichever way the batch is written', async (_what, item, kind) => {
    const answers: unknown = JSON.parse(await answerEvents('batch', bytes(`[1,${item},2]`), answering))
    expect(answers).toEqual([1, expect.objectContaining({ kind }), 2])
    const lines = (await answerEvents('lines', bytes(`1\n${item}\n2`), answering)).trimEnd().split('\n')
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(answers)
  })
  it('may nest as deep in a batch as alone', async () => {
    const deepest = '['.repeat(64) + ']'.repeat(64)
    expect(await answerEvents('batch', bytes(`[${deepest}]`), answering)).toBe(`[${deepest}]`)
    expect(await answerEvents('single', bytes(deepest), answering)).toBe(deepest)
  })
})
