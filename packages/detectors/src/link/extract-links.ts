/** URLs inside plain text. */
import { namesHost } from './host-parts.ts'

/** A URL found in text; `start` and `end` are UTF-16 offsets, `target` has a scheme; `shown` differs only in markdown links. */
export type FoundLink = {
  readonly target: string
  readonly shown: string | null
  readonly start: number
  readonly end: number
}

const STOP = '\\s<>"`{}|\\\\^（）【】「」『』《》〈〉，。、；：！？“”‘’…'
const LETTER = 'a-z0-9\\u00a1-\\u024f\\u0370-\\u052f'
const URL_LIKE = new RegExp(
  `(?:h[tx]{2}ps?|ftp)://[^${STOP}]{1,8192}` +
    `|(?<![${LETTER}_@./:-])(?:[${LETTER}][${LETTER}_-]{0,62}\\.){1,8}(?:xn--[a-z0-9-]{1,59}|[a-z\\u0430-\\u044f]{2,24})(?![${LETTER}_@-])(?::\\d{1,5})?(?:[/?#][^${STOP}]{0,8192})?`,
  'giu',
)
const MARKDOWN = /\[([^[\]\n]{1,512})\]\((https?:\/\/[^\s()]{1,2048})\)/gi
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Takes sentence punctuation, and brackets that were opened before the URL, off its end. */
function trimUrl(found: string): string {
  let end = found.length
  for (; end > 0; end--) {
    const last = found[end - 1] ?? ''
    const opening = CLOSING[last]
    if (opening !== undefined) {
      const inside = found.slice(0, end)
      if (inside.split(opening).length >= inside.split(last).length) break
    } else if (!/[.,;:!?'"*_~>]/.test(last)) break
    if (found.length - end > 32) break
  }
  return found.slice(0, end)
}

const MOST_LINKS = 1_000

/** False where no URL can be: no scheme, and no dot that a letter follows at once. The pattern costs a hundred times as much. */
function mayHoldUrl(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    const next = text.charCodeAt(at + 1) | 0x20
    if (next >= 0x80 || (next >= 0x61 && next <= 0x7a)) return true
  }
  return text.includes('.') && text.includes('://')
}

/** Every URL in a text, with or without a scheme, in linear time; at most 1,000. */
export function extractLinks(text: string): readonly FoundLink[] {
  if (!mayHoldUrl(text)) return []
  const found: FoundLink[] = []
  for (const match of text.matchAll(URL_LIKE)) {
    const spelled = trimUrl(match[0])
    const hasScheme = /^[a-z]+:\/\//i.test(spelled)
    if (!hasScheme && !namesHost(spelled.split(/[/?#:]/, 1)[0] ?? '')) continue
    const target = hasScheme ? spelled.replace(/^hxxp/i, 'http') : `https://${spelled}`
    found.push({ target, shown: null, start: match.index, end: match.index + spelled.length })
    if (found.length >= MOST_LINKS) return found
  }
  if (text.includes('](http'))
    for (const match of text.matchAll(MARKDOWN))
      found.push({
        target: match[2] ?? '',
        shown: match[1] ?? '',
        start: match.index,
        end: match.index + match[0].length,
      })
  return found
}
