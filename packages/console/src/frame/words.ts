/** A text in both languages, said in the reader's. Missing one language is a type error. */
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual
export type Words = Readonly<Record<string, Bilingual>>

/** Fills `{0}`, `{1}` … in order. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole))
}
