/** A text as it reads otherwise: turned around on the screen, in code, with letters written as their numbers, with characters written as they sound. Most texts read in one way. */
import type { Span } from '@goodstanding/model'
import { codedWords } from './coded-words.ts'
import { withoutEscapes } from './escaped-words.ts'
import { withSigns } from './sounded-signs.ts'
import { turnOverridden } from './turn-overridden.ts'

export type OtherReading = {
  readonly text: string
  /** The place in the text as sent. */
  readonly placeOf: (span: Span) => Span
}

const NONE: readonly OtherReading[] = []

/** `isMixed`: it is Chinese, and has Latin letters. */
export function otherReadings(text: string, isMixed: boolean): readonly OtherReading[] {
  const coded = codedWords(text)
  const signs = isMixed ? withSigns(text) : null
  const turned = turnOverridden(text)
  const plain = withoutEscapes(text)
  if (coded.length === 0 && signs === null && turned === null && plain === null) return NONE
  const readings: OtherReading[] = coded.map(({ words, start, end }) => ({
    text: words,
    placeOf: (span) => ({ ...span, start, end }),
  }))
  for (const whole of [signs, plain])
    if (whole !== null) readings.push({ text: whole, placeOf: (span) => ({ ...span, start: 0, end: text.length }) })
  if (turned !== null) readings.push(turned)
  return readings
}
