/** By what a body is known again when its decision is kept: the hash of its JSON value, whatever order its members came in. */
import { createHash } from 'node:crypto'
import type { Pieces } from '@goodstanding/policy'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash that outlives the process. */
export const durableHash = (value: unknown): string => sha256(JSON.stringify(ordered(value)))

/** The same in pieces, for bodies so large that nobody should wait until all of one is hashed. */
export function* durableHashInPieces(value: unknown): Pieces<string> {
  const hash = createHash('sha256')
  let text = ''
  for (const part of writtenInOrder(value)) {
    text += part
    if (text.length < PIECE) continue
    hash.update(text)
    text = ''
    yield
  }
  return hash.update(text).digest('hex')
}

/** Letters that are hashed as one piece, or a longer text whole. */
const PIECE = 65_536

/** The parts of what `JSON.stringify` writes of the value in order: what is small is written whole. */
function* writtenInOrder(value: unknown): Generator<string, void, undefined> {
  if (typeof value !== 'object' || value === null || weigh(value, PIECE) < PIECE) {
    yield JSON.stringify(ordered(value))
    return
  }
  let isFirst = true
  if (Array.isArray(value)) {
    yield '['
    for (const item of value) {
      if (!isFirst) yield ','
      isFirst = false
      yield* writtenInOrder(item ?? null)
    }
    yield ']'
    return
  }
  yield '{'
  for (const [name, held] of inOrder(Object.entries(value))) {
    if (held === undefined) continue
    yield `${isFirst ? '' : ','}${JSON.stringify(name)}:`
    isFirst = false
    yield* writtenInOrder(held)
  }
  yield '}'
}

/** About how long the text of a value is; what is above `most` is not gone through. */
function weigh(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  let weight = 8
  for (const held of Object.values(value)) {
    weight += 8 + weigh(held, most - weight)
    if (weight >= most) break
  }
  return weight
}

type Member = readonly [name: string, held: unknown]

/** Names that are places of an array come first, and by their number: so every object has them, whatever the order of its members. */
function inOrder(members: readonly Member[]): readonly Member[] {
  const named = members.findIndex(([name]) => !isPlace(name))
  if (named === -1) return members
  // By code units, so that every machine comes to the same.
  const sorted = members.slice(named).sort(([one], [other]) => (one < other ? -1 : 1))
  return named === 0 ? sorted : [...members.slice(0, named), ...sorted]
}

const MOST_PLACES = 2 ** 32 - 1
const isPlace = (name: string): boolean => /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < MOST_PLACES

/** Whether a kept hash is of this body. Keys may be older than this order of members: theirs were hashed as they came. */
export const isBodyOf = (kept: string, value: unknown): boolean =>
  kept === durableHash(value) || kept === sha256(JSON.stringify(value))

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(ordered)
  const members: Readonly<Record<string, unknown>> = { ...value }
  const sorted: Record<string, unknown> = {}
  // By code units, so that every machine comes to the same.
  for (const name of Object.keys(members).sort()) {
    const held = ordered(members[name])
    // A name like any other in JSON; assigned, it would be none.
    if (name === '__proto__') Object.defineProperty(sorted, name, { value: held, enumerable: true })
    else sorted[name] = held
  }
  return sorted
}
