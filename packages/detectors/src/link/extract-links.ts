/** URLs inside plain text. */
import { namesHost } from './host-parts.ts'
import { spelledHosts } from './spelled-hosts.ts'

/** A URL found in text; `start` and `end` are UTF-16 offsets, `target` has a scheme; `shown` differs only in markdown links. */
export type FoundLink = {
  readonly target: string
  readonly shown: string | null
  readonly start: number
  readonly end: number
}

const STOP = '\\s<>"`{}|\\\\^（）【】「」『』《》〈〉，。、；：！？“”‘’…\u060c\u061b\u061f\u0964'
const LETTER = 'a-z0-9\\u00a1-\\u024f\\u0370-\\u052f'
/** Browsers take the full stops of other scripts for dots of a host; in prose they end it, unless a Latin letter follows at once. */
const OTHER_DOTS = '[a-z0-9-]{1,63}[\\u3002\\uff0e\\uff61](?=[a-z0-9])'
const URL_LIKE = new RegExp(
  `(?:h[tx]{2}ps?|ftp)://(?:${OTHER_DOTS}){0,8}[^${STOP}]{1,8192}` +
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

/** A host whose last word goes on in letters of a script that puts no blank between words, or in a picture. */
const RUNS_ON =
  /^[a-z]+:\/\/((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?=[\p{Lo}\p{Extended_Pictographic}])[^./?#:]*(?![^/?#:])/iu

/** No domain ends so: `https://bank.example谢谢` opens the host before it, as programs for chat read it. */
function endOfHost(spelled: string): string {
  const host = RUNS_ON.exec(spelled)?.[1]
  return host === undefined || !namesHost(host) ? spelled : spelled.slice(0, spelled.indexOf(host) + host.length)
}

/** From so many on, only what is not there yet is one more: the same links again hide none that stands behind them. */
const MANY_LINKS = 1_000
/** A text of more is looked at by a person (the rule `more-links-than-are-read`). */
const MOST_LINKS = 4_000

/** False where no URL can be: no scheme, and no dot that a letter follows at once. */
function mayHoldUrl(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) if (letterFollows(text, at)) return true
  return text.includes('://')
}

/** Visits every part of a text without blanks in which a URL may be: `://`, or a dot that a letter follows at once. */
function eachCandidate(text: string, visit: (from: number, to: number) => void): void {
  let scheme = text.indexOf('://')
  for (let dot = text.indexOf('.'); dot >= 0 || scheme >= 0; ) {
    const at = dot < 0 ? scheme : scheme < 0 ? dot : Math.min(dot, scheme)
    let to = at + 1
    if (at === scheme || letterFollows(text, at)) {
      const from = startOfPart(text, at)
      to = endOfPart(text, at)
      visit(from, to)
    }
    if (dot >= 0 && dot < to) dot = text.indexOf('.', to)
    if (scheme >= 0 && scheme < to) scheme = text.indexOf('://', to)
  }
}

function letterFollows(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1) | 0x20
  return next >= 0x80 || (next >= 0x61 && next <= 0x7a)
}

/** Blanks end every URL; other blanks than these only make a part longer. */
const isBlank = (unit: number): boolean => unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)

function startOfPart(text: string, at: number): number {
  let from = at
  while (from > 0 && !isBlank(text.charCodeAt(from - 1))) from--
  return from
}

function endOfPart(text: string, at: number): number {
  let to = at
  while (to < text.length && !isBlank(text.charCodeAt(to))) to++
  return to
}

/** Every URL in a text, with or without a scheme, in linear time; at most `MOST_LINKS`. */
export function extractLinks(text: string): readonly FoundLink[] {
  const spelled = spelledHosts(text)
  return mayHoldUrl(text) ? [...writtenLinks(text), ...spelled] : spelled
}

function writtenLinks(text: string): readonly FoundLink[] {
  const links: FoundLink[] = []
  const targets = new Set<string>()
  eachCandidate(text, (from, to) => findIn(text.slice(from, to), from, { links, targets }))
  if (links.length < MOST_LINKS && text.includes('](http'))
    for (const match of text.matchAll(MARKDOWN))
      links.push({
        target: match[2] ?? '',
        shown: match[1] ?? '',
        start: match.index,
        end: match.index + match[0].length,
      })
  return links
}

type Finding = { readonly links: FoundLink[]; readonly targets: Set<string> }

/** The URLs of one part, which begins at `from` in the text. */
function findIn(part: string, from: number, { links, targets }: Finding): void {
  for (const match of part.matchAll(URL_LIKE)) {
    if (links.length >= MOST_LINKS) return
    const spelled = endOfHost(trimUrl(match[0]))
    const hasScheme = /^[a-z]+:\/\//i.test(spelled)
    if (!hasScheme && !namesHost(spelled.split(/[/?#:]/, 1)[0] ?? '')) continue
    const target = hasScheme ? spelled.replace(/^hxxp/i, 'http') : `https://${spelled}`
    if (links.length >= MANY_LINKS && targets.has(target)) continue
    targets.add(target)
    const start = from + match.index
    links.push({ target, shown: null, start, end: start + spelled.length })
  }
}
