/** What goes into one text of an event: bytes of UTF-8, not letters. */
const MOST_BYTES = 65_536

/** Whole characters; what is more is left out. */
export function cutText(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text
  const bytes = Buffer.from(text)
  let end = MOST_BYTES
  // A byte that goes on with a character begins with 10.
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.toString('utf8', 0, end)
}
