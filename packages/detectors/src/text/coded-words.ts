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

/** By code unit: the six bits of base64 that a sign stands for; 64: none. */
const SIX = new Uint8Array(128).fill(64)
for (const [six, sign] of Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').entries())
  SIX[sign.charCodeAt(0)] = six
SIX['-'.charCodeAt(0)] = 62
SIX['_'.charCodeAt(0)] = 63

const isHex = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x66) || (unit >= 0x41 && unit <= 0x46)
const isControl = (byte: number): boolean => (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 0x7f

/** Bytes that follow the first of a character; -1: none begins so. */
function followers(byte: number): number {
  if (byte < 0x80) return 0
  return byte < 0xc2 || byte > 0xf4 ? -1 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
}

/**
 * False where the first signs, as base64, begin no text: paths, rules and ids are as long as codes, and a few bytes tell them apart. True of all
 * that may be hexadecimal.
 */
function mayBegin(text: string, start: number): boolean {
  let [bits, held, follow, hex] = [0, 0, 0, true]
  for (let at = start; at < start + SHORTEST; at++) {
    const unit = text.charCodeAt(at)
    const six = SIX[unit] ?? 64
    if (six === 64) return true
    hex &&= isHex(unit)
    held = ((held << 6) | six) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    const byte = (held >> bits) & 0xff
    if (follow > 0 ? (byte & 0xc0) !== 0x80 : isControl(byte) || followers(byte) < 0) {
      return hex && isHexUntil(text, at, start + SHORTEST)
    }
    follow = follow > 0 ? follow - 1 : followers(byte)
  }
  return true
}

function isHexUntil(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isHex(text.charCodeAt(at))) return false
  return true
}

/** What a code holds; null: nothing that can be read. What is longer is read up to there, where the last character may be cut. */
function textIn(code: string): string | null {
  const bytes = bytesOf(code.slice(0, LONGEST))
  if (bytes === null) return null
  const whole = utf8.decode(bytes)
  const text = code.length > LONGEST ? whole.replace(/\ufffd$/, '') : whole
  return !text.includes('\ufffd') && READABLE.test(text) ? text : null
}

export type CodedWords = { readonly words: string; readonly start: number; readonly end: number }

const NONE: readonly CodedWords[] = []

export const codedWords = (text: string): readonly CodedWords[] => codedTexts(text, HAS_WORDS)

/** A code of so many signs covers one of the places that are asked, so that most texts are asked in a few of them. `having`: what it has to hold. */
export function codedTexts(text: string, having: RegExp): readonly CodedWords[] {
  let found: CodedWords[] | null = null
  for (let at = SHORTEST - 1; at < text.length; at += SHORTEST) {
    if (!stands(text, at)) continue
    let start = at
    let end = at + 1
    while (start > 0 && stands(text, start - 1)) start--
    while (end < text.length && stands(text, end)) end++
    if (end - start >= SHORTEST && mayBegin(text, start)) {
      const words = textIn(text.slice(start, end))
      if (words !== null && having.test(words)) (found ??= []).push({ words, start, end })
      if (found !== null && found.length >= MOST) break
    }
    while (at + SHORTEST < end) at += SHORTEST
  }
  return found ?? NONE
}
