/**
 * British papers, courts and help desks quote between single marks, which are apostrophes as well. A pair of them around several words is read
 * as quotation marks: what stands between is somebody's that is told of, judged or translated.
 */

const OPENS = /['‘]/
const LETTER = /[\p{L}\p{N}]/u
/** Signs after which a word begins, and before which one ends. */
const BEFORE = /[\s([:,;/–—-]/
/** UTF-16 units between the marks: `rock 'n' roll` quotes nothing, and nobody keeps one open for a page. */
const LEAST = 6
const MOST = 240

const isLetter = (text: string, at: number): boolean => LETTER.test(text.charAt(at))
const isMark = (text: string, at: number): boolean => text[at] === "'" || text[at] === '’'

/** Where the quotation ends that begins at a place; -1 where none does. */
function closingOf(text: string, from: number): number {
  const last = Math.min(text.length, from + MOST)
  for (let at = from + 1; at < last && text[at] !== '\n'; at += 1)
    if (isMark(text, at) && !isLetter(text, at + 1) && !/\s/.test(text.charAt(at - 1))) return at
  return -1
}

/** The text with such pairs as quotation marks; each unit stays in its place. */
export function withQuoteMarks(text: string): string {
  if (!OPENS.test(text)) return text
  let read = ''
  let done = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== "'" && text[at] !== '‘') continue
    if (at > 0 && !BEFORE.test(text.charAt(at - 1))) continue
    if (!isLetter(text, at + 1)) continue
    const end = closingOf(text, at)
    if (end < 0) continue
    if (end - at > LEAST && /\s/.test(text.slice(at, end))) {
      read += `${text.slice(done, at)}"${text.slice(at + 1, end)}"`
      done = end + 1
    }
    at = end
  }
  return done === 0 ? text : read + text.slice(done)
}
