/**
 * Words -> WeCom's rules: at most a hundred in a corp, of three hundred words each, and no patterns. Words stay in the rule that holds them, so that
 * one new word changes one rule. What cannot be said is told, never dropped in silence.
 */
import type { InterceptRule, Range } from './read-rules.ts'

export type Effect = InterceptRule['effect']
export type Wanted = {
  readonly block: readonly string[]
  readonly warn: readonly string[]
  readonly range: Range
  /** How the names of our rules begin; rules of other names are somebody else's, and stay. */
  readonly prefix: string
}

export type Step =
  | { readonly kind: 'add'; readonly name: string; readonly effect: Effect; readonly words: readonly string[] }
  | {
      readonly kind: 'update'
      readonly rule: InterceptRule
      readonly words: readonly string[]
      readonly addRange: Range
      readonly removeRange: Range
    }
  | { readonly kind: 'delete'; readonly rule: Pick<InterceptRule, 'id' | 'name'> }

export type Unsaid = { readonly word: string; readonly why: 'too-long' | 'control-character' | 'no-room' }
export type Plan = { readonly steps: readonly Step[]; readonly unsaid: readonly Unsaid[] }

export const MOST_RULES = 100
export const MOST_WORDS = 300
const LONGEST_WORD = 32
const LONGEST_NAME = 20
const LETTER: Readonly<Record<Effect, string>> = { block: 'B', warn: 'W' }

export function planRules(existing: readonly InterceptRule[], wanted: Wanted): Plan {
  const own = existing.filter(({ name }) => isOurs(name, wanted.prefix))
  const unsaid: Unsaid[] = []
  const block = sayable(wanted.block, unsaid)
  // Who is stopped is not warned as well.
  const warn = new Set([...sayable(wanted.warn, unsaid)].filter((word) => !block.has(word)))
  const filled = { block: fill(own, 'block', block), warn: fill(own, 'warn', warn) }
  const kept = [...filled.block.kept, ...filled.warn.kept]
  const deleted = own.filter((rule) => !kept.some((one) => one.rule.id === rule.id))
  const names = new Set(existing.map(({ name }) => name))
  let room = MOST_RULES - (existing.length - deleted.length)
  const added: Step[] = []
  for (const effect of ['block', 'warn'] as const)
    for (const words of chunks(filled[effect].left, MOST_WORDS)) {
      if (room <= 0) unsaid.push(...words.map((word) => ({ word, why: 'no-room' as const })))
      else added.push({ kind: 'add', name: newName(effect, wanted.prefix, names), effect, words })
      room -= 1
    }
  const updated = kept.flatMap(({ rule, words }) => update(rule, words, wanted.range))
  return {
    steps: [...deleted.map(({ id, name }) => ({ kind: 'delete' as const, rule: { id, name } })), ...updated, ...added],
    unsaid,
  }
}

export const isOurs = (name: string, prefix: string): boolean => name.startsWith(`${prefix}-`)

function sayable(words: readonly string[], unsaid: Unsaid[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const stated of words) {
    const word = stated.normalize('NFC').trim()
    if (word === '') continue
    if (/\p{Cc}/u.test(word)) unsaid.push({ word, why: 'control-character' })
    else if (Array.from(word).length > LONGEST_WORD) unsaid.push({ word, why: 'too-long' })
    else found.add(word)
  }
  return found
}

type Filled = {
  readonly kept: readonly { readonly rule: InterceptRule; readonly words: readonly string[] }[]
  /** What found no room in the rules that are there. */
  readonly left: readonly string[]
}

function fill(own: readonly InterceptRule[], effect: Effect, wanted: ReadonlySet<string>): Filled {
  const missing = new Set(wanted)
  const held = own
    .filter((rule) => rule.effect === effect)
    .map((rule) => ({ rule, words: rule.words.filter((word) => missing.delete(word)) }))
    .filter(({ words }) => words.length > 0)
  const left = [...missing]
  const kept = held.map(({ rule, words }) => ({
    rule,
    words: [...words, ...left.splice(0, MOST_WORDS - words.length)],
  }))
  return { kept, left }
}

function chunks(words: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(words.length / size) }, (_, at) => words.slice(at * size, (at + 1) * size))
}

function newName(effect: Effect, prefix: string, names: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `${prefix}-${LETTER[effect]}${String(number).padStart(3, '0')}`.slice(0, LONGEST_NAME)
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}

const without = <Item>(items: readonly Item[], others: readonly Item[]): readonly Item[] =>
  items.filter((item) => !others.includes(item))

function update(rule: InterceptRule, words: readonly string[], range: Range): readonly Step[] {
  const addRange = {
    users: without(range.users, rule.range.users),
    departments: without(range.departments, rule.range.departments),
  }
  const removeRange = {
    users: without(rule.range.users, range.users),
    departments: without(rule.range.departments, range.departments),
  }
  const isSame =
    words.length === rule.words.length &&
    words.every((word, at) => word === rule.words[at]) &&
    [addRange, removeRange].every(({ users, departments }) => users.length + departments.length === 0)
  return isSame ? [] : [{ kind: 'update', rule, words, addRange, removeRange }]
}
