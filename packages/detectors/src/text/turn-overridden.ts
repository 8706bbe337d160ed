/**
 * A text as the screen shows it, when a right-to-left override stands in it: what is written backwards behind the sign reads forwards
 * there. Of the same length, so that each place has one in the text as sent.
 */
import type { Span } from '@goodstanding/model'

const OVERRIDE = '\u202e'
/** Up to the sign that ends the override, or the end of the line. */
const OVERRIDDEN = /\u202e([^\u202c\n]*)/g

type Turned = {
  readonly text: string
  /** The place in the text as sent. */
  readonly placeOf: (span: Span) => Span
}

/** Null: nothing is turned around, as in nearly every text. */
export function turnOverridden(text: string): Turned | null {
  if (!text.includes(OVERRIDE)) return null
  const parts: { readonly from: number; readonly to: number }[] = []
  const turned = text.replace(OVERRIDDEN, (_, words: string, at: number) => {
    parts.push({ from: at + 1, to: at + 1 + words.length })
    return OVERRIDE + Array.from(words).toReversed().join('')
  })
  return {
    text: turned,
    placeOf: (span) => {
      const { start, end } = span
      if (start === undefined || end === undefined) return span
      const part = parts.find(({ from, to }) => start < to && from < end)
      if (part === undefined) return span
      const { from, to } = part
      // What reaches beyond the turned part keeps its own end there.
      return {
        ...span,
        start: start < from ? start : from + to - Math.min(end, to),
        end: end > to ? end : from + to - Math.max(start, from),
      }
    },
  }
}
