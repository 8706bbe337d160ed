/** Hosts whose dots are written as words, which no program opens and every reader does: `paypal-login dot com`, `acme-hr点top`. */
import { namesHost } from './host-parts.ts'

export type SpelledHost = {
  readonly target: string
  readonly shown: null
  readonly start: number
  readonly end: number
}

const DOT = /(?: {1,2}dot {1,2}| ?[([{]dot[)\]}] ?| ?点 ?)/iu
const SPELLED =
  /(?<![a-z0-9.@-])[a-z0-9-]{2,63}(?:(?: {1,2}dot {1,2}| ?[([{]dot[)\]}] ?| ?点 ?)[a-z0-9-]{2,63}){1,4}(?![a-z0-9-])/giu
/** Endings that are said so; others are words as well (`a polka dot in blue`), and count where the name is written as no word is, or has more parts. */
const SAID =
  /\.(?:com|net|org|info|biz|top|xyz|vip|support|help|online|site|shop|club|app|cn|io|co|link|click|live|pro|cc|ru)$/
const NO_WORD = /[a-z]-[a-z]|[a-z]\d|\d[a-z]/
const MOST = 64

const NONE: readonly SpelledHost[] = []

/** A sign of them stands there: some searches for most texts. */
const mayBe = (text: string): boolean =>
  text.includes('dot') || text.includes('Dot') || text.includes('DOT') || isPointOfLatin(text)

function isPointOfLatin(text: string): boolean {
  for (let at = text.indexOf('点'); at >= 0; at = text.indexOf('点', at + 1))
    if (/^ ?[a-z]/i.test(text.slice(at + 1, at + 3))) return true
  return false
}

export function spelledHosts(text: string): readonly SpelledHost[] {
  if (!mayBe(text)) return NONE
  const links: SpelledHost[] = []
  for (const { 0: found, index } of text.matchAll(SPELLED)) {
    if (links.length >= MOST) break
    const host = found.split(DOT).join('.').toLowerCase()
    if (!namesHost(host) || !(SAID.test(host) || NO_WORD.test(host) || host.split('.').length > 2)) continue
    links.push({ target: `https://${host}`, shown: null, start: index, end: index + found.length })
  }
  return links
}
