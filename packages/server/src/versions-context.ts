/**
 * Versions of the objects of casework, for the call that asks: which one it was made about (`If-Match`), and which it has read or
 * written. A version is that of the object's last event; cases count their own, because leases and notes do not change them.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

/** What a call says it has read. `id` as in the path. */
export type Expected = { readonly kind: string; readonly id: string; readonly version: number }

type Call = {
  readonly expected: Expected | null
  readonly seen: Map<string, number>
  /** By kind, where the one object stands that was opened to be changed; null where there are several, or it is not there. */
  readonly stood: Map<string, string | null>
}

/** A stream as it was read or written: `id` of the stream, and the id that its state bears where that is another one. */
export type Versioned = {
  readonly kind: string
  readonly id: string
  readonly state: unknown
  readonly version: number
}

/** The object is at another version than the call was made about. */
export class StaleObject extends Error {
  readonly kind: string
  readonly version: number

  constructor(kind: string, version: number) {
    super(`${kind} is at version ${version}`)
    this.kind = kind
    this.version = version
  }
}

const calls = new AsyncLocalStorage<Call>()

/** Runs `work`, and all that it starts, as one call. */
export function underCall(expected: Expected | null, work: () => void): void {
  calls.run({ expected, seen: new Map(), stood: new Map() }, work)
}

/** The kind of a state, or of what it holds under the name of its stream beside other things. */
function standsAt(name: string, state: unknown): string | null {
  if (typeof state !== 'object' || state === null) return null
  if ('kind' in state) return typeof state.kind === 'string' && state.kind !== 'none' ? state.kind : null
  const inner: unknown = Object.entries(state).find(([held]) => held === name)?.[1]
  return inner === undefined ? null : standsAt('', inner)
}

function ownId(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'id' in state && typeof state.id === 'string' ? state.id : null
}

export function noteVersion({ kind, id, state, version }: Versioned): void {
  const call = calls.getStore()
  if (call === undefined) return
  call.seen.set(`${kind}/${ownId(state) ?? id}`, version)
}

/** For a stream that is locked to be changed: throws when the call was made about another version of it. */
export function checkVersion({ kind, id, state, version }: Versioned): void {
  const call = calls.getStore()
  call?.stood.set(kind, call.stood.has(kind) ? null : standsAt(kind, state))
  const expected = call?.expected
  if (expected === undefined || expected === null || expected.kind !== kind || version === 0) return
  if (expected.id !== id && expected.id !== ownId(state)) return
  if (expected.version !== version) throw new StaleObject(kind, version)
}

/** The version of an object that this call has read or written, or null. */
export function versionSeen(kind: string, id: string): number | null {
  return calls.getStore()?.seen.get(`${kind}/${id}`) ?? null
}

/** Where the object of a kind stood that this call opened to change it. Null: there was none, or more than one. */
export function statusSeen(kind: string): string | null {
  return calls.getStore()?.stood.get(kind) ?? null
}
