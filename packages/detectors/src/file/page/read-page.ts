/**
 * What a page holds that runs or leads somewhere. It is searched in the raw text and not by the rules of a parser: what stands in comments is
 * read too, so nothing that a browser runs is missed for a trick in how comments and quotes end.
 */
import type { Budget } from '../archive-limits.ts'
import { withNamedLetters } from '../xml-letters.ts'
import { type Attributes, attributesOf } from './tag-attributes.ts'

export type PageParts = {
  /** Text of script elements, of what happens to elements, and behind `javascript:`. */
  readonly scripts: string[]
  /** Where scripts are fetched from. */
  readonly fetched: string[]
  /** Pages shown within it. */
  readonly frames: string[]
  /** Where it posts what is typed. Forms that ask an address for something, as searches do, are not among them. */
  readonly forms: string[]
  /** What its addresses begin with where they name no host. */
  readonly bases: string[]
  /** Where it leads by itself without a script. */
  readonly refreshes: string[]
  hasFields: boolean
  asksForPassword: boolean
  /** There is more in it than was read. */
  isUnread: boolean
  /** Letters of scripts that may still be read. */
  left: number
  /** Letters that may be read again and again: of tags that hold one another. */
  spare: number
}

/** Behind so many the rest is not told apart: pages that people make have some hundreds. */
const MOST_TAGS = 20_000
/** A script or a page may lie in an attribute. */
const LONGEST_TAG = 2_000_000
/** Letters of tags, and of scripts, in all. Behind them only the beginning of each tag is read, and no script: scripts that hold one another are one. */
const MOST_LETTERS = 8_000_000
/** Tags that hold one another are gone through twice, and not each anew. */
const TIMES_READ = 2
const LEAST_LETTERS = 100_000
const SHORT_TAG = 1_000
const LONGEST_HANDLER = 16_384
/** A page within an attribute of a page, as a browser reads it; no deeper. */
const MOST_WITHIN = 1

/** Browsers pass over tabs and line ends within the scheme of an address. */
const spread = (word: string): string => Array.from(word, (letter) => `${letter}[\\t\\r\\n]{0,9}`).join('')
const TAGS =
  '<(?:[a-z][\\w.-]{0,40}:)?(script|iframe|frame|object|embed|meta|form|input|button|textarea|base)(?=[\\s/>"\'])|' +
  `[\\s"'/]on[a-z]{3,24}\\s{0,9}(=)|(?:${spread('java')}|${spread('vb')})${spread('script')}\\s{0,9}(:)`
