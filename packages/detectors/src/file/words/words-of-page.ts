/** Words that a page shows: what is within its tags, but scripts and styles. */
import { textOf } from '../file-types.ts'
import { decodeAs, gatherWords, withReferences } from './gather-words.ts'

const LOOKED_AT = 1_000_000
const HEAD = 2_048
const CHARSET = /<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,40})/i

/** What shows nothing, by how it begins, and where it ends. */
const SILENT = /<(?:!--|(script|style|svg|template|noscript|head)\b)/iy
const CLOSERS: Readonly<Record<string, RegExp>> = {
  '!--': /-->/g,
  script: /<\/script/gi,
  style: /<\/style/gi,
  svg: /<\/svg/gi,
  template: /<\/template/gi,
  noscript: /<\/noscript/gi,
  head: /<\/head|<body/gi,
}
/** Tags within a line of text. Others begin a new one. */
const WITHIN = /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b/i

/** As the page says, where it says that; else by its first bytes. */
export function lettersOfPage(bytes: Uint8Array): string {
  const looked = bytes.subarray(0, LOOKED_AT)
  const charset = CHARSET.exec(new TextDecoder('windows-1252').decode(looked.subarray(0, HEAD)))?.[1]
  return charset === undefined || /^utf-?(?:8|16)/i.test(charset) ? textOf(looked) : decodeAs(charset, looked)
}

export function wordsOfPage(page: string): string {
  const words = gatherWords()
  for (let at = 0; at < page.length && !words.isFull(); ) {
    const open = page.indexOf('<', at)
    const end = open < 0 ? page.length : open
    words.add(withReferences(page.slice(at, end).replace(/\s+/g, ' ')))
    if (open < 0) break
    at = behindTag(page, open, words.add)
  }
  return words.text()
}

/** Where a tag, or what it keeps from being shown, ends. */
function behindTag(page: string, open: number, add: (text: string) => void): number {
  SILENT.lastIndex = open
  const silent = SILENT.exec(page)
  const closer = silent === null ? undefined : CLOSERS[silent[1]?.toLowerCase() ?? '!--']
  if (closer !== undefined) {
    closer.lastIndex = open + 1
    if (closer.exec(page) === null) return page.length
    const close = page.indexOf('>', closer.lastIndex - 1)
    return close < 0 ? page.length : close + 1
  }
  const close = page.indexOf('>', open)
  if (!WITHIN.test(page.slice(open, open + 12))) add('\n')
  return close < 0 ? page.length : close + 1
}
