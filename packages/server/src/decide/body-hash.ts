/** By what a body is known again when its decision is kept: the hash of its JSON value, whatever order its members came in. */
import { createHash } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash that outlives the process. */
export const durableHash = (value: unknown): string => sha256(JSON.stringify(ordered(value)))

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
