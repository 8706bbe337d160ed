/** A text in both languages, said in the reader's. Missing one language is a type error. */
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual
export type Words = Readonly<Record<string, Bilingual>>

const PLACE = /\{(\d)(?::([^:{}]*):([^{}]*))?\}/g

/** Chinese has a space beside a number or a code, and none between its own letters. */
function join(left: string, right: string): string {
  if (/\p{Script=Han} $/u.test(left) && /^\p{Script=Han}/u.test(right)) return left.slice(0, -1) + right
  return left + (/\p{Script=Han}$/u.test(left) && /^ \p{Script=Han}/u.test(right) ? right.slice(1) : right)
}

/**
 * Fills `{0}`, `{1}` … in order; of `{0:case:cases}` it takes the first word where `{0}` is one, else the second. `自 {0} 起` is
 * `自 mei 起` and `自 2026年1月1日起`.
 */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  let filled = ''
  let from = 0
  for (const place of text.matchAll(PLACE)) {
    const [whole, at, one, many] = place
    const value = String(values[Number(at)] ?? whole)
    const said = one === undefined || many === undefined || value === whole ? value : value === '1' ? one : many
    filled = join(join(filled, text.slice(from, place.index)), said)
    from = place.index + whole.length
  }
  return join(filled, text.slice(from))
}

/** Things one after another: `a, b`, and `甲、乙`. */
export const sayList = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'zh' ? '、' : ', ')
