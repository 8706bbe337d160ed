/**
 * What a formatted message shows, and where its links lead. Tags end where they do in a browser: what it shows must not pass here for a part of a
 * tag. What only some clients show - comments, the words of scripts - is read as well. Linear in its length, whatever it holds.
 */
import { decodeEntities } from './decode-entities.ts'

export type Link = { readonly text: string; readonly target: string }
export type Shown = { readonly text: string; readonly links: readonly Link[] }

/** Links to people, rooms and messages of Matrix itself: how a mention is written. */
const WITHIN_MATRIX = /^(?:https:\/\/matrix\.to\/#\/|matrix:)/i
const BREAKS = new Set([
  'p',
  'br',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'tr',
  'pre',
  'ul',
  'ol',
])
/** No tag begins in them until their own ends. */
const RAW = new Map(
  ['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map((name) => [
    name,
    new RegExp(`</${name}`, 'gi'),
  ]),
)
/** Attributes that clients show beside, or instead of, what stands between the tags. */
const SHOWN = ['alt', 'title', 'data-mx-spoiler', 'data-mx-maths']
const SHOWING = new Set(['img', 'span', 'div'])
const TARGET_LIMIT = 8_192
const TEXT_LIMIT = 2_048
const LINK_LIMIT = 1_000

type Tag = {
  readonly name: string
  readonly isEnd: boolean
  /** Of two of one name the first counts. */
  readonly attributes: ReadonlyMap<string, string>
  /** Behind it. */
  readonly end: number
}

const BEGINS_TAG = /<(\/?)([a-z][^\t\n\f\r />]*)/iy
const BETWEEN = /[\t\n\f\r /]*/y
const ATTRIBUTE_NAME = /[^\t\n\f\r />][^\t\n\f\r />=]*/y
const EQUALS = /[\t\n\f\r ]*=[\t\n\f\r ]*/y
const UNQUOTED = /[^\t\n\f\r >]*/y

/** Null: it never ends. Undefined: no tag begins there. */
function tagAt(html: string, begin: number): Tag | null | undefined {
  let at = begin
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(html)
    at += found?.[0].length ?? 0
    return found
  }
  const opened = take(BEGINS_TAG)
  if (opened === null) return undefined
  const attributes = new Map<string, string>()
  for (;;) {
    take(BETWEEN)
    if (html.charAt(at) === '>')
      return { name: (opened[2] ?? '').toLowerCase(), isEnd: opened[1] === '/', attributes, end: at + 1 }
    const name = take(ATTRIBUTE_NAME)?.[0].toLowerCase()
    if (name === undefined) return null
    let value = ''
    if (take(EQUALS) !== null) {
      const quote = html.charAt(at)
      if (quote === '"' || quote === "'") {
        const closing = html.indexOf(quote, at + 1)
        if (closing < 0) return null
        value = html.slice(at + 1, closing)
        at = closing + 1
      } else value = take(UNQUOTED)?.[0] ?? ''
    }
    if (!attributes.has(name)) attributes.set(name, decodeEntities(value, 'attribute'))
  }
}

/** Where what is no tag ends: a comment, a declaration, or the sign alone. */
function endOfOther(html: string, begin: number): number {
  if (html.startsWith('<!--', begin)) return endOf(html, '-->', begin + 2)
  return /^<(?:[!?]|\/[^a-z])/i.test(html.slice(begin, begin + 3)) ? endOf(html, '>', begin) : begin + 1
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

export function readHtml(html: string): Shown {
  const links: Link[] = []
  let text = ''
  let open: { readonly target: string; readonly from: number } | null = null
  const close = (): void => {
    if (open !== null && links.length < LINK_LIMIT && !WITHIN_MATRIX.test(open.target))
      links.push({
        text: text.slice(open.from).trim().slice(0, TEXT_LIMIT),
        target: open.target.slice(0, TARGET_LIMIT),
      })
    open = null
  }
  const show = ({ name, isEnd, attributes }: Tag): void => {
    const target = isEnd || name !== 'a' ? undefined : attributes.get('href')
    if (target !== undefined || (isEnd && name === 'a')) close()
    if (target !== undefined) open = { target: target.trim(), from: text.length }
    if (BREAKS.has(name)) text += '\n'
    if (!isEnd && SHOWING.has(name)) for (const shown of SHOWN) text += worded(attributes.get(shown))
  }
  let at = 0
  while (at < html.length) {
    const begin = html.indexOf('<', at)
    text += decodeEntities(html.slice(at, begin < 0 ? html.length : begin))
    if (begin < 0) break
    const tag = tagAt(html, begin)
    if (tag === null || tag === undefined) {
      at = tag === null ? html.length : endOfOther(html, begin)
      text += html.slice(begin, at)
      continue
    }
    show(tag)
    at = tag.isEnd ? tag.end : endOfRaw(html, tag)
    text += html.slice(tag.end, at)
  }
  close()
  return { text: text.trim(), links }
}

/** Behind a tag within which none begins, where its own end stands; behind others, where it ends itself. */
function endOfRaw(html: string, { name, end }: Tag): number {
  const closing = RAW.get(name)
  if (closing === undefined) return end
  closing.lastIndex = end
  return closing.exec(html)?.index ?? html.length
}

const worded = (value: string | undefined): string => (value === undefined || value === '' ? '' : ` ${value} `)
