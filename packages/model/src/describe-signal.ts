/** What the catalogue says of one signal, and how its entries are written down. */
import type { Bilingual } from './words.ts'

export type SignalKind = 'score' | 'flag' | 'count' | 'measure'

export type SignalDescription = { readonly kind: SignalKind; readonly summary: Bilingual }

export const score = (en: string, zh: string) => ({ kind: 'score', summary: { en, zh } }) as const
export const flag = (en: string, zh: string) => ({ kind: 'flag', summary: { en, zh } }) as const
export const count = (en: string, zh: string) => ({ kind: 'count', summary: { en, zh } }) as const
export const measure = (en: string, zh: string) => ({ kind: 'measure', summary: { en, zh } }) as const
