/** Ids of decisions as the 16 bytes that they are, for memory that holds a million of them. */
const scratch = new Uint8Array(16)

/** The 16 bytes of an id, good until the next call: whoever keeps them copies them. */
export function idBytes(id: string): Uint8Array {
  let digits = 0
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at)
    if (code === DASH) continue
    const value = code >= LOWER_A ? code - LOWER_A + 10 : code - ZERO
    const byte = digits >> 1
    scratch[byte] = (digits & 1) === 0 ? value << 4 : (scratch[byte] ?? 0) | value
    digits++
  }
  return scratch
}

const DASH = 0x2d
const ZERO = 0x30
const LOWER_A = 0x61

/** 16 bytes -> the id's usual writing. */
export function idText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
