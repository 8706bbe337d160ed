/** WeCom's word rules as it answers them. Its documents and its mirrors name the same thing flat and nested: both are read. */
import { type Fields, fieldsOf, listOf, numberIn, textIn } from '../../read-fields.ts'

export type InterceptRule = {
  readonly id: string
  readonly name: string
  readonly words: readonly string[]
  readonly effect: 'block' | 'warn'
  /** Telephone numbers, e-mail addresses, red packets: not ours to set, and kept as they are. */
  readonly semantics: readonly number[]
  readonly range: Range
}
/** To whom of the corp it applies. */
export type Range = { readonly users: readonly string[]; readonly departments: readonly number[] }

export const WARN_ONLY = 2

const texts = (value: unknown): readonly string[] =>
  listOf(value).flatMap((one) => (typeof one === 'string' ? [one] : []))
const numbers = (value: unknown): readonly number[] =>
  listOf(value).flatMap((one) => (typeof one === 'number' ? [one] : []))

export function readRuleIds(body: Fields): readonly { readonly id: string; readonly name: string }[] {
  return listOf(body['rule_list']).flatMap((item) => {
    const fields = fieldsOf(item)
    const id = textIn(fields, 'rule_id')
    return id === null ? [] : [{ id, name: textIn(fields, 'rule_name') ?? '' }]
  })
}

export function readRule(id: string, body: Fields): InterceptRule {
  const rule = body['rule'] === undefined ? body : fieldsOf(body['rule'])
  const range = fieldsOf(rule['applicable_range'])
  return {
    id,
    name: textIn(rule, 'rule_name') ?? '',
    words: texts(rule['word_list']),
    effect: numberIn(rule, 'intercept_type') === WARN_ONLY ? 'warn' : 'block',
    semantics: numbers(fieldsOf(rule['extra_rule'])['semantics_list'] ?? rule['semantics_list']),
    range: { users: texts(range['user_list']), departments: numbers(range['department_list']) },
  }
}

/** A list of words as an operator writes it: one a line; empty lines and what begins with # are none. */
export function readWords(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
