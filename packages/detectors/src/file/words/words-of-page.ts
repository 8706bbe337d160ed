/** Words that a page shows: what is within its tags, but scripts and styles. */
import { textOf } from '../file-types.ts'
import { eachShown } from '../page/shown-of-page.ts'
import { decodeAs, gatherWords, isSaid, withReferences } from './gather-words.ts'

const LOOKED_AT = 1_000_000
const HEAD = 2_048
const CHARSET = /<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,40})/i

/** Tags within a line of text. Others begin a new one. */
const WITHIN = /^<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b/i

/** As the page says, where it says that; else by its first bytes. */
export function lettersOfPage(bytes: Uint8Array): string {
  const looked = bytes.subarray(0, LOOKED_AT)
  const charset = CHARSET.exec(new TextDecoder('windows-1252').decode(looked.subarray(0, HEAD)))?.[1]
  return charset === undefined || /^utf-?(?:8|16)/i.test(charset) ? textOf(looked) : decodeAs(charset, looked)
}

/** What a picture is called, what is told of something, what a field asks for and holds. */
const TOLD = /\s(?:alt|title|placeholder|value|aria-label)\s{0,9}=\s{0,9}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')/gi
const MOST_TOLD = 500

export function wordsOfPage(page: string): string {
  const words = gatherWords()
  eachShown(page, (text, tag) => {
    words.add(withReferences(text.replace(/\s+/g, ' ')))
    if (tag !== '' && !WITHIN.test(tag)) words.add('\n')
    return !words.isFull()
  })
  let left = MOST_TOLD
  for (const [, quoted, plain] of page.matchAll(TOLD)) {
    if (left-- <= 0 || words.isFull()) break
    const told = withReferences(quoted ?? plain ?? '').replace(/\s+/g, ' ')
    if (isSaid(told)) words.add(`\n${told}\n`)
  }
  return words.text()
}

const DRAWING = /<(\/?)svg\b/gi

/** Of a drawing that is itself the file: within a page drawings are passed over. */
export const wordsOfDrawing = (drawing: string): string => wordsOfPage(drawing.replace(DRAWING, '<$1g'))
