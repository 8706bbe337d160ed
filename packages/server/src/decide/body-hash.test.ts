import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { finish } from '@goodstanding/policy'
import fc from 'fast-check'
import { durableHash, durableHashInPieces, isBodyOf } from './body-hash.ts'

const parse = (text: string): unknown => JSON.parse(text)

it('is the same whatever order members come in, and another for everything else', () => {
  const body = parse('{"id":"e","data":{"b":[{"x":1,"y":2}],"a":{"__proto__":7}}}')
  const turned = parse('{"data":{"a":{"__proto__":7},"b":[{"y":2,"x":1}]},"id":"e"}')
  expect(durableHash(turned)).toBe(durableHash(body))
  for (const other of [
    '{"id":"e","data":{"b":[{"x":1,"y":2}],"a":{}}}',
    '{"id":"e","data":{"b":[{"x":2,"y":1}],"a":{"__proto__":7}}}',
    '{"id":"e","data":{"b":[2,1],"a":{"__proto__":7}}}',
  ])
    expect(durableHash(parse(other))).not.toBe(durableHash(body))
  expect(durableHash([1, 2])).not.toBe(durableHash([2, 1]))
})

it('is known by what earlier versions kept, too', () => {
  const text = '{"id":"e","data":{"b":1,"a":2}}'
  const before = createHash('sha256').update(text).digest('hex')
  expect(durableHash(parse(text))).not.toBe(before)
  expect(isBodyOf(before, parse(text))).toBe(true)
  expect(isBodyOf(before, parse('{"id":"e","data":{"b":1,"a":3}}'))).toBe(false)
  expect(isBodyOf(durableHash(parse(text)), parse('{"data":{"a":2,"b":1},"id":"e"}'))).toBe(true)
})

it('is the same in pieces, of any body', () => {
  const long = 'x'.repeat(66_000)
  const key = fc.constantFrom('a', 'b', '10', '9', '09', '4294967294', '4294967295', '__proto__', 'é', '"')
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 0 }),
      fc.array(tie('tree')),
      fc.constant(long),
      fc.array(fc.tuple(key, tie('tree'))).map((members) => Object.fromEntries(members)),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      // Beside something long, so that it is not written whole.
      const body = parse(JSON.stringify({ value, b: long }))
      expect(finish(durableHashInPieces(body))).toBe(durableHash(body))
    }),
  )
})

it('is made of a large body in many pieces', () => {
  const body = { rows: Array.from({ length: 20_000 }, (_, at) => ({ person: { id: `p-${at}`, name: 'Li Wei' } })) }
  const pieces = durableHashInPieces(body)
  let count = 0
  while (pieces.next().done !== true) count++
  expect(count).toBeGreaterThan(10)
})