const VALUE = `\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`
const HAPPENS = new RegExp(`^[\\s"'/]on[a-z]{3,24}${VALUE}`, 'i')
const REFRESHES = /^\s*refresh/i
const AWAY = /url\s{0,9}=\s{0,9}["']?([^"']+)/i
const TYPED = /^(?:text|email|tel|number|search|password)$/
const POSTS = /^\s*post\b/i
const NAMES = ['name', 'id', 'placeholder', 'autocomplete']
const SECRET = /passw|passcode|pwd|\botp\b|\bcvv\b|密码|口令/i
/** How a field hides its letters without saying that it is one for a password. */
const HIDES_LETTERS = /-webkit-text-security\s{0,9}:\s{0,9}(?:disc|circle|square)/i

const valueOf = (found: RegExpExecArray | null): string | null =>
  found === null ? null : withNamedLetters(found[1] ?? found[2] ?? found[3] ?? '')

/** The first of these that a tag has; null: none. */
const firstOf = (attributes: Attributes, names: readonly string[]): string | null =>
  names.map((name) => attributes.get(name)).find((value) => value !== undefined) ?? null

function noteField(field: Attributes, parts: PageParts): void {
  const type = (field.get('type') ?? 'text').trim().toLowerCase()
  if (!TYPED.test(type)) return
  parts.hasFields = true
  if (type === 'password' || NAMES.some((name) => SECRET.test(field.get(name) ?? ''))) parts.asksForPassword = true
}

/** One that shows another page, or holds one in its address or beside it. */
function noteFrame(frame: Attributes, parts: PageParts, within: number): void {
  const shown = firstOf(frame, ['src', 'data'])
  if (shown !== null) parts.frames.push(shown.slice(0, LONGEST_HANDLER))
  if (within >= MOST_WITHIN) return
  const inner = frame.get('srcdoc') ?? (shown === null ? null : pageInAddress(shown))
  if (inner === null) return
  parts.left += inner.length
  readInto(inner, parts, within + 1)
}

function noteTag(name: string, tag: Attributes, parts: PageParts): void {
  if (name === 'input' || name === 'textarea') noteField(tag, parts)
  if (name === 'meta') {
    const away = REFRESHES.test(tag.get('http-equiv') ?? '') ? AWAY.exec(tag.get('content') ?? '')?.[1] : undefined
    if (away !== undefined) parts.refreshes.push(away.trim())
    return
  }
  if (name === 'base') {
    const base = tag.get('href')
    if (base !== undefined) parts.bases.push(base)
    return
  }
  const action = firstOf(tag, ['formaction', 'action'])
  if (action !== null && (tag.has('formaction') || POSTS.test(tag.get('method') ?? ''))) parts.forms.push(action)
}

/** How many letters from its beginning a tag ends, and how many were gone through. `>` between quotes ends none, unless nothing else does. */
function lengthOfTag(tag: string): { readonly length: number; readonly read: number } {
  let quote = 0
  for (let at = 0; at < tag.length; at++) {
    const letter = tag.charCodeAt(at)
    if (quote !== 0) {
      if (letter === quote) quote = 0
    } else if (letter === CLOSES) return { length: at, read: at }
    else if (letter === DOUBLE || letter === SINGLE) quote = letter
  }
  const close = tag.indexOf('>')
  return { length: close < 0 ? tag.length : close, read: tag.length }
}
const CLOSES = 0x3e
const DOUBLE = 0x22
const SINGLE = 0x27

const END_OF_SCRIPT = /<\/script/gi

/** Where something stands next; -1: nowhere. Letters of other sizes make a text longer, so it is not sought in one of small letters. */
function indexOf(page: string, what: RegExp, from: number): number {
  what.lastIndex = from
  return what.exec(page)?.index ?? -1
}

function readInto(page: string, parts: PageParts, within: number): void {
  const tags = new RegExp(TAGS, 'gi')
  let left = MOST_TAGS
  let letters = Math.min(MOST_LETTERS, Math.max(LEAST_LETTERS, TIMES_READ * page.length))
  let isRest = false
  for (let found = tags.exec(page); found !== null; found = tags.exec(page)) {
    if (left-- <= 0) {
      parts.isUnread = true
      return
    }
    const at = found.index
    if (found[2] !== undefined) {
      const happens = parts.left <= 0 ? null : valueOf(HAPPENS.exec(page.slice(at, at + LONGEST_HANDLER)))
      if (happens === null) continue
      parts.scripts.push(happens)
      parts.left -= happens.length
      continue
    }
    if (found[3] !== undefined) {
      const [address = ''] = /^[^>]{0,4000}/.exec(page.slice(tags.lastIndex, at + LONGEST_HANDLER)) ?? []
      if (parts.left > 0) parts.scripts.push(withNamedLetters(address))
      parts.left -= address.length
      continue
    }
    const name = found[1]?.toLowerCase() ?? ''
    const looked = page.slice(at, at + Math.max(SHORT_TAG, Math.min(LONGEST_TAG, letters)))
    const { length, read } = lengthOfTag(looked)
    const tag = looked.slice(0, length)
    if (letters <= 0) parts.spare -= read
    if (parts.spare < 0) {
      parts.isUnread = true
      return
    }
    letters -= read
    if (name !== 'script') {
      if (/frame|object|embed/.test(name)) noteFrame(attributesOf(tag), parts, within)
      else noteTag(name, attributesOf(tag), parts)
      continue
    }
    const end = at + tag.length
    const source = firstOf(attributesOf(tag), ['src', 'href'])
    if (source !== null) parts.fetched.push(source)
    if (parts.left <= 0) {
      parts.isUnread ||= !isRest
      continue
    }
    const closed = indexOf(page, END_OF_SCRIPT, end)
    const body = page.slice(end + 1, closed < 0 ? page.length : closed)
    parts.scripts.push(body)
    // One that ends nowhere is the rest of the page, and of those behind it.
    isRest = closed < 0
    parts.left = isRest ? 0 : parts.left - body.length
    // What a script writes is no part of the page. A script in a comment ends where the comment does, and hides nothing behind it.
    if (closed >= 0 && !body.includes('-->')) tags.lastIndex = closed
  }
}

/** `page`: its text, with letters instead of their numbers. Scripts that hold one another take of the budget what they are longer than the page. */
export function readPage(page: string, budget: Pick<Budget, 'texts'>): PageParts {
  const parts: PageParts = {
    scripts: [],
    fetched: [],
    frames: [],
    forms: [],
    bases: [],
    refreshes: [],
    hasFields: false,
    asksForPassword: HIDES_LETTERS.test(page),
    isUnread: false,
    left: Math.min(MOST_LETTERS, page.length + Math.max(0, budget.texts)),
    spare: Math.max(0, budget.texts),
  }
  readInto(page, parts, 0)
  const read = parts.scripts.reduce((sum, { length }) => sum + length, 0)
  budget.texts = Math.min(budget.texts, parts.spare) - Math.max(0, read - page.length)
  return parts
}

const IN_ADDRESS = /^\s{0,9}data:([^,]{0,80}),/i

/** What an address holds itself, as pages in one file have it; null: it holds nothing of that type. */
export function heldInAddress(target: string, type: RegExp): string | null {
  const head = IN_ADDRESS.exec(target)
  if (head === null || !type.test(head[1] ?? '')) return null
  const rest = target.slice(head[0].length)
  try {
    return /;\s{0,9}base64$/i.test(head[1] ?? '') ? atob(rest.replace(/\s+/g, '')) : decodeURIComponent(rest)
  } catch {
    return rest
  }
}

const pageInAddress = (target: string): string | null => heldInAddress(target, /html|svg|xml/i)
