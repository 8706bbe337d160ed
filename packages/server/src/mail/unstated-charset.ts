/** Text that does not say in which encoding it is, or by a name that nobody knows: what its bytes are is found out, and stated where they are in base64 or quoted-printable. */
import { isUtf8 } from 'node:buffer'

const CHARSET = /charset\s*=\s*"?([\w.:-]{1,40})/i
const GIVES_NOTHING = /^(?:us-ascii|ascii|ansi_x3\.4-1968|(?:x-)?unknown(?:-8bit)?)$/i
const CONTENT_TYPE = /^content-type\s*:\s*[^;\s]+/im
/** A word of a head. Programs that hand on what they cannot read write `unknown-8bit` before it. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?\s]*)\?=/gi

/** Null: it says nothing of its bytes. */
export function charsetOf(head: string): string | null {
  const stated = CHARSET.exec(head)?.[1] ?? null
  return stated === null || GIVES_NOTHING.test(stated) ? null : stated
}

/** `head`, with another charset in the place of the one that stands there. */
export const withCharset = (head: string, charset: string): string => head.replace(CHARSET, `charset=${charset}`)

/** Whether most of what is not ASCII are the common characters of Chinese, as GB 18030 has them. */
export function looksChinese(bytes: Uint8Array): boolean {
  let [common, rare] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x80) continue
    at += 1
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common += 1
    // What stands there are the points and signs of Chinese.
    else if (lead < 0xa1 || lead > 0xa3 || trail < 0xa1) rare += 1
  }
  return common >= 2 && common >= 4 * rare
}

/** The charset to state of bytes that go by `stated`; null: leave it as it is. */
export function charsetFor(stated: string | null, bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte < 0x80)) return null
  if (isUtf8(bytes)) return stated === null || !isKnown(stated) ? 'utf-8' : null
  if (stated !== null) return null
  return looksChinese(bytes) ? 'gb18030' : 'windows-1252'
}

/** Code pages that mail is written in under names that the platform lacks. */
const CODE_PAGE = /^(?:x-)?(?:cp|ms|windows-)\d{3,5}$/i

function isKnown(charset: string): boolean {
  if (CODE_PAGE.test(charset)) return true
  try {
    return new TextDecoder(charset).encoding !== ''
  } catch {
    return false // no name of an encoding here; whoever reads it may know it
  }
}

/** The head of an encoded part of text, with the charset of its bytes. */
export function stateCharset(head: string, body: Uint8Array): string {
  const type = CONTENT_TYPE.exec(head)?.[0] ?? null
  if (type !== null && !/:\s*text\//i.test(type)) return head
  const encoding = /^content-transfer-encoding\s*:\s*(base64|quoted-printable)/im.exec(head)?.[1]
  if (encoding === undefined) return head
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
  const bytes = /^base64$/i.test(encoding) ? Buffer.from(text, 'base64') : fromQuoted(text.replace(/=[ \t]*\r?\n/g, ''))
  const charset = charsetFor(charsetOf(head), bytes)
  if (charset === null) return head
  if (CHARSET.test(head)) return withCharset(head, charset)
  return type === null
    ? `${head}\r\nContent-Type: text/plain; charset=${charset}`
    : head.replace(CONTENT_TYPE, `${type}; charset=${charset}`)
}

/** The words of a head that say nothing of their bytes, with the charset of these. */
export function stateOfWords(head: string): string {
  return head.replace(ENCODED_WORD, (whole, stated: string, way: string, word: string) => {
    const bytes = /b/i.test(way) ? Buffer.from(word, 'base64') : fromQuoted(word)
    const charset = charsetFor(GIVES_NOTHING.test(stated) ? null : stated, bytes)
    return charset === null ? whole : `=?${charset}?${way}?${word}?=`
  })
}

function fromQuoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}
