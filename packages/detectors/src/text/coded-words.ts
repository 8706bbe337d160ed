/**
 * Words that stand in a text as base64 or as hexadecimal digits: everybody's tools read them back. What comes out as anything but words - a
 * picture, a key, a checksum - says nothing.
 */

/** Shorter ones hold a word or two. */
const SHORTEST = 24
const LONGEST = 8_192
const MOST = 4

/** By code unit: whether it may stand in one. */
const MAY = new Uint8Array(128)
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=') MAY[sign.charCodeAt(0)] = 1
const stands = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit < 128 && MAY[unit] === 1
}

const HEX = /^(?:[0-9a-f]{2})+$/i
const BASE64 = /^[A-Za-z0-9+/]+$/
const utf8 = new TextDecoder('utf-8')

function bytesOf(code: string): Uint8Array | null {
  if (HEX.test(code)) return Uint8Array.from(code.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const fill = code.indexOf('=')
  const plain = (fill < 0 ? code : code.slice(0, fill)).replaceAll('-', '+').replaceAll('_', '/')
  if (plain.length % 4 === 1 || !BASE64.test(plain)) return null
  return Uint8Array.from(atob(plain), (sign) => sign.charCodeAt(0))
}

/** Nothing but letters and what stands between them, some of it a gap or Chinese. */
const READABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\r\n\t\u200b-\u200d\ufe0f]+$/u
const HAS_WORDS = /\p{L}\p{M}?[,.!?]? \p{L}|\p{Script=Han}{2}/u

/** What is longer is read up to there, where the last character may be cut. */
function wordsIn(code: string): string | null {
  const bytes = bytesOf(code.slice(0, LONGEST))
  if (bytes === null) return null
  const whole = utf8.decode(bytes)
  const text = code.length > LONGEST ? whole.replace(/\ufffd$/, '') : whole
  return !text.includes('\ufffd') && READABLE.test(text) && HAS_WORDS.test(text) ? text : null
}

export type CodedWords = { readonly words: string; readonly start: number; readonly end: number }

const NONE: readonly CodedWords[] = []

/** A code of so many signs covers one of the places that are asked, so that most texts are asked in a few of them. */
export function codedWords(text: string): readonly CodedWords[] {
  let found: CodedWords[] | null = null
  for (let at = SHORTEST - 1; at < text.length; at += SHORTEST) {
    if (!stands(text, at)) continue
    let start = at
    let end = at + 1
    while (start > 0 && stands(text, start - 1)) start--
    while (end < text.length && stands(text, end)) end++
    if (end - start >= SHORTEST) {
      const words = wordsIn(text.slice(start, end))
      if (words !== null) (found ??= []).push({ words, start, end })
      if (found !== null && found.length >= MOST) break
    }
    while (at + SHORTEST < end) at += SHORTEST
  }
  return found ?? NONE
}
