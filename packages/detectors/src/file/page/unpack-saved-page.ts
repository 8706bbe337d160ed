/** Pages that browsers and offices save with all they show as one file, written as a mail is (RFC 2557). */

const HEAD_LOOKED_AT = 4_096
const MIME = /^(?:mime-version|content-type)\s{0,9}:/im
const SOFT_END = /=\r?\n/g
const WRITTEN_AS_NUMBER = /=([0-9a-f]{2})/gi
/** Lines of base64 that are long enough to hold markup. */
const PACKED_LINES = /(?:^[a-z0-9+/]{40,}={0,2}\r?\n?)+/gim
const MOST_PACKED = 64

function unpacked(lines: string): string {
  try {
    const text = atob(lines.replace(/\s+/g, ''))
    return text.includes('<') ? text : ''
  } catch {
    return ''
  }
}

/** The page with its parts unpacked, behind what it was; any other text as it is. */
export function withSavedParts(page: string): string {
  const head = page.slice(0, HEAD_LOOKED_AT)
  if (head.trimStart().startsWith('<') || !MIME.test(head)) return page
  const parts = [
    page
      .replace(SOFT_END, '')
      .replace(WRITTEN_AS_NUMBER, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  ]
  for (const { 0: lines } of page.matchAll(PACKED_LINES)) {
    if (parts.length > MOST_PACKED) break
    parts.push(unpacked(lines))
  }
  return parts.join('\n')
}
