/** A text in the signs of a keyboard, as far as numbers and mailboxes are written in them. */
import { GATES, gatesOf } from './gates.ts'

/** Full-width letters, digits and signs as ASCII, place for place, so that offsets stay. */
export function narrow(text: string): string {
  let narrowed = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0xff01 || unit > 0xff5e) continue
    narrowed += text.slice(from, at) + String.fromCharCode(unit - 0xfee0)
    from = at + 1
  }
  return narrowed + text.slice(from)
}

/** Dashes and spaces of printers as those of a keyboard, place for place. */
function plainSigns(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
}

const NO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/

/** The text without signs of no width, and where each of its signs stood; null where it has none. */
function withoutNoWidth(text: string): { readonly text: string; readonly places: readonly number[] } | null {
  if (!NO_WIDTH.test(text)) return null
  const places: number[] = []
  let bare = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (NO_WIDTH.test(sign)) continue
    places.push(at)
    bare += sign
  }
  return { text: bare, places }
}

export type PlainWriting = {
  readonly text: string
  /** What the text may hold. */
  readonly gates: number
  /** Where its signs stood; null: where they stand. */
  readonly places: readonly number[] | null
}

export function writePlainly(raw: string): PlainWriting {
  let gates = gatesOf(raw)
  let text = raw
  if ((gates & GATES.wide) !== 0) {
    text = narrow(raw)
    gates = gatesOf(text)
  }
  if ((gates & GATES.print) === 0) return { text, gates, places: null }
  const bare = withoutNoWidth(text)
  text = plainSigns(bare?.text ?? text)
  return { text, gates: gatesOf(text), places: bare?.places ?? null }
}
