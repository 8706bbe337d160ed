/**
 * What generated source may call: the whole of its world. The interpreter uses the same meaning where CEL leaves one open
 * (whole numbers beyond 2^53 fail, a field of any type reads as text only when it is one).
 * A failing part (index out of range, division by zero, overflow, no instant) throws FAILURE; `and`, `or`, `exists` and
 * `all` absorb it as CEL does, and a rule that still fails does not match.
 */
import { networkOf } from './network-of.ts'
import { isRecord } from './plain-value.ts'

class RuleFailure extends Error {
  override readonly name = 'RuleFailure'
}

// One failure for all: making an Error with its stack for each would cost more than the rule.
const FAILURE = new RuleFailure('This part of the condition has no value')

function fail(): never {
  throw FAILURE
}

type Test = () => boolean

/** What is made, or null when it fails. Anything but a rule's own failure is a fault and goes on. */
function attempt<Made>(make: () => Made): Made | null {
  try {
    return make()
  } catch (error) {
    if (error === FAILURE) return null
    throw error
  }
}

function and(left: Test, right: Test): boolean {
  const first = attempt(left)
  if (first === false) return false
  const second = right()
  return second && first === null ? fail() : second
}

function or(left: Test, right: Test): boolean {
  const first = attempt(left)
  if (first === true) return true
  const second = right()
  return !second && first === null ? fail() : second
}

function exists(list: readonly unknown[], test: (item: unknown) => boolean): boolean {
  let failed = false
  for (const item of list) {
    const answer = attempt(() => test(item))
    if (answer === true) return true
    failed ||= answer === null
  }
  return failed ? fail() : false
}

/** Whole numbers have no minus zero: `+ 0` makes it zero, here and in the other results. */
function whole(value: number): number {
  return Number.isSafeInteger(value) ? value + 0 : fail()
}

/** A text for a window, from a part that may fail: then it is the empty text, and nothing is counted. */
const textOrNone = (make: () => string): string => attempt(make) ?? ''

/** A list of texts for a window, likewise. */
const listOrNone = (make: () => readonly string[]): readonly string[] => attempt(make) ?? []

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
}

function countOne(list: readonly unknown[], test: (item: unknown) => boolean): boolean {
  return list.filter(test).length === 1
}

function codePoints(text: string): number {
  let count = text.length
  for (let index = 0; index + 1 < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count--
      index++
    }
  }
  return count
}

/** The years 1 to 9999. */
const EARLIEST = -62_135_596_800_000
const LATEST = 253_402_300_799_999

function instant(text: string): number {
  const value = text.length < 20 || text.length > 30 ? NaN : Date.parse(text)
  return value >= EARLIEST && value <= LATEST ? value : fail()
}

/** An element of a record by a name from a policy: never what objects inherit. */
function pick(record: unknown, name: string): unknown {
  return isRecord(record) && Object.hasOwn(record, name) ? (record[name] ?? null) : null
}

/** Sorts the first `count` of `out` in place: few rules match, so insertion is the fastest. */
function sort(out: Int32Array, count: number): number {
  for (let at = 1; at < count; at++) {
    const value = out[at] ?? 0
    let to = at
    for (; to > 0 && (out[to - 1] ?? 0) > value; to--) out[to] = out[to - 1] ?? 0
    out[to] = value
  }
  return count
}

export const RULE_KIT = {
  NONE: Object.freeze([]),
  table: <Group>(rows: readonly (readonly [string, readonly Group[]])[]) => new Map(rows),
  sort,
  and,
  or,
  exists,
  countOne,
  whole,
  /** What a count is fed: nothing but that it happened. */
  COUNTED: {},
  textOrNone,
  listOrNone,
  networkOf,
  lowerAscii,
  upperAscii,
  codePoints,
  instant,
  pick,
  all: (list: readonly unknown[], test: (item: unknown) => boolean) => !exists(list, (item) => !test(item)),
  holds: (test: Test) => attempt(test) === true,
  at: (list: readonly unknown[], index: number) => (index >= 0 && index < list.length ? list[index] : fail()),
  divide: (a: number, b: number) => (b === 0 ? fail() : (a - (a % b)) / b + 0),
  remainder: (a: number, b: number) => (b === 0 ? fail() : (a % b) + 0),
  int: (value: unknown) =>
    typeof value === 'number' ? Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value)) + 0 : 0,
  textOf: (value: unknown) => (typeof value === 'string' ? value : ''),
  hours: (time: number) => new Date(time).getUTCHours(),
  minutes: (time: number) => new Date(time).getUTCMinutes(),
  dayOfWeek: (time: number) => new Date(time).getUTCDay(),
  date: (time: number) => new Date(time).getUTCDate(),
  month: (time: number) => new Date(time).getUTCMonth(),
  fullYear: (time: number) => new Date(time).getUTCFullYear(),
} as const

export type RuleKit = typeof RULE_KIT
