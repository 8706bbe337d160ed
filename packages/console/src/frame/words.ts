/** A text in both languages, said in the reader's. Missing one language is a type error. */
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual
export type Words = Readonly<Record<string, Bilingual>>

/** Fills `{0}`, `{1}` … in order; of `{0:case:cases}` it takes the first word where `{0}` is one, else the second. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)(?::([^:}]*):([^}]*))?\}/g, (whole, at: string, one?: string, many?: string) => {
    const value = values[Number(at)]
    if (value === undefined) return whole
    if (one === undefined || many === undefined) return String(value)
    return String(value) === '1' ? one : many
  })
}
